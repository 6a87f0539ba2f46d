import { asMap, isMap, textsOf } from '../parse/json.ts';
import { type Embedded, embedded, type Resource } from '../parse/resource.ts';
import type { Options, Settings } from '../types.ts';
import { covers, fqdn, serviceOf } from './hosts.ts';
import { modelKind } from './kinds.ts';
import { indexByLabels, indexBySelector } from './label-index.ts';
import { readService, readServiceEntry, type Service, type ServiceEntry } from './services.ts';
import { findMeshConfigs, type MeshConfigView, type ProxyConfigView, readSettings } from './settings.ts';
import { readWorkload, sidecarOf, type Workload } from './workloads.ts';

/** The paste, understood. Everything a rule looks at; nothing in it changes. */
export interface Mesh {
  resources: readonly Resource[];
  /** Objects that stand again further down, with what replaces them: `kubectl apply` keeps the later one. */
  replaced: readonly { earlier: Resource; later: Resource }[];
  /** Objects of a kind, by the names of `modelKind`, in the order of the text. */
  of(kind: string): readonly Resource[];
  services: readonly Service[];
  serviceEntries: readonly ServiceEntry[];
  workloads: readonly Workload[];
  /** The object of a kind by its name; undefined where none was pasted. */
  find(kind: string, namespace: string, name: string): Resource | undefined;
  /** Workloads that carry every label of a selector, in one namespace or in all. An empty selector selects all. */
  workloadsWith(selector: Record<string, string>, namespace?: string): readonly Workload[];
  /** Every place where mesh config is written. */
  meshConfigs: readonly MeshConfigView[];
  /** Every place where proxy config is written as YAML that can be read: mesh-wide, or a Pod's annotation. */
  proxyConfigs: readonly ProxyConfigView[];
  settings: Settings;
  options: Options;
  namespaces: ReadonlySet<string>;
  /** Labels of a Namespace object; undefined where none was pasted. */
  namespaceLabels(namespace: string): Record<string, string> | undefined;
  /** Full name of a host that an object of this namespace names. */
  fqdn(host: string, namespace: string | undefined): string;
  /** Service of a host in full; undefined where none was pasted. Visibility is not looked at. */
  service(host: string): Service | undefined;
  /** ServiceEntries with a host that covers this one. Visibility is not looked at. */
  entriesFor(host: string): readonly ServiceEntry[];
  /** Workloads that a Service selects; none for a Service without a selector. */
  workloadsOf(service: Service): readonly Workload[];
  /** Services that select a workload. */
  servicesOf(workload: Workload): readonly Service[];
  sidecarOf(workload: Workload): ReturnType<typeof sidecarOf>;
  /** The `proxy.istio.io/config` annotation of a workload as YAML; undefined without one. */
  annotationConfig(workload: Workload): Embedded | undefined;
}

/** Namespaces of Kubernetes itself, whose objects no rule looks at. */
const SYSTEM_NAMESPACES = new Set(['kube-system', 'kube-public', 'kube-node-lease', 'local-path-storage']);

export const PROXY_CONFIG_ANNOTATION = 'proxy.istio.io/config';

/** Whether an object of `namespace` is visible from `from`, by its exportTo (empty: everywhere). */
export function visibleFrom(exportTo: readonly string[], namespace: string, from: string): boolean {
  if (exportTo.length === 0 || exportTo.includes('*')) return true;
  return exportTo.some((scope) => (scope === '.' ? namespace === from : scope === from));
}

export function buildMesh(parsed: readonly Resource[], options: Options): Mesh {
  const kinds = new Map(parsed.map((resource) => [resource, modelKind(resource)]));
  const kindOf = (resource: Resource) => kinds.get(resource) ?? resource.kind;
  const applied = parsed.filter(
    (r) => !SYSTEM_NAMESPACES.has(r.namespace ?? (kindOf(r) === 'Namespace' ? r.name : '')),
  );
  const replaced = findReplaced(applied, kindOf);
  const gone = new Set(replaced.map(({ earlier }) => earlier));
  const resources = gone.size === 0 ? applied : applied.filter((resource) => !gone.has(resource));
  const byKind = groupBy(resources, kindOf);
  const of = (kind: string) => byKind.get(kind) ?? [];
  const meshConfigs = findMeshConfigs(resources, kindOf);
  const settings = readSettings(options, meshConfigs);
  const clusterDomain = settings.clusterDomain.value;

  const services = of('Service').map((resource) => readService(resource, clusterDomain));
  const serviceEntries = of('ServiceEntry').map(readServiceEntry);
  const workloads = resources.flatMap((resource) => readWorkload(resource, kindOf(resource)) ?? []);
  const serviceByHost = new Map(services.map((service) => [service.host, service]));
  const entriesFor = indexEntries(serviceEntries);
  const byName = new Map(
    resources.map((resource) => [
      `${kindOf(resource)} ${resource.namespace ?? ''}/${resource.name}`,
      resource,
    ]),
  );
  const servicesSelecting = mapValues(
    groupBy(services, (service) => service.namespace),
    (near) => indexBySelector(near, (service) => service.selector),
  );
  const workloadIndex = indexByLabels(workloads, (workload) => workload.labels);
  const workloadsIn = mapValues(
    groupBy(workloads, (workload) => workload.namespace),
    (near) => indexByLabels(near, (workload) => workload.labels),
  );
  const workloadsWith: Mesh['workloadsWith'] = (selector, namespace) =>
    (namespace === undefined ? workloadIndex : workloadsIn.get(namespace))?.selectedBy(selector) ?? [];
  const namespaceObjects = new Map(of('Namespace').map((resource) => [resource.name, resource]));
  const namespaces = new Set([
    ...(options.namespaces ?? []),
    ...namespaceObjects.keys(),
    ...resources.flatMap((resource) => resource.namespace ?? []),
  ]);
  const namespaceLabels = (namespace: string) => namespaceObjects.get(namespace)?.labels;
  const annotationConfigs = new Map<Workload, Embedded | undefined>();
  const annotationConfig = (workload: Workload) => {
    if (!annotationConfigs.has(workload)) {
      const place = workload.at('metadata', 'annotations', PROXY_CONFIG_ANNOTATION);
      annotationConfigs.set(workload, embedded(workload.resource, ...place.path));
    }
    return annotationConfigs.get(workload);
  };

  return {
    resources,
    replaced,
    of,
    services,
    serviceEntries,
    workloads,
    meshConfigs,
    proxyConfigs: findProxyConfigs(meshConfigs, workloads, annotationConfig),
    settings,
    options,
    namespaces,
    namespaceLabels,
    fqdn: (host, namespace) => fqdn(host, namespace, clusterDomain),
    service: (host) => serviceByHost.get(host),
    entriesFor,
    find: (kind, namespace, name) => byName.get(`${kind} ${namespace}/${name}`),
    workloadsWith,
    workloadsOf: (service) =>
      Object.keys(service.selector).length === 0 ? [] : workloadsWith(service.selector, service.namespace),
    servicesOf: (workload) => servicesSelecting.get(workload.namespace)?.(workload.labels) ?? [],
    sidecarOf: (workload) => sidecarOf(workload, namespaceLabels(workload.namespace)),
    annotationConfig,
  };
}

