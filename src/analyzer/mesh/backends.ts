import { asList, asMap, asNumber, asText } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { gatewaysOf, groupBy, type Mesh } from './index.ts';
import { destinations } from './routes.ts';

/** A route's reference to a host: from a VirtualService or a Gateway API route. */
export interface Backend {
  resource: Resource;
  /** Kind of the route by the names of `modelKind`. */
  kind: string;
  /** What is chosen: a pod for each request, or for each connection. */
  list: 'http' | 'tls' | 'tcp';
  /** 0-based index of the rule in its list. */
  rule: number;
  host: string;
  port: number | undefined;
  subset: string | undefined;
  /** Proxies that use the route: sidecars and waypoints, gateways, or both. */
  byMesh: boolean;
  byGateway: boolean;
  /** Where the backend is named. */
  at: Place;
}

const ROUTE_KINDS = { HTTPRoute: 'http', GRPCRoute: 'http', TLSRoute: 'tls', TCPRoute: 'tcp' } as const;

interface Index {
  all: readonly Backend[];
  byHost: ReadonlyMap<string, readonly Backend[]>;
}

/** Several rules ask for the backends of one mesh: they are read once. */
const known = new WeakMap<Mesh, Index>();

function indexOf(mesh: Mesh): Index {
  const found = known.get(mesh);
  if (found) return found;
  const all = readBackends(mesh);
  const index = { all, byHost: groupBy(all, (backend) => backend.host) };
  known.set(mesh, index);
  return index;
}

/** Every backend that routes of the paste name, mirrors left out, in the order of the text of each kind. */
export function backendsOf(mesh: Mesh): readonly Backend[] {
  return indexOf(mesh).all;
}

/** Backends of a host in full. */
export function backendsTo(mesh: Mesh, host: string): readonly Backend[] {
  return indexOf(mesh).byHost.get(host) ?? [];
}

function readBackends(mesh: Mesh): Backend[] {
  const istio = mesh.of('VirtualService').flatMap((resource) => {
    const gateways = gatewaysOf(resource);
    return destinations(mesh, resource)
      .filter((destination) => !destination.mirror)
      .map(
        ({ host, port, subset, list, rule, at }): Backend => ({
          resource,
          kind: 'VirtualService',
          list,
          rule,
          host,
          port,
          subset,
          byMesh: gateways.includes('mesh'),
          byGateway: gateways.some((name) => name !== 'mesh'),
          at: at(),
        }),
      );
  });
  const gatewayApi = (Object.keys(ROUTE_KINDS) as (keyof typeof ROUTE_KINDS)[]).flatMap((kind) =>
    mesh.of(kind).flatMap((resource) => backendRefs(mesh, resource, kind)),
  );
  return [...istio, ...gatewayApi];
}

function backendRefs(mesh: Mesh, resource: Resource, kind: keyof typeof ROUTE_KINDS): Backend[] {
  const parents = asList(resource.spec.parentRefs).map((ref) => asText(asMap(ref).kind) ?? 'Gateway');
  return asList(resource.spec.rules).flatMap((rule, index) =>
    asList(asMap(rule).backendRefs).flatMap((item, at): Backend[] => {
      const ref = asMap(item);
      const name = asText(ref.name);
      if (!name || (asText(ref.kind) ?? 'Service') !== 'Service') return [];
      return [
        {
          resource,
          kind,
          list: ROUTE_KINDS[kind],
          rule: index,
          host: mesh.fqdn(name, asText(ref.namespace) ?? resource.namespace),
          port: asNumber(ref.port),
          subset: undefined,
          byMesh: parents.includes('Service'),
          byGateway: parents.includes('Gateway'),
          at: resource.at('spec', 'rules', index, 'backendRefs', at),
        },
      ];
    }),
  );
}
