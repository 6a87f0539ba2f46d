import { covers } from '../mesh/hosts.ts';
import { policyLevels } from '../mesh/traffic-policies.ts';
import { asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, 1.21 upgrade notes (verification by the system's roots is on), analysis messages IST0128 and IST0129. */
export default defineRule({
  name: 'server-verified-by-system-roots',
  aliases: ['IST0128', 'IST0129'],
  severity: 'info',
  summary: 'A DestinationRule starts TLS and names no certificate authority for the server.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const rule of mesh.of('DestinationRule')) {
      const host = mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace);
      const outside = mesh
        .entriesFor(host)
        .some(
          (entry) => entry.location === 'MESH_EXTERNAL' && entry.hosts.some((name) => covers(name, host)),
        );
      // Public servers have certificates that the system's roots verify.
      if (outside) continue;
      const selected = rule.spec.workloadSelector !== undefined;
      for (const { value, port, subset, at } of policyLevels(rule)) {
        const tls = asMap(value.tls);
        if (subset !== undefined || !['SIMPLE', 'MUTUAL'].includes(asText(tls.mode) ?? '')) continue;
        if (asText(tls.caCertificates)) continue;
        const named = asText(tls.credentialName) !== undefined;
        if (named && selected) continue;
        const towards = `\`${host}\`${port === undefined ? '' : `, port ${port}`}`;
        report({
          at: at('tls', 'mode'),
          aliases: [at().path.includes('portLevelSettings') ? 'IST0129' : 'IST0128'],
          message:
            tls.insecureSkipVerify === true
              ? `The certificate of ${towards} is not verified at all.`
              : named
                ? `\`credentialName\` is used by gateways. Sidecars use it only in a DestinationRule with a \`workloadSelector\`; without one they talk to ${towards} in plain text.`
                : `The certificate of ${towards} is verified with the root certificates of the proxy's system. One from a private authority is refused: name that in \`caCertificates\`.`,
        });
      }
    }
  },
});
