import { asList, asMap, asNumber, asText, isMap, type JsonMap } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import type { Mesh } from './index.ts';

export const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'];
const GROUP = 'gateway.networking.k8s.io';

/** What a route of the Gateway API hangs on, or leads to. */
export interface RouteReference {
  group: string;
  kind: string;
  namespace: string;
  name: string;
  object: JsonMap;
  at(...path: (string | number)[]): Place;
}

function read(
  value: unknown,
  home: string,
  at: RouteReference['at'],
  { group, kind }: { group: string; kind: string },
): RouteReference {
  const object = asMap(value);
  return {
    group: asText(object.group) ?? group,
    kind: asText(object.kind) ?? kind,
    namespace: asText(object.namespace) || home,
    name: asText(object.name) ?? '',
    object,
    at,
  };
}

/** `spec.parentRefs`; a Gateway where no kind is written. */
export function parentsOf(route: Resource): RouteReference[] {
  return asList(route.spec.parentRefs).map((item, index) =>
    read(item, route.namespace ?? 'default', (...path) => route.at('spec', 'parentRefs', index, ...path), {
      group: GROUP,
      kind: 'Gateway',
    }),
  );
}

/** Backends of all rules, those of mirror filters too; a Service where no kind is written. */
export function backendsOf(route: Resource): RouteReference[] {
  const service = { group: '', kind: 'Service' };
  const home = route.namespace ?? 'default';
  return asList(route.spec.rules).flatMap((item, r) => {
    const rule = asMap(item);
    const mirrors = asList(rule.filters).flatMap((filter, f) => {
      const mirror = asMap(asMap(filter).requestMirror).backendRef;
      return isMap(mirror)
        ? [
            read(
              mirror,
              home,
              (...path) => route.at('spec', 'rules', r, 'filters', f, 'requestMirror', 'backendRef', ...path),
              service,
            ),
          ]
        : [];
    });
    const backends = asList(rule.backendRefs).map((backend, b) =>
      read(backend, home, (...path) => route.at('spec', 'rules', r, 'backendRefs', b, ...path), service),
    );
    return [...backends, ...mirrors];
  });
}

export const isGatewayRef = ({ group, kind }: RouteReference): boolean =>
  group === GROUP && kind === 'Gateway';

/** Whether a ReferenceGrant of the target's namespace lets a route refer to it. */
export function isGranted(mesh: Mesh, route: Resource, target: RouteReference): boolean {
  return (grantsOf(mesh).get(target.namespace) ?? []).some(({ spec }) => {
    const from = asList(spec.from).map(asMap);
    const to = asList(spec.to).map(asMap);
    return (
      from.some(
        (one) =>
          one.group === GROUP && one.kind === route.kind && one.namespace === (route.namespace ?? 'default'),
      ) &&
      to.some(
        (one) =>
          (asText(one.group) ?? '') === target.group &&
          one.kind === target.kind &&
          (!asText(one.name) || one.name === target.name),
      )
    );
  });
}

const kept = new WeakMap<Mesh, Map<string, Resource[]>>();

function grantsOf(mesh: Mesh): Map<string, Resource[]> {
  const known = kept.get(mesh);
  if (known) return known;
  const grants = new Map<string, Resource[]>();
  for (const grant of mesh.of('ReferenceGrant')) {
    const namespace = grant.namespace ?? 'default';
    grants.set(namespace, [...(grants.get(namespace) ?? []), grant]);
  }
  kept.set(mesh, grants);
  return grants;
}

/** One listener of a Gateway of the Gateway API. */
export interface Listener {
  name: string;
  port: number | undefined;
  allowedRoutes: JsonMap;
  at(...path: (string | number)[]): Place;
}

export function listenersOf(gateway: Resource): Listener[] {
  return asList(gateway.spec.listeners).map((item, index) => {
    const listener = asMap(item);
    return {
      name: asText(listener.name) ?? '',
      port: asNumber(listener.port),
      allowedRoutes: asMap(listener.allowedRoutes),
      at: (...path) => gateway.at('spec', 'listeners', index, ...path),
    };
  });
}
