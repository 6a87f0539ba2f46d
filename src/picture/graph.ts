import { findGateway, gatewayNames, isInternalGateway, serversOf } from '../analyzer/mesh/gateways.ts';
import { gatewayReference, gatewaysOf, type Mesh } from '../analyzer/mesh/index.ts';
import { backendsOf, parentsOf, ROUTE_KINDS } from '../analyzer/mesh/kubernetes-routes.ts';
import { type Destination, destinations } from '../analyzer/mesh/routes.ts';
import { rulesCovering } from '../analyzer/mesh/traffic-policies.ts';
import { targetOf } from '../analyzer/mesh/visibility.ts';
import { selects } from '../analyzer/mesh/workloads.ts';
import { asList, asMap, asNumber, asText, textMap, textsOf, valueAt } from '../analyzer/parse/json.ts';
import { type Place, type Resource, rangeOfPlace, resourceId } from '../analyzer/parse/resource.ts';
import type { Range, ResourceId } from '../analyzer/types.ts';

/** The way of a request, from left to right. */
export const COLUMNS = ['Gateways', 'Routes', 'Destination rules', 'Services', 'Workloads'] as const;

export interface GraphNode {
  id: string;
  /** Index in COLUMNS. */
  column: number;
  kind: string;
  /** `namespace/name`, or a host. */
  label: string;
  /** What tells it from its like: hosts, a subset's labels. */
  detail: string;
  /** Something names it, and it is not in the text. */
  missing: boolean;
  resource?: ResourceId;
  /** Where a finding of the resource must stand to be this node's, as the start of its path. */
  path?: readonly (string | number)[];
  /** Where the text has it. */
  source?: string;
  range?: Range;
}

export interface GraphEdge {
  from: string;
  to: string;
  /** Weights, subsets, "mirror". */
  label: string;
}

export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
}

const EVERY_SIDECAR = 'mesh';

/**
 * What the text says about the way of requests: gateways, routes, subsets, Services and workloads, and what leads to
 * what. What a route names and the text does not have is a node too, marked as missing.
 */
