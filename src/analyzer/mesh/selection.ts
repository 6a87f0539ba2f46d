import type { Mesh } from './index.ts';
import { selects, type Workload } from './workloads.ts';

const indexes = new WeakMap<Mesh, Map<string, Workload[]>>();

/**
 * Workloads of a namespace (`*`: of all) with all these labels; no labels select all. Looks up instead of searching,
 * so that many selectors over many workloads stay cheap.
 */
export function selected(mesh: Mesh, namespace: string, labels: Record<string, string>): readonly Workload[] {
  const [first] = Object.entries(labels);
  const candidates = indexOf(mesh).get(first ? `${namespace} ${first[0]}=${first[1]}` : namespace) ?? [];
  return candidates.filter((workload) => selects(labels, workload.labels));
}

function indexOf(mesh: Mesh): Map<string, Workload[]> {
  const known = indexes.get(mesh);
  if (known) return known;
  const index = new Map<string, Workload[]>();
  const add = (key: string, workload: Workload) => {
    const list = index.get(key);
    if (list) list.push(workload);
    else index.set(key, [workload]);
  };
  for (const workload of mesh.workloads) {
    for (const namespace of [workload.namespace, '*']) {
      add(namespace, workload);
      for (const [key, value] of Object.entries(workload.labels))
        add(`${namespace} ${key}=${value}`, workload);
    }
  }
  indexes.set(mesh, index);
  return index;
}
