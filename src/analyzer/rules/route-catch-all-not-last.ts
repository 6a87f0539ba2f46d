import { fix, moveItem } from '../fix/index.ts';
import { gatewaysOf } from '../mesh/index.ts';
import { takesAll } from '../mesh/matches.ts';
import {
  lineOf,
  matchPlace,
  type RouteMatch,
  type RouteRule,
  reachesTheSame,
  routeRules,
} from '../mesh/route-rules.ts';
import { isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'route-catch-all-not-last',
  aliases: ['IST0130', 'IST0131'],
  severity: 'warning',
  summary: 'A rule that takes everything stands before others, which are never reached.',
  reads: ['VirtualService'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      const gateways = gatewaysOf(virtualService);
      for (const list of ['http', 'tls', 'tcp'] as const) {
        const rules = routeRules(virtualService, list);
        const catches = rules
          .flatMap((rule) => rule.matches)
          .find((match) => takesAll(match.value, list, gateways));
        const after = catches ? rules.filter((rule) => rule.index > catches.rule.index) : [];
        const first = after[0];
        if (!catches || !first) continue;
        const why = catches.index < 0 ? 'has no `match`' : 'matches every path';
        const more = after.length > 1 ? `, and the ${after.length - 1} after it are not either` : '';
        report({
          at: first.matches.length === 1 ? matchPlace(first.matches[0]!) : first.at(),
          message: `This rule is never reached: the rule on line ${lineOf(catches.rule.at())} ${why} and takes everything first${more}.`,
          severity: after.every((rule) => reachesTheSame(catches.rule, rule)) ? 'info' : 'warning',
          aliases: aliasesOf(catches, first),
          related: [{ at: matchPlace(catches), message: 'The rule that takes everything' }],
          fixes: [moveLast(catches, after, gateways)],
        });
      }
    }
  },
});

/** Puts the later rules above the catch-all, unless one of them would then hide the rest. */
function moveLast(catches: RouteMatch, after: readonly RouteRule[], gateways: readonly string[]) {
  const { rule } = catches;
  const another = after.some((later) =>
    later.matches.some((match) => takesAll(match.value, rule.list, gateways)),
  );
  if (another) return undefined;
  const last = after[after.length - 1]!.index;
  return fix(
    'Move the rule that takes everything to the end',
    'review',
    moveItem(rule.listPlace, rule.index, last),
  );
}

/** istioctl says 0130 of what follows a rule without a match, 0131 of prefixes under a prefix. */
function aliasesOf(catches: RouteMatch, first: RouteRule): string[] {
  if (catches.index < 0) return ['IST0130'];
  const prefixed = ({ value }: RouteMatch) => isMap(value.uri) && typeof value.uri.prefix === 'string';
  return prefixed(catches) && first.matches.some(prefixed) ? ['IST0131'] : [];
}
