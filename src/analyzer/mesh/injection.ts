import { asMap, asText, type JsonMap } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import type { Mesh } from './index.ts';
import type { Workload } from './workloads.ts';

/** Revision whose injector takes the Pods of a namespace with these labels; undefined where none does. */
export function revisionOf(labels: Record<string, string>): string | undefined {
  // The older label takes precedence over the newer one.
  const byName = labels['istio-injection'];
  if (byName === 'enabled') return 'default';
  if (byName === 'disabled') return undefined;
  return labels['istio.io/rev'] || undefined;
}

/** Images of the proxy containers that stand in a workload; none for `auto`, which only injection replaces. */
export function proxyImages(workload: Workload): string[] {
  return workload.containers.flatMap(({ name, image }) =>
    name === 'istio-proxy' && image !== '' && image !== 'auto' ? [image] : [],
  );
}

/** Whether a Pod was read from a cluster and not written by hand: only there it can lack what injection adds. */
export function isLive({ kind, resource, annotations, podSpec }: Workload): boolean {
  const { uid, ownerReferences } = asMap(resource.object.metadata);
  return (
    kind === 'Pod' &&
    (uid !== undefined ||
      ownerReferences !== undefined ||
      resource.object.status !== undefined ||
      podSpec.nodeName !== undefined ||
      annotations['sidecar.istio.io/status'] !== undefined)
  );
}

/** Whether a Pod keeps the injector out, by its label or else its annotation, or because it is on the host's network. */
export function optsOut({ labels, annotations, podSpec }: Workload): boolean {
  const key = 'sidecar.istio.io/inject';
  return (labels[key] ?? annotations[key] ?? '').toLowerCase() === 'false' || podSpec.hostNetwork === true;
}

/** The Helm values of an injector, from the ConfigMap it reads. */
export interface Injector {
  resource: Resource;
  revision: string;
  values: JsonMap;
}

const CONFIG_MAP = /^istio-sidecar-injector(?:-(.+))?$/;

export function injectorsOf(mesh: Mesh): Injector[] {
  return mesh.of('ConfigMap').flatMap((resource) => {
    const match = CONFIG_MAP.exec(resource.name);
    const values = match && readJson(asMap(resource.object.data).values);
    return values ? [{ resource, revision: match?.[1] ?? 'default', values }] : [];
  });
}

function readJson(text: unknown): JsonMap | undefined {
  try {
    return asMap(JSON.parse(asText(text) ?? ''));
  } catch {
    return undefined;
  }
}
