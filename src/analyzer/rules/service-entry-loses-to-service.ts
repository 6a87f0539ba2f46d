import { visibleFrom } from '../mesh/index.ts';
import { defineRule } from '../rule.ts';

/** Source: istio/istio, pilot/pkg/model/sidecar.go (appendSidecarServices), 1.24 to 1.31. */
export default defineRule({
  name: 'service-entry-loses-to-service',
  aliases: [],
  severity: 'warning',
  summary: 'A ServiceEntry names a host that a Service of another namespace has.',
  reads: ['ServiceEntry'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { resource, namespace, hosts } of mesh.serviceEntries) {
      hosts.forEach((host, index) => {
        const service = mesh.service(host);
        if (!service || service.namespace === namespace) return;
        if (!visibleFrom(service.exportTo, service.namespace, namespace)) return;
        report({
          at: resource.at('spec', 'hosts', index),
          message: `\`${host}\` is a Service of namespace \`${service.namespace}\`, and where both are seen the Service wins: proxies use its endpoints and ports, and those of this ServiceEntry are left out.`,
          certainty: 'likely',
          related: [{ at: service.resource.at('metadata', 'name'), message: 'has the name' }],
        });
      });
    }
  },
});
