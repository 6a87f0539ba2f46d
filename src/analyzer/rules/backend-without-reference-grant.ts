import { backendsOf, isGatewayRef, isGranted, parentsOf, ROUTE_KINDS } from '../mesh/kubernetes-routes.ts';
import { defineRule } from '../rule.ts';

/** Sources: Gateway API, ReferenceGrant; istio/istio, conversion of routes (grants are asked for on gateways only). */
export default defineRule({
  name: 'backend-without-reference-grant',
  aliases: ['KIA1402'],
  severity: 'warning',
  summary: 'A route leads to a backend of another namespace, which does not permit it.',
  reads: ROUTE_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const route of ROUTE_KINDS.flatMap((kind) => mesh.of(kind))) {
      const namespace = route.namespace ?? 'default';
      if (!parentsOf(route).some(isGatewayRef)) continue;
      for (const backend of backendsOf(route)) {
        if (backend.namespace === namespace || backend.kind === 'Hostname') continue;
        if (isGranted(mesh, route, backend)) continue;
        const seen = backend.kind === 'Service' && mesh.find('Service', backend.namespace, backend.name);
        report({
          at: backend.at('namespace'),
          // Kiali asks for the Service first, which may not be here.
          aliases: seen && (route.kind === 'HTTPRoute' || route.kind === 'GRPCRoute') ? ['KIA1402'] : [],
          certainty: mesh.settings.complete.value ? 'certain' : 'likely',
          message: `No ReferenceGrant in namespace ${backend.namespace} lets a ${route.kind} of ${namespace} lead to ${backend.kind} \`${backend.name}\`. Without one the route reports \`RefNotPermitted\`, and its requests get 500. Create the grant in ${backend.namespace}, not here.`,
        });
      }
    }
  },
});
