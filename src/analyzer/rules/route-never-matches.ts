import { fix, moveItem } from '../fix/index.ts';
import { gatewaysOf } from '../mesh/index.ts';
import { matchCovers, nameOf, takesAll, wordsOf } from '../mesh/matches.ts';
import {
  lineOf,
  matchPlace,
  type RouteMatch,
  type RouteRule,
  reachesTheSame,
  routeRules,
} from '../mesh/route-rules.ts';
import { isMap } from '../parse/json.ts';
import { defineRule, type Hit } from '../rule.ts';

/** A later match, and the earlier one that takes all it would take. */
interface Shadow {
  later: RouteMatch;
  earlier: RouteMatch;
}

export default defineRule({
  name: 'route-never-matches',
  aliases: ['IST0130', 'IST0131'],
  severity: 'warning',
  summary: 'An earlier rule or match of the VirtualService takes every request this one is for.',
  reads: ['VirtualService'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      const gateways = gatewaysOf(virtualService);
      for (const list of ['http', 'tls', 'tcp'] as const) {
        const rules = routeRules(virtualService, list);
        const seen: RouteMatch[] = [];
        for (const rule of rules) {
          const shadows = rule.matches.flatMap((later): Shadow[] => {
            const earlier = seen.find((match) => matchCovers(match.value, later.value, list, gateways));
            if (!earlier) {
              seen.push(later);
              return [];
            }
            // What follows a rule that takes everything is route-catch-all-not-last's to report.
            const catchAll = earlier.rule !== rule && takesAll(earlier.value, list, gateways);
            return catchAll ? [] : [{ later, earlier }];
          });
          for (const hit of hitsOf(rule, shadows, gateways)) report(hit);
        }
      }
    }
  },
});

function hitsOf(rule: RouteRule, shadows: readonly Shadow[], gateways: readonly string[]): Hit[] {
  const elsewhere = shadows.filter(({ earlier }) => earlier.rule !== rule);
  const dead = elsewhere.length === rule.matches.length && elsewhere.length > 0;
  if (dead && elsewhere.length > 1) return [wholeRule(rule, elsewhere, gateways)];
  return shadows.map((shadow) => oneMatch(rule, shadow, dead, gateways));
}

function oneMatch(
  rule: RouteRule,
  { later, earlier }: Shadow,
  dead: boolean,
  gateways: readonly string[],
): Hit {
  const line = earlierLine(earlier);
  const takes = wordsOf(later.value, rule.list);
  const inSameRule = earlier.rule === rule;
  const what = rule.matches.length > 1 ? 'This match' : 'This route';
  const message = inSameRule
    ? `This match adds nothing: ${takes} is already taken by the match on ${line} of the same rule.`
    : `${what} is never reached: ${takes} is taken by ${nameOf(earlier.value, rule.list)} on ${line} first, because Istio takes the first rule that matches, not the longest.`;
  return {
    at: matchPlace(later),
    message,
    severity: inSameRule || reachesTheSame(earlier.rule, rule) ? 'info' : 'warning',
    aliases: aliasesOf(later, earlier, dead),
    related: [
      {
        at: matchPlace(earlier),
        message: inSameRule ? 'The match that covers it' : 'The rule that takes its requests',
      },
    ],
    fixes: dead ? [moveUp(rule, [earlier], gateways)] : [],
  };
}

function wholeRule(rule: RouteRule, shadows: readonly Shadow[], gateways: readonly string[]): Hit {
  const earlier = [...new Set(shadows.map((shadow) => shadow.earlier))];
  const repeats = shadows.every((shadow) => isRepeat(shadow.later, shadow.earlier));
  return {
    at: rule.at('match'),
    message: `This route is never reached: each of its ${shadows.length} matches is taken by an earlier rule first (${earlier.map(earlierLine).join(', ')}), because Istio takes the first rule that matches, not the longest.`,
    severity: shadows.every((shadow) => reachesTheSame(shadow.earlier.rule, rule)) ? 'info' : 'warning',
    aliases: repeats ? ['IST0130', 'IST0131'] : ['IST0131'],
    related: earlier.map((match) => ({ at: matchPlace(match), message: 'A rule that takes its requests' })),
    fixes: [moveUp(rule, earlier, gateways)],
  };
}

/** Moves the rule above the first that shadows it, unless that would hide the other one. */
function moveUp(rule: RouteRule, earlier: readonly RouteMatch[], gateways: readonly string[]) {
  const first = earlier.reduce((a, b) => (a.rule.index <= b.rule.index ? a : b)).rule;
  const hides = rule.matches.some((own) =>
    first.matches.some((other) => matchCovers(own.value, other.value, rule.list, gateways)),
  );
  if (hides) return undefined;
  return fix(
    `Move this rule above the one on ${earlierLine(first.matches[0]!)}`,
    'safe',
    moveItem(rule.listPlace, rule.index, first.index),
  );
}

function earlierLine(match: RouteMatch): string {
  return `line ${lineOf(matchPlace(match))}`;
}

function isRepeat(later: RouteMatch, earlier: RouteMatch): boolean {
  const text = ({ name, ...rest }: Record<string, unknown>) => JSON.stringify(rest);
  return text(later.value) === text(earlier.value);
}

/** istioctl reports repeats, and prefixes under prefixes; nothing else. */
function aliasesOf(later: RouteMatch, earlier: RouteMatch, dead: boolean): string[] {
  if (isRepeat(later, earlier)) return dead ? ['IST0130', 'IST0131'] : ['IST0131'];
  const prefixed = ({ value }: RouteMatch) => isMap(value.uri) && typeof value.uri.prefix === 'string';
  return prefixed(later) && prefixed(earlier) ? ['IST0131'] : [];
}
