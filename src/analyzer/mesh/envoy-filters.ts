import { asList, asMap, asNumber, asText, isMap, type JsonMap } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import type { Mesh } from './index.ts';

/** One entry of an EnvoyFilter's `configPatches`. */
export interface EnvoyPatch {
  resource: Resource;
  applyTo: string;
  operation: string;
  /** `ANY` when absent. */
  context: string;
  /** The filter, route or virtual host that the patch is placed by: the name its match ends in. */
  anchor: string | undefined;
  /** The network filter that the match names. */
  within: string | undefined;
  /** Name of the filter (or cluster, route …) that the patch brings. */
  brings: string | undefined;
  /** What is merged or added; empty for a REMOVE. */
  value: JsonMap;
  /** Priority of the whole object; 0 when absent. */
  priority: number;
  /** istioctl's code for a patch whose place hangs on the order of EnvoyFilters. */
  relativeCode: 'IST0151' | 'IST0155' | undefined;
  at(...path: (string | number)[]): Place;
}

const REPLACEABLE = new Set(['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST']);
const ROUTES = new Set(['ROUTE_CONFIGURATION', 'HTTP_ROUTE']);

const kept = new WeakMap<Mesh, EnvoyPatch[]>();

/** Every patch of every EnvoyFilter, in the order of the text. Patches for waypoints are left out: Istio does not apply them. */
export function envoyPatches(mesh: Mesh): readonly EnvoyPatch[] {
  const known = kept.get(mesh);
  if (known) return known;
  // Names of filters that an earlier patch brings for some proxy versions only.
  const versioned = new Set<string>();
  const patches = mesh.of('EnvoyFilter').flatMap((resource) =>
    asList(resource.spec.configPatches).flatMap((item, index): EnvoyPatch[] => {
      const entry = asMap(item);
      if (!isMap(entry.patch)) return [];
      const match = asMap(entry.match);
      if (match.context === 'WAYPOINT') return [];
      const applyTo = asText(entry.applyTo) ?? '';
      const operation = asText(entry.patch.operation) ?? '';
      const filter = asMap(asMap(asMap(match.listener).filterChain).filter);
      const vhost = asMap(asMap(match.routeConfiguration).vhost);
      const brings = asText(asMap(entry.patch.value).name);
      const named = brings ?? (isMap(entry.patch.value) ? asText(filter.name) : undefined);
      const priority = asNumber(resource.spec.priority) ?? 0;
      const relative =
        operation === 'INSERT_BEFORE' ||
        operation === 'INSERT_AFTER' ||
        (operation === 'REMOVE' && !ROUTES.has(applyTo)) ||
        (operation === 'REPLACE' && REPLACEABLE.has(applyTo));
      const code = named !== undefined && versioned.has(named) ? 'IST0155' : 'IST0151';
      if (named && asText(asMap(match.proxy).proxyVersion)) versioned.add(named);
      const anchors: Record<string, unknown> = {
        HTTP_FILTER: asMap(filter.subFilter).name,
        NETWORK_FILTER: filter.name,
        LISTENER_FILTER: asMap(match.listener).listenerFilter,
        HTTP_ROUTE: asMap(vhost.route).name,
        VIRTUAL_HOST: vhost.name,
      };
      return [
        {
          resource,
          applyTo,
          operation,
          context: asText(match.context) ?? 'ANY',
          anchor: asText(anchors[applyTo]) || undefined,
          within: asText(filter.name),
          brings,
          value: asMap(entry.patch.value),
          priority,
          relativeCode: relative && priority === 0 ? code : undefined,
          at: (...path) => resource.at('spec', 'configPatches', index, ...path),
        },
      ];
    }),
  );
  kept.set(mesh, patches);
  return patches;
}

/** Kinds of Envoy configuration that are ordered lists, so that a place among others means something. */
export const ORDERED = new Set(['NETWORK_FILTER', 'HTTP_FILTER', 'LISTENER_FILTER', 'HTTP_ROUTE']);

/** Whether Istio leaves a REPLACE or REMOVE out because it does not name which filter it is about. */
export function namesNoFilter({ applyTo, operation, anchor }: EnvoyPatch): boolean {
  return (
    (operation === 'REPLACE' || operation === 'REMOVE') &&
    ['NETWORK_FILTER', 'HTTP_FILTER', 'LISTENER_FILTER'].includes(applyTo) &&
    anchor === undefined
  );
}
