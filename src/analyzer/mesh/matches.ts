import { asList, asMap, asText, isMap, type JsonMap, textMap, textsOf } from '../parse/json.ts';
import { isPresence, setCovers, takesEveryPath, textSet } from './text-sets.ts';

/**
 * Whether one match of a VirtualService takes every request (or connection) that another one takes.
 * "False" also means "cannot be told". Sources: istio.io, Virtual Service reference; istio
 * pilot/pkg/networking/core/route/route.go (order, catch-alls, which conditions are evaluated when).
 */
export type MatchList = 'http' | 'tls' | 'tcp';

const KNOWN_FIELDS: Record<MatchList, ReadonlySet<string>> = {
  http: new Set(
    'name statPrefix uri ignoreUriCase scheme method authority headers withoutHeaders queryParams port sourceLabels sourceNamespace gateways'.split(
      ' ',
    ),
  ),
  tls: new Set('sniHosts destinationSubnets port sourceLabels sourceNamespace gateways'.split(' ')),
  tcp: new Set('destinationSubnets port sourceLabels sourceSubnet sourceNamespace gateways'.split(' ')),
};

/** @param topGateways `spec.gateways` of the VirtualService, or `mesh` */
export function matchCovers(
  a: JsonMap,
  b: JsonMap,
  list: MatchList,
  topGateways: readonly string[],
): boolean {
  if (Object.keys(a).some((key) => !KNOWN_FIELDS[list].has(key))) return false;
  if (!sourcesCover(a, b, list, topGateways)) return false;
  if (list === 'http') return httpCovers(a, b);
  // A more specific SNI wins over a wildcard whatever the order, so only equal names shadow each other.
  if (list === 'tls' && !includesAll(textsOf(a.sniHosts), textsOf(b.sniHosts))) return false;
  return (
    subnetsCover(a.destinationSubnets, b.destinationSubnets) && same(a.sourceSubnet, b.sourceSubnet, true)
  );
}

/** Whether a match takes everything that reaches the list: no match at all is written as `{}`. */
export function takesAll(match: JsonMap, list: MatchList, topGateways: readonly string[]): boolean {
  return matchCovers(match, {}, list, topGateways);
}

function sourcesCover(a: JsonMap, b: JsonMap, list: MatchList, topGateways: readonly string[]): boolean {
  if (a.port !== undefined && a.port !== b.port) return false;
  const gatewaysOfA = textsOf(a.gateways);
  const gatewaysOfB = textsOf(b.gateways);
  const reachB = gatewaysOfB.length > 0 ? gatewaysOfB : topGateways;
  if (gatewaysOfA.length > 0 && !includesAll(gatewaysOfA, reachB)) return false;
  // In HTTP matches that name gateways, source labels and namespace are not evaluated.
  const ignored = (gateways: readonly string[]) => list === 'http' && gateways.length > 0;
  if (ignored(gatewaysOfA)) return true;
  const sourcesOfB = ignored(gatewaysOfB) ? {} : b;
  const labels = textMap(sourcesOfB.sourceLabels);
  const labelsHold = Object.entries(textMap(a.sourceLabels)).every(([key, value]) => labels[key] === value);
  return labelsHold && same(a.sourceNamespace, sourcesOfB.sourceNamespace, true);
}

function httpCovers(a: JsonMap, b: JsonMap): boolean {
  if (!uriCovers(a, b)) return false;
  for (const field of ['scheme', 'method', 'authority'] as const) {
    if (isMap(a[field]) && !stringCovers(a[field], b[field])) return false;
  }
  return (
    keyedCovers(asMap(a.headers), asMap(b.headers), (key) => key.toLowerCase()) &&
    keyedCovers(asMap(a.queryParams), asMap(b.queryParams), (key) => key) &&
    Object.entries(asMap(a.withoutHeaders)).every(([key, value]) =>
      same(value, asMap(b.withoutHeaders)[key], false),
    )
  );
}

function uriCovers(a: JsonMap, b: JsonMap): boolean {
  if (!isMap(a.uri)) return a.uri === undefined;
  const setA = textSet(a.uri, a.ignoreUriCase === true) ?? textSet({ prefix: '/' }, false)!;
  if (takesEveryPath(setA)) return true;
  if (!isMap(b.uri)) return false;
  const setB = textSet(b.uri, b.ignoreUriCase === true) ?? textSet({ prefix: '/' }, false)!;
  return setCovers(setA, setB);
}

function stringCovers(a: unknown, b: unknown): boolean {
  const setA = textSet(asMap(a), false);
  if (!setA) return isPresence(a);
  if (setA.whole && setA.parts.some((part) => 'prefix' in part && part.prefix === '')) return true;
  const setB = isMap(b) ? textSet(b, false) : undefined;
  return setB !== undefined && setCovers(setA, setB);
}

/** Every key that `a` asks for must be asked for by `b`, at least as strictly. A mere presence is met by any value. */
function keyedCovers(a: JsonMap, b: JsonMap, fold: (key: string) => string): boolean {
  const inB = new Map(Object.entries(b).map(([key, value]) => [fold(key), value]));
  return Object.entries(a).every(([key, match]) => {
    const other = inB.get(fold(key));
    if (other === undefined || !inB.has(fold(key))) return false;
    if (isPresence(match)) return true;
    const setA = textSet(asMap(match), false);
    const setB = textSet(asMap(other), false);
    return setA !== undefined && setB !== undefined && setCovers(setA, setB);
  });
}

function subnetsCover(a: unknown, b: unknown): boolean {
  return asList(a).length === 0 || (asList(b).length > 0 && includesAll(textsOf(a), textsOf(b)));
}

function includesAll(all: readonly string[], some: readonly string[]): boolean {
  return some.length > 0 && some.every((item) => all.includes(item));
}

function same(a: unknown, b: unknown, absentCovers: boolean): boolean {
  if (a === undefined) return absentCovers;
  return JSON.stringify(a) === JSON.stringify(b);
}

/** How a match reads in a sentence: "`/nginx` (prefix)". */
export function wordsOf(match: JsonMap, list: MatchList): string {
  if (list === 'tls')
    return (
      textsOf(match.sniHosts)
        .map((host) => `\`${host}\``)
        .join(', ') || 'every connection'
    );
  if (list === 'tcp') return match.port === undefined ? 'every connection' : `port ${String(match.port)}`;
  const uri = asMap(match.uri);
  const exact = asText(uri.exact);
  const prefix = asText(uri.prefix);
  const regex = asText(uri.regex);
  const path =
    exact !== undefined
      ? `the path \`${exact}\``
      : prefix !== undefined
        ? `every path that begins with \`${prefix}\``
        : regex !== undefined
          ? `every path that matches \`${regex}\``
          : 'every path';
  const others = [
    'method',
    'scheme',
    'authority',
    'headers',
    'withoutHeaders',
    'queryParams',
    'port',
    'sourceLabels',
  ];
  return others.some((field) => match[field] !== undefined) ? `${path} under these conditions` : path;
}

/** What to call a match that takes something: "the prefix `/nginx`". */
export function nameOf(match: JsonMap, list: MatchList): string {
  if (list !== 'http') return `the rule for ${wordsOf(match, list)}`;
  const [form] = Object.entries(asMap(match.uri));
  if (!form || typeof form[1] !== 'string') return 'the rule';
  const words: Record<string, string> = { prefix: 'the prefix', exact: 'the path', regex: 'the expression' };
  return `${words[form[0]] ?? 'the rule'} \`${form[1]}\``;
}
