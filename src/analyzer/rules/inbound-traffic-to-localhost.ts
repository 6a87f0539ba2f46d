import { fix, remove } from '../fix/index.ts';
import { asMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'inbound-traffic-to-localhost',
  aliases: [],
  severity: 'info',
  summary: 'The mesh sends all inbound traffic to the loopback, as Istio did before 1.10.',
  reads: ['ConfigMap', 'IstioOperator', 'HelmValues', 'MeshConfig'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const config of mesh.meshConfigs) {
      if (asMap(config.value.inboundTrafficPolicy).mode !== 'LOCALHOST') continue;
      report({
        at: config.at('inboundTrafficPolicy', 'mode'),
        message:
          "Every proxy sends what arrives to 127.0.0.1, as before Istio 1.10. Applications that listen on the Pod's address only are refused, and listeners meant to be private on 127.0.0.1 can be reached from other Pods. Set `defaultEndpoint` in a Sidecar for the workloads that need it instead.",
        fixes: [
          fix('Send to the address the caller used', 'review', remove(config.at('inboundTrafficPolicy'))),
        ],
      });
    }
  },
});