export function graphOf(mesh: Mesh): Graph {
  const nodes = new Map<string, GraphNode>();
  const edges = new Map<string, GraphEdge & { labels: Set<string> }>();

  function add(node: GraphNode): string {
    if (!nodes.has(node.id)) nodes.set(node.id, node);
    return node.id;
  }

  function object(resource: Resource, column: number, kind: string, detail = '', part?: Part): string {
    const id = [kind, resource.namespace ?? '', resource.name, resource.order, part?.id ?? ''].join('/');
    const place = part?.at ?? resource.at('metadata', 'name');
    return add({
      id,
      column,
      kind,
      label: nameOf(resource) + (part ? ` · ${part.name}` : ''),
      detail,
      missing: false,
      resource: resourceId(resource),
      path: part?.at ? part.at.path.slice(0, 3) : undefined,
      source: resource.tree.source,
      range: rangeOfPlace(place),
    });
  }

  const missing = (column: number, kind: string, label: string, at: Place): string =>
    add({
      id: `missing/${kind}/${label}`,
      column,
      kind,
      label,
      detail: 'not in this text',
      missing: true,
      source: at.tree.source,
      range: rangeOfPlace(at),
    });

  function link(from: string, to: string, label = '') {
    const key = `${from}\n${to}`;
    const edge = edges.get(key) ?? { from, to, label: '', labels: new Set<string>() };
    if (label) edge.labels.add(label);
    edges.set(key, edge);
  }

  const everySidecar = () =>
    add({
      id: EVERY_SIDECAR,
      column: 0,
      kind: 'Sidecars',
      label: 'mesh',
      detail: 'every sidecar',
      missing: false,
    });

  /** The Service or ServiceEntries of a host, each with its workloads. */
  function target(host: string, from: string, at: Place): string[] {
    const { service, entries } = targetOf(mesh, host, from);
    if (service) return [object(service.resource, 3, 'Service', portsOf(service.ports.map((p) => p.number)))];
    if (entries.length > 0) {
      return entries.map((entry) => object(entry.resource, 3, 'ServiceEntry', short(entry.hosts)));
    }
    return [missing(3, 'Host', host, at)];
  }

  function subsetNode(rule: Resource, index: number): string {
    const subset = asMap(asList(rule.spec.subsets)[index]);
    const labels = Object.entries(textMap(subset.labels)).map(([key, value]) => `${key}=${value}`);
    const at = rule.at('spec', 'subsets', index, 'name');
    return object(rule, 2, 'DestinationRule', short(labels), {
      id: `subset ${index}`,
      name: asText(subset.name) ?? '?',
      at,
    });
  }

  const wholeRule = (rule: Resource): string =>
    object(rule, 2, 'DestinationRule', asText(rule.spec.host) ?? '');

  /** The node of a destination rule that a destination passes; undefined where there is none to pass. */
  function passes({ host, subset, at }: Destination): { id: string } | undefined {
    const rules = rulesCovering(mesh, host);
    if (subset === undefined) return rules[0] && { id: wholeRule(rules[0]) };
    for (const rule of rules) {
      const index = asList(rule.spec.subsets).findIndex((item) => asText(asMap(item).name) === subset);
      if (index >= 0) return { id: subsetNode(rule, index) };
    }
    return { id: missing(2, 'Subset', `${host} · ${subset}`, at('subset')) };
  }

  for (const gateway of mesh.of('Gateway')) {
    object(gateway, 0, 'Gateway', short(serversOf(gateway).flatMap(({ hosts }) => hosts)));
  }
  for (const gateway of mesh.of('KubernetesGateway')) {
    const hosts = asList(gateway.spec.listeners).flatMap((item) => asText(asMap(item).hostname) ?? []);
    object(gateway, 0, 'KubernetesGateway', short(hosts));
  }

  for (const route of mesh.of('VirtualService')) {
    const home = route.namespace ?? 'default';
    const id = object(route, 1, 'VirtualService', short(textsOf(route.spec.hosts)));
    for (const { written, at } of gatewayNames(route)) {
      if (written === 'mesh') link(everySidecar(), id);
      else if (!isInternalGateway(written)) {
        const gateway = findGateway(mesh, written, home);
        const named = gatewayReference(written, home);
        const found = gateway
          ? object(gateway, 0, 'Gateway')
          : missing(0, 'Gateway', named ? `${named.namespace}/${named.name}` : written, at);
        link(found, id);
      }
    }
    if (gatewaysOf(route).includes('mesh') && textsOf(route.spec.hosts).length > 0) link(everySidecar(), id);
    for (const [index, item] of asList(route.spec.http).entries()) {
      const delegate = asMap(asMap(item).delegate);
      const name = asText(delegate.name);
      if (!name) continue;
      const namespace = asText(delegate.namespace) || home;
      const found = mesh.find('VirtualService', namespace, name);
      const at = route.at('spec', 'http', index, 'delegate');
      const to = found
        ? object(found, 1, 'VirtualService', short(textsOf(found.spec.hosts)))
        : missing(1, 'VirtualService', `${namespace}/${name}`, at);
      link(id, to, 'delegate');
    }
    for (const destination of destinations(mesh, route)) {
      const ends = target(destination.host, home, destination.at('host'));
      const through = passes(destination);
      const label = destination.mirror ? 'mirror' : weightOf(route, destination);
      for (const end of through ? [through.id] : ends) link(id, end, label);
      if (through) for (const end of ends) link(through.id, end);
    }
  }

  for (const kind of ROUTE_KINDS) {
    for (const route of mesh.of(kind)) {
      const id = object(route, 1, kind, short(textsOf(route.spec.hostnames)));
      const home = route.namespace ?? 'default';
      for (const parent of parentsOf(route)) {
        if (parent.kind === 'Service') link(everySidecar(), id);
        if (parent.kind !== 'Gateway' || !parent.name) continue;
        const gateway = mesh.find('KubernetesGateway', parent.namespace, parent.name);
        const found = gateway
          ? object(gateway, 0, 'KubernetesGateway')
          : missing(0, 'KubernetesGateway', `${parent.namespace}/${parent.name}`, parent.at('name'));
        link(found, id);
      }
      for (const backend of backendsOf(route)) {
        if (backend.kind !== 'Service' || backend.group !== '' || !backend.name) continue;
        const host = mesh.fqdn(backend.name, backend.namespace);
        const weight = asNumber(backend.object.weight);
        for (const end of target(host, home, backend.at('name'))) {
          const [rule] = rulesCovering(mesh, host);
          const label = weight === undefined ? '' : `weight ${weight}`;
          link(id, rule ? wholeRule(rule) : end, label);
          if (rule) link(wholeRule(rule), end);
        }
      }
    }
  }

  for (const rule of mesh.of('DestinationRule')) {
    const written = asText(rule.spec.host) ?? '';
    const host = mesh.fqdn(written, rule.namespace);
    const subsets = asList(rule.spec.subsets);
    const parts = subsets.length > 0 ? subsets.map((_, index) => subsetNode(rule, index)) : [wholeRule(rule)];
    if (written === '' || host.includes('*')) continue;
    const ends = target(host, rule.namespace ?? 'default', rule.at('spec', 'host'));
    for (const part of parts) for (const end of ends) link(part, end);
  }

  for (const service of mesh.services) {
    const id = object(service.resource, 3, 'Service', portsOf(service.ports.map(({ number }) => number)));
    const subsets = rulesCovering(mesh, service.host).flatMap((rule) => asList(rule.spec.subsets).map(asMap));
    for (const workload of mesh.workloadsOf(service)) {
      const chosen = subsets
        .filter(({ labels }) => labels !== undefined && selects(textMap(labels), workload.labels))
        .flatMap(({ name }) => asText(name) ?? []);
      link(id, object(workload.resource, 4, workload.kind, imageOf(workload.containers)), chosen.join(', '));
    }
  }

  return {
    nodes: [...nodes.values()],
    edges: [...edges.values()].map(({ from, to, labels }) => ({ from, to, label: [...labels].join(', ') })),
  };
}

/** A part of an object that is a node of its own. */
interface Part {
  id: string;
  name: string;
  at: Place;
}

const nameOf = ({ namespace, name }: Resource): string => (namespace ? `${namespace}/${name}` : name);

function short(words: readonly string[]): string {
  const [first = '', ...rest] = [...new Set(words)];
  return rest.length === 0 ? first : `${first} and ${rest.length} more`;
}

function portsOf(numbers: readonly (number | undefined)[]): string {
  const ports = numbers.filter((number) => number !== undefined);
  return ports.length === 0 ? '' : `${ports.length === 1 ? 'port' : 'ports'} ${ports.join(', ')}`;
}

/** The image of the application, without its registry. */
function imageOf(containers: readonly { name: string; image: string; init: boolean }[]): string {
  const main = containers.find(({ name, init }) => !init && name !== 'istio-proxy');
  return main?.image.slice(main.image.lastIndexOf('/') + 1) ?? '';
}

/** The written weight of a destination's route. */
function weightOf({ object }: Resource, { at }: Destination): string {
  const weight = asNumber(asMap(valueAt(object, ...at().path.slice(0, -1))).weight);
  return weight === undefined ? '' : `weight ${weight}`;
}
