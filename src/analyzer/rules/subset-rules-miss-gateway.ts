import { gatewaysOf } from '../mesh/index.ts';
import { type Destination, destinations } from '../mesh/routes.ts';
import { textsOf } from '../parse/json.ts';
import { describe, type Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, "Route rules have no effect on ingress gateway requests"; analysis message IST0140. */
export default defineRule({
  name: 'subset-rules-miss-gateway',
  aliases: ['IST0140'],
  severity: 'warning',
  summary: 'A gateway route goes straight to a host whose subset rules apply in the mesh only.',
  reads: ['VirtualService'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const rules = new Map<string, { virtualService: Resource; destination: Destination }>();
    for (const virtualService of mesh.of('VirtualService')) {
      const gateways = gatewaysOf(virtualService);
      if (!gateways.includes('mesh')) continue;
      const own = new Set(
        textsOf(virtualService.spec.hosts).map((host) => mesh.fqdn(host, virtualService.namespace)),
      );
      for (const destination of httpRoutes(virtualService)) {
        const { host, subset } = destination;
        if (subset && own.has(host) && !rules.has(host)) rules.set(host, { virtualService, destination });
      }
    }
    for (const virtualService of mesh.of('VirtualService')) {
      if (!gatewaysOf(virtualService).some((gateway) => gateway !== 'mesh')) continue;
      const told = new Set<string>();
      for (const { host, subset, at } of httpRoutes(virtualService)) {
        const other = rules.get(host);
        if (!other || subset || other.virtualService === virtualService || told.has(host)) continue;
        told.add(host);
        report({
          at: at('host'),
          message: `Requests from the gateway go to all Pods of \`${host}\`: the subset rules of ${describe(other.virtualService)} apply to calls inside the mesh only. Repeat them here, with the subsets.`,
          related: [{ at: other.destination.at('subset'), message: 'A rule with a subset' }],
        });
      }
    }

    function httpRoutes(virtualService: Resource): Destination[] {
      return destinations(mesh, virtualService).filter(({ list, mirror }) => list === 'http' && !mirror);
    }
  },
});
