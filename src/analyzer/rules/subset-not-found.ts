import { destinations } from '../mesh/routes.ts';
import { asList, asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'subset-not-found',
  aliases: ['IST0101', 'KIA1107'],
  severity: 'error',
  summary: 'A route names a subset that no DestinationRule of its host defines.',
  reads: ['VirtualService'],
  needs: ['DestinationRule'],
  fixable: false,
  check(mesh, report) {
    const subsets = new Map<string, Set<string>>();
    for (const rule of mesh.of('DestinationRule')) {
      const host = mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace);
      const names = subsets.get(host) ?? new Set();
      for (const subset of asList(rule.spec.subsets)) names.add(asText(asMap(subset).name) ?? '');
      subsets.set(host, names);
    }
    for (const virtualService of mesh.of('VirtualService')) {
      for (const { host, subset, at } of destinations(mesh, virtualService)) {
        if (!subset || subsets.get(host)?.has(subset)) continue;
        const known = [...(subsets.get(host) ?? [])];
        const has = known.length > 0 ? ` It has ${known.map((name) => `\`${name}\``).join(', ')}.` : '';
        report({
          at: at('subset'),
          message: `No DestinationRule defines subset \`${subset}\` of \`${host}\`: requests on this route are answered 503 with the flag NC (no such cluster).${has}`,
        });
      }
    }
  },
});
