import { asList, asMap, asNumber, asText, isMap, type JsonMap } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { groupBy, type Mesh } from './index.ts';

/** One traffic policy of a DestinationRule that may balance load: the rule's, a port's, a subset's, a subset's port's. */
export interface PolicyLevel {
  value: JsonMap;
  loadBalancer: JsonMap;
  consistentHash: JsonMap | undefined;
  port: number | undefined;
  subset: string | undefined;
  at(...path: (string | number)[]): Place;
}

/** Every level of a DestinationRule's traffic policies: the rule's, its ports', then each subset's and its ports'. */
export function policyLevels(rule: Resource): PolicyLevel[] {
  const level = (
    value: unknown,
    path: (string | number)[],
    port: number | undefined,
    subset: string | undefined,
  ): PolicyLevel[] => {
    if (!isMap(value)) return [];
    const loadBalancer = asMap(value.loadBalancer);
    const consistentHash = isMap(loadBalancer.consistentHash) ? loadBalancer.consistentHash : undefined;
    return [
      {
        value,
        loadBalancer,
        consistentHash,
        port,
        subset,
        at: (...rest) => rule.at(...path, ...rest),
      },
    ];
  };
  const withPorts = (policy: unknown, path: (string | number)[], subset: string | undefined) => [
    ...level(policy, path, undefined, subset),
    ...asList(asMap(policy).portLevelSettings).flatMap((item, index) =>
      level(item, [...path, 'portLevelSettings', index], asNumber(asMap(asMap(item).port).number), subset),
    ),
  ];
  return [
    ...withPorts(rule.spec.trafficPolicy, ['spec', 'trafficPolicy'], undefined),
    ...asList(rule.spec.subsets).flatMap((item, index) =>
      withPorts(
        asMap(item).trafficPolicy,
        ['spec', 'subsets', index, 'trafficPolicy'],
        asText(asMap(item).name) ?? '',
      ),
    ),
  ];
}

/** The ways to name a hash key; exactly one may be set. */
export const HASH_KEYS = ['httpHeaderName', 'httpCookie', 'useSourceIp', 'httpQueryParameterName'] as const;

/** Hash keys that are set. */
export function hashKeys(consistentHash: JsonMap): (typeof HASH_KEYS)[number][] {
  return HASH_KEYS.filter((key) => consistentHash[key] !== undefined && consistentHash[key] !== null);
}

/** The key that is read from an HTTP request, in words; undefined when there is none. */
export function httpHashKey(consistentHash: JsonMap): string | undefined {
  const header = asText(consistentHash.httpHeaderName);
  if (header !== undefined) return `the header \`${header}\``;
  const cookie = asText(asMap(consistentHash.httpCookie).name);
  if (cookie !== undefined) return `the cookie \`${cookie}\``;
  const parameter = asText(consistentHash.httpQueryParameterName);
  return parameter === undefined ? undefined : `the query parameter \`${parameter}\``;
}

const known = new WeakMap<Mesh, ReadonlyMap<string, readonly Resource[]>>();

/** DestinationRules whose host is this one, written in full. */
export function rulesFor(mesh: Mesh, host: string): readonly Resource[] {
  const index =
    known.get(mesh) ??
    groupBy(mesh.of('DestinationRule'), (rule) => mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace));
  known.set(mesh, index);
  return index.get(host) ?? [];
}

/** DestinationRules whose host is this one or a wildcard that covers it, the most specific first. */
export function rulesCovering(mesh: Mesh, host: string): readonly Resource[] {
  const found = [...rulesFor(mesh, host)];
  for (let dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', dot + 1)) {
    const wildcard = `*${host.slice(dot)}`;
    if (wildcard !== host) found.push(...rulesFor(mesh, wildcard));
  }
  return host === '*' ? found : [...found, ...rulesFor(mesh, '*')];
}
