import { groupBy } from '../mesh/index.ts';
import { asList, asMap, asText, isMap, textMap, textsOf } from '../parse/json.ts';
import { describe, type Place, type Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

interface Part {
  rule: Resource;
  /** What the part is, in words. */
  what: string;
  content: string;
  at: Place;
}

/**
 * Sources: istio.io, "Split large virtual services and destination rules into multiple resources";
 * pilot/pkg/model/destination_rule.go (the first top-level policy, and the first subset of a name, are kept).
 */
export default defineRule({
  name: 'destination-rules-clash',
  aliases: ['KIA0201'],
  severity: 'warning',
  summary: 'Two DestinationRules of one host set the same thing, and one of them is ignored.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const merged = groupBy(mesh.of('DestinationRule'), (rule) => {
      const host = mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace).toLowerCase();
      const to = textsOf(rule.spec.exportTo).map((scope) => (scope === '.' ? (rule.namespace ?? '') : scope));
      const labels = Object.entries(textMap(asMap(rule.spec.workloadSelector).matchLabels));
      return JSON.stringify([rule.namespace, host, [...new Set(to)].sort(), labels.sort()]);
    });
    for (const rules of merged.values()) {
      if (rules.length < 2) continue;
      for (const [what, parts] of groupBy(rules.flatMap(partsOf), (part) => part.what)) {
        const first = new Map(parts.map((part) => [part.rule, part]));
        if (first.size < 2) continue;
        const same = new Set(parts.map((part) => part.content)).size === 1;
        for (const part of first.values()) {
          const others = [...first.values()].filter((other) => other.rule !== part.rule).slice(0, 5);
          report({
            at: part.at,
            severity: same ? 'info' : 'warning',
            message: `${others.map((other) => describe(other.rule)).join(', ')} has ${what} for \`${asText(part.rule.spec.host)}\` too. Istio merges the rules of one host, and takes ${what === 'a trafficPolicy' ? 'the policy' : 'the subset'} of the older rule only${same ? '; here both say the same' : ''}.`,
            related: others.map((other) => ({ at: other.at, message: 'The other one' })),
          });
        }
      }
    }
  },
});

function partsOf(rule: Resource): Part[] {
  const { trafficPolicy, subsets } = rule.spec;
  const policy: Part[] =
    isMap(trafficPolicy) && Object.keys(trafficPolicy).length > 0
      ? [
          {
            rule,
            what: 'a trafficPolicy',
            content: JSON.stringify(trafficPolicy),
            at: rule.at('spec', 'trafficPolicy'),
          },
        ]
      : [];
  return [
    ...policy,
    ...asList(subsets).flatMap((item, index): Part[] => {
      const name = asText(asMap(item).name);
      return name === undefined
        ? []
        : [
            {
              rule,
              what: `subset \`${name}\``,
              content: JSON.stringify(item),
              at: rule.at('spec', 'subsets', index, 'name'),
            },
          ];
    }),
  ];
}
