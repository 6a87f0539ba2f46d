import { covers } from '../mesh/hosts.ts';
import type { Mesh } from '../mesh/index.ts';
import type { Service } from '../mesh/services.ts';
import { compareVersions } from '../mesh/settings.ts';
import { httpHashKey, policyLevels } from '../mesh/traffic-policies.ts';
import { asList, asMap, asText, textsOf } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** The first release whose waypoints have a hash policy on their own routes. */
const FIXED_IN = '1.31';

/** Sources: istio/istio#61045 (fix #61085 on release-1.31); release note 61045. */
export default defineRule({
  name: 'hash-lost-at-waypoint',
  aliases: [],
  severity: 'warning',
  summary: 'Before 1.31 a waypoint ignores the hash of a host that has no VirtualService.',
  reads: ['DestinationRule'],
  needs: ['VirtualService', 'HTTPRoute', 'GRPCRoute'],
  fixable: false,
  check(mesh, report) {
    const version = mesh.settings.istioVersion.value;
    if (compareVersions(version, FIXED_IN) >= 0) return;
    for (const rule of mesh.of('DestinationRule')) {
      const service = mesh.service(mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace));
      if (!service || !waypointOf(mesh, service) || hasRoute(mesh, service)) continue;
      const top = policyLevels(rule).find((l) => l.port === undefined && l.subset === undefined);
      const key = top?.consistentHash && httpHashKey(top.consistentHash);
      if (!key) continue;
      report({
        at: top.at('loadBalancer', 'consistentHash'),
        message: `In ${version} a waypoint computes no hash for a host without a VirtualService: the ring is built, ${key} is not read, and requests spread at random. Add a VirtualService that routes to \`${service.host}\`, or upgrade to ${FIXED_IN}.`,
      });
    }
  },
});

/** Name of the waypoint that a Service, or its namespace, says it uses. */
function waypointOf(mesh: Mesh, service: Service): string | undefined {
  const label = 'istio.io/use-waypoint';
  const name = service.resource.labels[label] ?? mesh.namespaceLabels(service.namespace)?.[label];
  return name === 'none' ? undefined : name;
}

function hasRoute(mesh: Mesh, service: Service): boolean {
  const virtual = mesh
    .of('VirtualService')
    .some((v) => textsOf(v.spec.hosts).some((host) => covers(mesh.fqdn(host, v.namespace), service.host)));
  return (
    virtual ||
    ['HTTPRoute', 'GRPCRoute'].some((kind) =>
      mesh.of(kind).some((route) =>
        asList(route.spec.parentRefs).some((item) => {
          const ref = asMap(item);
          return (
            ref.kind === 'Service' &&
            mesh.fqdn(asText(ref.name) ?? '', asText(ref.namespace) ?? route.namespace) === service.host
          );
        }),
      ),
    )
  );
}
