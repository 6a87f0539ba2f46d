import { groupBy, type Mesh } from './index.ts';
import type { Service } from './services.ts';
import { selects } from './workloads.ts';

const kept = new WeakMap<Mesh, Map<string, Service[]>>();

/**
 * Services that lead to the workloads a policy of this namespace selects: by the workloads of the paste, and without
 * any, those whose selector agrees with the policy's labels. No labels: all Services of the namespace.
 */
export function servicesBehind(mesh: Mesh, namespace: string, labels: Record<string, string>): Service[] {
  const near = servicesIn(mesh, namespace);
  if (Object.keys(labels).length === 0) return near;
  const workloads = mesh.workloadsWith(labels, namespace);
  if (workloads.length > 0) return [...new Set(workloads.flatMap((workload) => mesh.servicesOf(workload)))];
  return near.filter(
    ({ selector }) =>
      Object.keys(selector).length > 0 && (selects(selector, labels) || selects(labels, selector)),
  );
}

function servicesIn(mesh: Mesh, namespace: string): Service[] {
  const known = kept.get(mesh) ?? groupBy(mesh.services, (service) => service.namespace);
  kept.set(mesh, known);
  return known.get(namespace) ?? [];
}
