import { asList, asMap, isMap, type JsonMap } from '../parse/json.ts';
import { type Place, type Resource, rangeOfPlace } from '../parse/resource.ts';
import type { MatchList } from './matches.ts';

/** One rule of a VirtualService's http, tls or tcp list. */
export interface RouteRule {
  list: MatchList;
  /** 0-based, in its list. */
  index: number;
  value: JsonMap;
  /** One for each item of `match`; a single empty one when the rule has none. */
  matches: RouteMatch[];
  /** The list it stands in. */
  listPlace: Place;
  at(...path: (string | number)[]): Place;
}

export interface RouteMatch {
  rule: RouteRule;
  /** 0-based, in `match`; -1 when the rule has no match. */
  index: number;
  value: JsonMap;
}

/**
 * The rules of a list in order. Rules that hand over to a delegate are left out: what they take
 * depends on the other VirtualService.
 */
export function routeRules(virtualService: Resource, list: MatchList): RouteRule[] {
  return asList(virtualService.spec[list]).flatMap((item, index): RouteRule[] => {
    if (!isMap(item) || item.delegate !== undefined) return [];
    const rule: RouteRule = {
      list,
      index,
      value: item,
      matches: [],
      listPlace: virtualService.at('spec', list),
      at: (...path) => virtualService.at('spec', list, index, ...path),
    };
    const matches = asList(item.match);
    rule.matches =
      matches.length === 0
        ? [{ rule, index: -1, value: {} }]
        : matches.flatMap((value, at) => (isMap(value) ? [{ rule, index: at, value }] : []));
    return [rule];
  });
}

/** The place that tells a match apart: its path or SNI, else the match, else the rule. */
export function matchPlace({ rule, index, value }: RouteMatch): Place {
  if (index < 0) return rule.at();
  const uri = Object.keys(asMap(value.uri))[0];
  if (uri !== undefined) return rule.at('match', index, 'uri', uri);
  return rule.at('match', index);
}

/** 1-based line of a place. */
export function lineOf(place: Place): number {
  return rangeOfPlace(place).start.line;
}

/**
 * Whether requests meant for the dead rule `b` reach the same place through `a`: `b` is nothing but a route, to the
 * destinations of `a`. A timeout, rewrite or fault of its own would be missed.
 */
export function reachesTheSame(a: RouteRule, b: RouteRule): boolean {
  const { match, name, route, ...more } = b.value;
  return Object.keys(more).length === 0 && JSON.stringify(route) === JSON.stringify(a.value.route);
}
