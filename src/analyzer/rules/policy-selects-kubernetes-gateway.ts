import { hasTarget, policyLabels } from '../mesh/policies.ts';
import { asMap, asText, textMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const KINDS = ['AuthorizationPolicy', 'RequestAuthentication', 'Telemetry', 'WasmPlugin'];
const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** Sources: istio.io, analysis message IST0166; PolicyTargetReference; ENABLE_SELECTOR_BASED_K8S_GATEWAY_POLICY. */
export default defineRule({
  name: 'policy-selects-kubernetes-gateway',
  aliases: ['IST0166'],
  severity: 'info',
  summary: 'A policy selects the Pods of a Gateway API gateway by labels instead of naming the Gateway.',
  reads: KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const kind of KINDS) {
      for (const resource of mesh.of(kind)) {
        const labels = policyLabels(resource);
        if (hasTarget(resource) || Object.keys(labels).length === 0) continue;
        const namespace = resource.namespace ?? 'default';
        const pod = mesh
          .workloadsWith(labels, namespace)
          .find((workload) => workload.labels[GATEWAY_NAME] !== undefined);
        const named = labels[GATEWAY_NAME];
        const gateway = mesh.find('KubernetesGateway', namespace, pod?.labels[GATEWAY_NAME] ?? named ?? '');
        // Without its Pods, the Gateway itself: they carry its name and the labels of its infrastructure.
        const extra = textMap(asMap(gateway?.spec.infrastructure).labels);
        const others = Object.entries(labels).filter(([key]) => key !== GATEWAY_NAME);
        const made = named && gateway && others.every(([key, value]) => extra[key] === value);
        if (!pod && !made) continue;
        const name = pod?.labels[GATEWAY_NAME] ?? named;
        const waypoint = asText(gateway?.spec.gatewayClassName) === 'istio-waypoint';
        const effect = waypoint
          ? 'A waypoint reads no policy that selects by labels, so this one has no effect'
          : 'istiod can be told to ignore such policies there (`ENABLE_SELECTOR_BASED_K8S_GATEWAY_POLICY`), and a waypoint always does';
        report({
          at: resource.at('spec', 'selector'),
          severity: waypoint ? 'warning' : 'info',
          message: `These labels select the Pods of Gateway \`${name}\`, which the Gateway API manages. ${effect}. Use \`targetRefs\` with kind Gateway and the name \`${name}\`.`,
          related: gateway ? [{ at: gateway.at('metadata', 'name'), message: 'the Gateway' }] : [],
        });
      }
    }
  },
});