/** ServiceEntries by the hosts they cover: exact names, `*.suffix` by suffix, and the rare `*suffix` one by one. */
function indexEntries(serviceEntries: readonly ServiceEntry[]): Mesh['entriesFor'] {
  const exact = new Map<string, ServiceEntry[]>();
  const suffixes = new Map<string, ServiceEntry[]>();
  const odd: { host: string; entry: ServiceEntry }[] = [];
  for (const entry of serviceEntries) {
    for (const written of entry.hosts) {
      const host = written.toLowerCase();
      if (host.startsWith('*.')) push(suffixes, host.slice(1), entry);
      else if (host.startsWith('*')) odd.push({ host, entry });
      else push(exact, host, entry);
    }
  }
  return (written) => {
    const host = written.toLowerCase();
    const found = [...(exact.get(host) ?? [])];
    // A wildcard stands for at least one character, so the host itself is no suffix.
    for (let dot = host.indexOf('.', 1); dot >= 0; dot = host.indexOf('.', dot + 1)) {
      found.push(...(suffixes.get(host.slice(dot)) ?? []));
    }
    for (const item of odd) if (covers(item.host, host)) found.push(item.entry);
    return found;
  };
}

/** Services are left out: two of one name are how two clusters of a mesh show. */
function findReplaced(resources: readonly Resource[], kindOf: (r: Resource) => string): Mesh['replaced'] {
  const last = new Map<string, Resource>();
  const keyOf = (resource: Resource) => `${kindOf(resource)} ${resource.namespace ?? ''}/${resource.name}`;
  const named = resources.filter((r) => r.name !== '' && !r.pseudo && kindOf(r) !== 'Service');
  for (const resource of named) last.set(keyOf(resource), resource);
  return named.flatMap((earlier) => {
    const later = last.get(keyOf(earlier));
    return later && later !== earlier ? [{ earlier, later }] : [];
  });
}

function mapValues<K, V, W>(map: Map<K, V>, make: (value: V) => W): Map<K, W> {
  return new Map([...map].map(([key, value]) => [key, make(value)]));
}

function findProxyConfigs(
  meshConfigs: readonly MeshConfigView[],
  workloads: readonly Workload[],
  annotationConfig: (workload: Workload) => Embedded | undefined,
): ProxyConfigView[] {
  const meshWide = meshConfigs
    .filter((config) => isMap(config.value.defaultConfig))
    .map(
      (config): ProxyConfigView => ({
        resource: config.resource,
        value: asMap(config.value.defaultConfig),
        at: (...path) => config.at('defaultConfig', ...path),
        scope: 'mesh',
      }),
    );
  const annotated = workloads.flatMap((workload): ProxyConfigView[] => {
    const config = annotationConfig(workload);
    if (!config || !isMap(config.value)) return [];
    return [{ resource: workload.resource, value: config.value, at: config.at, scope: 'workload' }];
  });
  return [...meshWide, ...annotated];
}

/**
 * Namespace and name of the Gateway that a VirtualService of `namespace` names; undefined for `mesh`.
 * The old form `name.namespace…` is still read (pilot/pkg/model/virtualservice.go, resolveGatewayName).
 */
export function gatewayReference(
  written: string,
  namespace: string,
): { namespace: string; name: string } | undefined {
  if (written === 'mesh') return undefined;
  const slash = written.indexOf('/');
  if (slash < 0) {
    const [name = '', dotted] = written.split('.');
    return { namespace: dotted ?? namespace, name };
  }
  return {
    namespace: written.slice(0, slash) === '.' ? namespace : written.slice(0, slash),
    name: written.slice(slash + 1),
  };
}

/** `spec.gateways` of a VirtualService; `mesh` when none is written. */
export function gatewaysOf(virtualService: Resource): string[] {
  const gateways = textsOf(virtualService.spec.gateways);
  return gateways.length === 0 ? ['mesh'] : gateways;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

export function groupBy<K, V>(items: readonly V[], keyOf: (item: V) => K): Map<K, V[]> {
  const map = new Map<K, V[]>();
  for (const item of items) push(map, keyOf(item), item);
  return map;
}

export { serviceOf };
