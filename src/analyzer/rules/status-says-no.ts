import { asList, asMap, asNumber, asText, type JsonMap } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Conditions that are bad when False, and what that does, by kind. */
const CONDITIONS: Record<string, Record<string, string>> = {
  ...of(['Service', 'ServiceEntry', 'WorkloadEntry'], {
    'istio.io/WaypointBound': 'its traffic goes past the waypoint, so policies and routes there do not apply',
  }),
  AuthorizationPolicy: {
    ZtunnelAccepted: 'ztunnel enforces it otherwise than written',
    WaypointAccepted: 'the waypoint does not enforce it',
  },
  KubernetesGateway: {
    Accepted: 'no gateway serves it',
    Programmed: 'the gateway does not take traffic',
    ResolvedRefs: 'something that it refers to is missing',
  },
  ...of(['HTTPRoute', 'GRPCRoute', 'TCPRoute', 'TLSRoute'], {
    Accepted: 'the parent does not use the route',
    Programmed: 'the route is not in use',
    ResolvedRefs: 'requests to the backend in question are answered with 500 or cut off',
  }),
};

function of<T>(kinds: string[], value: T): Record<string, T> {
  return Object.fromEntries(kinds.map((kind) => [kind, value]));
}

/** istioctl looks at these; the others are ours. */
const NO_CODE = new Set(['TCPRoute', 'TLSRoute']);

/** Sources: istio.io, analysis message IST0171; Gateway API, status conditions. */
export default defineRule({
  name: 'status-says-no',
  aliases: ['IST0171'],
  severity: 'warning',
  summary: 'The status of an object says that it is refused, or not in effect.',
  reads: Object.keys(CONDITIONS),
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const [kind, effects] of Object.entries(CONDITIONS)) {
      for (const resource of mesh.of(kind)) {
        for (const { condition, at } of conditionsOf(resource)) {
          const type = asText(condition.type) ?? '';
          const effect = Object.hasOwn(effects, type) ? effects[type] : undefined;
          const partly = type === 'WaypointAccepted' && condition.reason === 'PartiallyInvalid';
          if (effect === undefined || (String(condition.status) !== 'False' && !partly)) continue;
          const stale =
            (asNumber(condition.observedGeneration) ?? 0) <
            (asNumber(asMap(resource.object.metadata).generation) ?? 0);
          report({
            at,
            certainty: stale && condition.observedGeneration !== undefined ? 'likely' : 'certain',
            ...(NO_CODE.has(kind) ? { aliases: [] } : {}),
            message: `${told(condition)}: ${partly && String(condition.status) !== 'False' ? 'part of it is not in effect' : effect}.${
              stale && condition.observedGeneration !== undefined ? ' The object was changed since.' : ''
            }`,
          });
        }
      }
    }
  },
});

function told({ type, status, reason, message }: JsonMap): string {
  const why = [asText(reason), asText(message)].filter(Boolean).join(': ');
  return `The status says \`${String(type)}: ${String(status)}\`${why ? ` (${why.replace(/\.$/, '')})` : ''}`;
}

function conditionsOf(resource: Resource): { condition: JsonMap; at: Place }[] {
  const status = asMap(resource.object.status);
  const read = (list: unknown, ...path: (string | number)[]) =>
    asList(list).map((item, index) => ({
      condition: asMap(item),
      at: resource.at('status', ...path, index, 'status'),
    }));
  return [
    ...read(status.conditions, 'conditions'),
    ...asList(status.parents).flatMap((parent, index) =>
      read(asMap(parent).conditions, 'parents', index, 'conditions'),
    ),
  ];
}
