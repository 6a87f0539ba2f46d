import { destinations } from '../mesh/routes.ts';
import { rulesCovering } from '../mesh/traffic-policies.ts';
import { asList, asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Destination Rule reference, `host` (wildcards cover their names) and `subsets`. */
export default defineRule({
  name: 'subset-not-found',
  aliases: ['IST0101', 'KIA1107'],
  severity: 'error',
  summary: 'A route names a subset that no DestinationRule of its host defines.',
  reads: ['VirtualService'],
  needs: ['DestinationRule'],
  fixable: false,
  check(mesh, report) {
    // Where not one was pasted, they were left out rather than forgotten in the cluster.
    const comparable = mesh.of('DestinationRule').length > 0;
    const subsetsOf = new Map<string, Set<string>>();
    for (const virtualService of mesh.of('VirtualService')) {
      for (const { host, subset, at } of destinations(mesh, virtualService)) {
        if (!subset) continue;
        const known =
          subsetsOf.get(host) ??
          new Set(
            rulesCovering(mesh, host).flatMap((rule) =>
              asList(rule.spec.subsets).map((item) => asText(asMap(item).name) ?? ''),
            ),
          );
        subsetsOf.set(host, known);
        if (known.has(subset)) continue;
        const has = known.size > 0 ? ` It has ${[...known].map((name) => `\`${name}\``).join(', ')}.` : '';
        report({
          at: at('subset'),
          comparable,
          message: `No DestinationRule defines subset \`${subset}\` of \`${host}\`: requests on this route are answered 503 with the flag NC (no such cluster).${has}`,
        });
      }
    }
  },
});
