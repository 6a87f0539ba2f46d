import type { Resource } from '../parse/resource.ts';
import { describe } from '../parse/resource.ts';
import { groupBy, type Mesh } from './index.ts';
import { indexByLabels, indexBySelector } from './label-index.ts';

/** An object that applies to workloads of its namespace: those with its labels, or all for none. */
export interface Claim {
  resource: Resource;
  namespace: string;
  labels: Record<string, string>;
}

export interface Clash<T extends Claim> {
  claim: T;
  other: T;
  /** What both apply to, in words. */
  what: string;
  /** By selector, not by having none. */
  shared: boolean;
}

/**
 * Claims of one kind that meet, of which Istio uses one only: two without labels in a namespace, two that select
 * one workload of the paste, and two whose labels contain each other. Each claim appears once, with one rival.
 */
export function clashes<T extends Claim>(mesh: Mesh, claims: readonly T[]): Clash<T>[] {
  return [...groupBy(claims, ({ namespace }) => namespace)].flatMap(([namespace, near]) =>
    near.length < 2 ? [] : clashesIn(mesh, namespace, near),
  );
}

function clashesIn<T extends Claim>(mesh: Mesh, namespace: string, claims: readonly T[]): Clash<T>[] {
  const hasLabels = ({ labels }: T) => Object.keys(labels).length > 0;
  const narrow = claims.filter(hasLabels);
  const found = new Map<T, Clash<T>>();
  const add = (claim: T, other: T | undefined, what: string, shared: boolean) => {
    if (other && other !== claim && !found.has(claim)) found.set(claim, { claim, other, what, shared });
  };
  const [first, second] = claims.filter((claim) => !hasLabels(claim));
  for (const claim of claims.filter((claim) => !hasLabels(claim))) {
    add(claim, claim === first ? second : first, `every workload of namespace ${namespace}`, false);
  }
  const claimants = groupBy(
    narrow.flatMap((claim) =>
      mesh.workloadsWith(claim.labels, namespace).map((workload) => ({ claim, workload })),
    ),
    ({ workload }) => workload,
  );
  for (const [workload, group] of claimants) {
    const [one, two] = group;
    for (const { claim } of group)
      add(claim, (claim === one?.claim ? two : one)?.claim, describe(workload.resource), true);
  }
  // Two equal sets of labels lie in each other; the longer of two is found by the shorter.
  const wider = indexBySelector(narrow, ({ labels }) => labels);
  const closer = indexByLabels(narrow, ({ labels }) => labels);
  for (const claim of narrow) {
    const other =
      wider(claim.labels).find((rival) => rival !== claim) ??
      closer.selectedBy(claim.labels).find((rival) => rival !== claim);
    add(claim, other, 'Pods with these labels', true);
  }
  return [...found.values()];
}
