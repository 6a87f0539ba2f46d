import { fix, insertKey, replaceValue } from '../fix/index.ts';
import type { Mesh } from '../mesh/index.ts';
import {
  isGatewayRef,
  type Listener,
  listenersOf,
  parentsOf,
  ROUTE_KINDS,
} from '../mesh/kubernetes-routes.ts';
import { meets } from '../mesh/label-selector.ts';
import { asList, asMap, asNumber, asText } from '../parse/json.ts';
import { describe, type Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Source: Gateway API, `allowedRoutes` (namespaces from Same unless said otherwise), route condition NotAllowedByListeners. */
export default defineRule({
  name: 'route-not-allowed-by-listeners',
  aliases: ['KIA1401'],
  severity: 'error',
  summary: 'A Gateway takes no routes from the namespace of a route that names it.',
  reads: ROUTE_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    const shut = new Map<string, { listener: Listener; route: Resource; gateway: Resource }>();
    for (const route of ROUTE_KINDS.flatMap((kind) => mesh.of(kind))) {
      for (const parent of parentsOf(route)) {
        const gateway = isGatewayRef(parent) && mesh.find('KubernetesGateway', parent.namespace, parent.name);
        if (!gateway) continue;
        const section = asText(parent.object.sectionName);
        const port = asNumber(parent.object.port);
        const listeners = listenersOf(gateway).filter(
          ({ name, port: own }) => (!section || name === section) && (port === undefined || own === port),
        );
        const verdicts = listeners.map((listener) => takes(mesh, listener, gateway, route));
        if (listeners.length === 0 || verdicts.some((verdict) => verdict !== 'no')) continue;
        const [first] = listeners;
        report({
          at: parent.at(),
          aliases: route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute' ? ['KIA1401'] : [],
          message: `${describe(gateway)} takes no ${route.kind} from namespace ${route.namespace}, so the route is not attached (\`NotAllowedByListeners\`) and its requests get 404. Permit the namespace in \`allowedRoutes.namespaces\` of the listener.`,
          related: first ? [{ at: first.at('allowedRoutes'), message: 'takes no routes from there' }] : [],
        });
        for (const listener of listeners) {
          if (from(listener) === 'Same' && route.namespace !== gateway.namespace)
            shut.set(`${gateway.order} ${listener.at().path.join()}`, { listener, route, gateway });
        }
      }
    }
    for (const { listener, route, gateway } of shut.values()) {
      report({
        at: listener.at('allowedRoutes'),
        severity: 'info',
        aliases: [],
        message: `This listener takes routes of its own namespace ${gateway.namespace} only${listener.allowedRoutes.namespaces ? '' : ', which is the default'}; ${describe(route)} is of another.`,
        fixes: [opened(listener)],
      });
    }
  },
});

const from = ({ allowedRoutes }: Listener) => asText(asMap(allowedRoutes.namespaces).from) ?? 'Same';

/** Whether a listener takes a route, by namespace and kind; `unknown` where the namespace's labels were not pasted. */
function takes(mesh: Mesh, listener: Listener, gateway: Resource, route: Resource): 'yes' | 'no' | 'unknown' {
  const kinds = asList(listener.allowedRoutes.kinds).map((kind) => asMap(kind).kind);
  if (kinds.length > 0 && !kinds.includes(route.kind)) return 'no';
  if (route.namespace === gateway.namespace && from(listener) === 'Same') return 'yes';
  if (from(listener) === 'All') return 'yes';
  if (from(listener) !== 'Selector') return 'no';
  const labels = mesh.namespaceLabels(route.namespace ?? 'default');
  if (!labels) return 'unknown';
  const named = { 'kubernetes.io/metadata.name': route.namespace ?? 'default', ...labels };
  return meets(asMap(listener.allowedRoutes.namespaces).selector, named) ? 'yes' : 'no';
}

function opened({ allowedRoutes, at }: Listener) {
  const title = 'Take routes from all namespaces';
  if (asText(asMap(allowedRoutes.namespaces).from) !== undefined)
    return fix(title, 'review', replaceValue(at('allowedRoutes', 'namespaces', 'from'), 'All'));
  if (Object.keys(allowedRoutes).length > 0) return undefined;
  return fix(title, 'review', insertKey(at(), 'allowedRoutes', '{ namespaces: { from: All } }', 'protocol'));
}
