import { fix, replaceValue } from '../fix/index.ts';
import { backendsTo } from '../mesh/backends.ts';
import { type Hint, websocketHint, websocketName, websocketRule } from '../mesh/hints.ts';
import type { Mesh } from '../mesh/index.ts';
import { isHttp } from '../mesh/protocols.ts';
import { policyLevels, rulesFor } from '../mesh/traffic-policies.ts';
import { asList, asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: Envoy, HTTP upgrades (allow_connect); istio/istio#27078; listener_builder.go sets no allow_connect. */
export default defineRule({
  name: 'websocket-over-http2',
  aliases: [],
  severity: 'warning',
  summary: 'Connections to a WebSocket host are upgraded to HTTP/2, which breaks the handshake.',
  reads: ['*'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const rule of mesh.of('DestinationRule')) {
      const host = mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace);
      for (const { value, port, at } of policyLevels(rule)) {
        const http = asMap(asMap(value.connectionPool).http);
        if (http.h2UpgradePolicy !== 'UPGRADE' || http.useClientProtocol === true) continue;
        const hint = hostHint(mesh, host, port);
        if (!hint) continue;
        const place = at('connectionPool', 'http', 'h2UpgradePolicy');
        report({
          at: place,
          severity: hint.strength === 'strong' ? 'warning' : 'info',
          certainty: 'likely',
          message: `\`${host}\` looks like WebSocket (${hint.why}), and this speaks HTTP/2 to it. Istio's listeners don't take an upgrade over HTTP/2: handshakes fail.`,
          fixes: [fix('Say DO_NOT_UPGRADE', 'review', replaceValue(place, 'DO_NOT_UPGRADE'))],
        });
      }
    }
    for (const config of mesh.meshConfigs) {
      if (config.value.h2UpgradePolicy !== 'UPGRADE') continue;
      for (const service of mesh.services) {
        if (optsOut(mesh, service.host)) continue;
        for (const port of service.ports) {
          const hint = isHttp(port.protocol) ? websocketHint(service, port) : undefined;
          if (!hint) continue;
          report({
            at: config.at('h2UpgradePolicy'),
            severity: hint.strength === 'strong' ? 'warning' : 'info',
            certainty: 'likely',
            message: `This speaks HTTP/2 to every port declared as HTTP, also to \`${service.host}\` port ${port.number ?? '?'}, which looks like WebSocket (${hint.why}): handshakes fail. Set \`h2UpgradePolicy: DO_NOT_UPGRADE\` for that host in a DestinationRule.`,
            related: [{ at: port.at('name'), message: 'The WebSocket port' }],
          });
        }
      }
    }
  },
});

function optsOut(mesh: Mesh, host: string): boolean {
  return rulesFor(mesh, host)
    .flatMap(policyLevels)
    .map(({ value }) => asMap(asMap(value.connectionPool).http))
    .some((http) => http.h2UpgradePolicy === 'DO_NOT_UPGRADE' || http.useClientProtocol === true);
}

/** Signs that a host serves WebSocket: its ports, its name, or the rules that route to it. */
function hostHint(mesh: Mesh, host: string, port: number | undefined): Hint | undefined {
  const service = mesh.service(host);
  const hints = (service?.ports ?? [])
    .filter((item) => port === undefined || item.number === port)
    .flatMap((item) => websocketHint(service!, item) ?? []);
  const name = host.split('.', 1)[0] ?? '';
  const byName = websocketName(name);
  if (byName) hints.push({ why: `the host is called \`${name}\``, strength: byName });
  for (const { resource, list, rule } of backendsTo(mesh, host)) {
    if (list !== 'http') continue;
    const rules = asList(resource.spec.http ?? resource.spec.rules);
    const hint = websocketRule(rules[rule]);
    if (hint) hints.push({ ...hint, why: `a rule routes to it and ${hint.why}` });
  }
  return hints.find((hint) => hint.strength === 'strong') ?? hints[0];
}
