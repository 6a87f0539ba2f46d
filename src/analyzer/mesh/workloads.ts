import { asList, asMap, asText, type JsonMap, textMap, valueAt } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';

export interface Container {
  name: string;
  image: string;
  object: JsonMap;
  /** Stands under initContainers. */
  init: boolean;
  at(...path: (string | number)[]): Place;
}

/** A Pod, or what a controller's template will make of it; also a WorkloadEntry or WorkloadGroup. */
export interface Workload {
  resource: Resource;
  kind: string;
  name: string;
  namespace: string;
  /** Labels and annotations of the Pod (the template's). */
  labels: Record<string, string>;
  annotations: Record<string, string>;
  /** Spec of the Pod; empty for WorkloadEntry and WorkloadGroup. */
  podSpec: JsonMap;
  containers: Container[];
  serviceAccount: string | undefined;
  /** A place in the Pod's metadata or spec: `at('metadata', 'labels')`, `at('spec', 'containers', 0)`. */
  at(...path: (string | number)[]): Place;
}

/** Where the Pod (or what stands for it) is in each kind. */
const POD_PATH: Record<string, string[]> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  ReplicationController: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

export const WORKLOAD_KINDS = [...Object.keys(POD_PATH), 'WorkloadEntry', 'WorkloadGroup'];

/** @returns undefined for kinds that run nothing. */
export function readWorkload(resource: Resource, kind: string): Workload | undefined {
  if (kind === 'WorkloadEntry' || kind === 'WorkloadGroup') return readVirtualMachine(resource, kind);
  const podPath = Object.hasOwn(POD_PATH, kind) ? POD_PATH[kind] : undefined;
  if (!podPath) return undefined;
  const pod = asMap(valueAt(resource.object, ...podPath));
  const podSpec = asMap(pod.spec);
  const at = (...path: (string | number)[]) => resource.at(...podPath, ...path);
  const containersIn = (field: 'containers' | 'initContainers'): Container[] =>
    asList(podSpec[field]).map((item, index) => {
      const object = asMap(item);
      return {
        name: asText(object.name) ?? '',
        image: asText(object.image) ?? '',
        object,
        init: field === 'initContainers',
        at: (...path) => at('spec', field, index, ...path),
      };
    });
  const metadata = asMap(pod.metadata);
  return {
    resource,
    kind,
    name: resource.name,
    namespace: resource.namespace ?? 'default',
    labels: textMap(metadata.labels),
    annotations: textMap(metadata.annotations),
    podSpec,
    containers: [...containersIn('initContainers'), ...containersIn('containers')],
    serviceAccount: asText(podSpec.serviceAccountName) ?? asText(podSpec.serviceAccount),
    at,
  };
}

function readVirtualMachine(resource: Resource, kind: string): Workload {
  const group = kind === 'WorkloadGroup';
  const metadata = asMap(resource.spec.metadata);
  const template = asMap(resource.spec.template);
  return {
    resource,
    kind,
    name: resource.name,
    namespace: resource.namespace ?? 'default',
    labels: group ? textMap(metadata.labels) : { ...resource.labels, ...textMap(resource.spec.labels) },
    annotations: group ? textMap(metadata.annotations) : resource.annotations,
    podSpec: {},
    containers: [],
    serviceAccount: asText(group ? template.serviceAccount : resource.spec.serviceAccount),
    at: resource.at,
  };
}

/** Whether every label of the selector is on the workload. An empty selector selects all: callers decide what it means. */
export function selects(selector: Record<string, string>, labels: Record<string, string>): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

/** What the paste says about a sidecar in this workload; `unknown` where it depends on things that were not pasted. */
export function sidecarOf(
  workload: Workload,
  namespaceLabels: Record<string, string> | undefined,
): 'injected' | 'written' | 'none' | 'unknown' {
  if (workload.kind === 'WorkloadEntry' || workload.kind === 'WorkloadGroup') return 'injected';
  if (workload.containers.some((container) => container.name === 'istio-proxy' && container.image !== 'auto'))
    return 'written';
  if (workload.podSpec.hostNetwork === true) return 'none';
  const key = 'sidecar.istio.io/inject';
  const own = workload.labels[key] ?? workload.annotations[key];
  if (own === 'false') return 'none';
  if (!namespaceLabels) return own === 'true' && workload.labels[key] === 'true' ? 'injected' : 'unknown';
  const byNamespace = namespaceLabels['istio-injection'];
  if (byNamespace === 'disabled') return 'none';
  if (workload.labels[key] === 'true' || workload.labels['istio.io/rev']) return 'injected';
  return byNamespace === 'enabled' || namespaceLabels['istio.io/rev'] ? 'injected' : 'none';
}
