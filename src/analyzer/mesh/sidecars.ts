import { asList, asMap, textMap, textsOf } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { covers, overlap } from './hosts.ts';
import type { Mesh } from './index.ts';
import { selected } from './selection.ts';
import type { Workload } from './workloads.ts';

/** One entry of a Sidecar's `egress[].hosts`: `namespace/host`, or `~namespace/host` to take it out (1.31). */
export interface EgressHost {
  written: string;
  /** As written: a name, `.`, `*`; empty in `~/host`, which means any. */
  namespace: string;
  host: string;
  excludes: boolean;
  at: Place;
}

export interface Sidecar {
  resource: Resource;
  namespace: string;
  /** `workloadSelector.labels`; empty: applies to the whole namespace. */
  labels: Record<string, string>;
  /** Empty: everything is imported. */
  egress: EgressHost[];
}

export function sidecarsOf(mesh: Mesh): Sidecar[] {
  return mesh.of('Sidecar').map((resource) => ({
    resource,
    namespace: resource.namespace ?? 'default',
    labels: textMap(asMap(resource.spec.workloadSelector).labels),
    egress: asList(resource.spec.egress).flatMap((listener, index) =>
      textsOf(asMap(listener).hosts).map((written, position) =>
        readEgressHost(written, resource.at('spec', 'egress', index, 'hosts', position)),
      ),
    ),
  }));
}

function readEgressHost(written: string, at: Place): EgressHost {
  const excludes = written.startsWith('~');
  const text = excludes ? written.slice(1) : written;
  const slash = text.indexOf('/');
  return { written, namespace: text.slice(0, Math.max(slash, 0)), host: text.slice(slash + 1), excludes, at };
}

/** Whether an entry is about objects of `namespace`, for callers in `caller`. */
export function isAbout(entry: EgressHost, namespace: string, caller: string): boolean {
  if (entry.namespace === '*' || entry.namespace === '') return true;
  return (entry.namespace === '.' ? caller : entry.namespace) === namespace;
}

/** Whether callers in `caller` know the host of a Service or ServiceEntry of `namespace`. */
export function importsHost({ egress }: Sidecar, host: string, namespace: string, caller: string): boolean {
  const about = egress.filter((entry) => isAbout(entry, namespace, caller));
  if (about.some((entry) => entry.excludes && covers(entry.host, host))) return false;
  return egress.length === 0 || about.some((entry) => !entry.excludes && covers(entry.host, host));
}

/** Whether callers in `caller` get a VirtualService of `namespace`: one host that an entry touches is enough. */
export function importsRoutes(
  { egress }: Sidecar,
  hosts: readonly string[],
  namespace: string,
  caller: string,
): boolean {
  if (egress.length === 0) return true;
  return egress.some(
    (entry) =>
      !entry.excludes && isAbout(entry, namespace, caller) && hosts.some((host) => overlap(entry.host, host)),
  );
}

/** Workloads of the paste that a Sidecar's selector meets. */
export function workloadsUnder(mesh: Mesh, { namespace, labels }: Sidecar): readonly Workload[] {
  return selected(mesh, namespace, labels);
}

/** Whether the namespace's Pods belong to ambient, by the labels of its Namespace object. */
export function isAmbient(mesh: Mesh, namespace: string): boolean {
  const labels = mesh.namespaceLabels(namespace);
  return (
    labels?.['istio.io/dataplane-mode'] === 'ambient' &&
    labels['istio-injection'] !== 'enabled' &&
    !labels['istio.io/rev']
  );
}
