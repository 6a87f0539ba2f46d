import { fix, insertKey } from '../fix/index.ts';
import { isHttp } from '../mesh/protocols.ts';
import { originations } from '../mesh/tls-origination.ts';
import { asList, asMap } from '../parse/json.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Port of plain HTTP (IANA): a server that takes TLS there is not to be expected. */
const PLAIN = 80;

/** Sources: istio.io, "Egress TLS Origination" (targetPort 443 behind port 80); istio issue 35661. */
export default defineRule({
  name: 'tls-origination-to-plain-port',
  aliases: [],
  severity: 'error',
  summary: 'A DestinationRule starts TLS towards port 80, and no targetPort leads to a port with TLS.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const { rule, host, mode, entry, port, at } of originations(mesh)) {
      if (port.number !== PLAIN || !isHttp(port.protocol)) continue;
      const moved = asList(entry.resource.spec.endpoints).some((item) => {
        const ports = asMap(asMap(item).ports);
        return port.name !== undefined && ports[port.name] !== undefined;
      });
      if (moved || (port.targetPort !== undefined && port.targetPort !== PLAIN)) continue;
      report({
        at,
        message: `TLS mode ${mode} holds for port 80 of \`${host}\`, and nothing leads it to a port where the server takes TLS. The handshake goes to the plain port and fails with WRONG_VERSION_NUMBER.`,
        related: [{ at: port.at(), message: 'The port, without `targetPort: 443`' }],
      });
      report({
        at: port.at('targetPort'),
        message: `${describe(rule)} starts TLS towards this port, and without \`targetPort\` the connection goes to port 80 of the server, which speaks plain HTTP.`,
        related: [{ at, message: 'The TLS settings' }],
        fixes:
          port.targetPort === undefined
            ? [fix('Send it to port 443', 'review', insertKey(port.at(), 'targetPort', '443', 'number'))]
            : [],
      });
    }
  },
});
