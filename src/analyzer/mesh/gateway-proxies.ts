import type { Resource } from '../parse/resource.ts';
import { selectorOf } from './gateways.ts';
import type { Mesh } from './index.ts';
import { indexBySelector } from './label-index.ts';

/**
 * Which Gateways run on the same proxies. A Gateway applies to every Pod that carries its selector, whatever its
 * namespace, so one whose labels are among another's shares all proxies of that one; others share what was pasted.
 */
export interface GatewayProxies {
  /** The selector as text: Gateways with equal texts have equal proxies. */
  keyOf(gateway: Resource): string;
  /** Keys of the selectors that share proxies with this one, itself among them; undefined: all share. */
  sharing(key: string): ReadonlySet<string> | undefined;
}

const EMPTY = '';

export function gatewayProxies(mesh: Mesh): GatewayProxies {
  const keys = new Map<Resource, string>();
  const selectors = new Map<string, Record<string, string>>();
  for (const gateway of mesh.of('Gateway')) {
    const selector = selectorOf(gateway);
    const key = Object.entries(selector)
      .map(([name, value]) => `${name}=${value}`)
      .sort()
      .join(',');
    keys.set(gateway, key);
    selectors.set(key, selector);
  }
  const find = indexBySelector([...selectors.keys()], (key) => selectors.get(key)!);
  const shared = new Map([...selectors.keys()].map((key) => [key, new Set([key])]));
  const join = (some: readonly string[]) => {
    for (const a of some) for (const b of some) shared.get(a)!.add(b);
  };
  for (const [key, selector] of selectors) for (const part of find(selector)) join([key, part]);
  for (const workload of mesh.workloads) join(find(workload.labels));
  return {
    keyOf: (gateway) => keys.get(gateway) ?? EMPTY,
    sharing: (key) => {
      if (key === EMPTY) return undefined;
      const found = shared.get(key) ?? new Set([key]);
      return selectors.has(EMPTY) ? new Set([...found, EMPTY]) : found;
    },
  };
}

/** As many others as a finding names. */
const MOST = 5;

/** The first few items of a group, by the keys of their Gateways, that share proxies with this one and are wanted. */
export function mates<T extends { gateway: Resource }>(
  proxies: GatewayProxies,
  item: T,
  byKey: ReadonlyMap<string, readonly T[]>,
  wanted: (other: T) => boolean,
): T[] {
  const found: T[] = [];
  for (const key of proxies.sharing(proxies.keyOf(item.gateway)) ?? byKey.keys()) {
    for (const other of byKey.get(key) ?? []) {
      if (other !== item && wanted(other)) found.push(other);
      if (found.length === MOST) return found;
    }
  }
  return found;
}
