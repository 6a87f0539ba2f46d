import { namesGateway } from '../mesh/gateway-pods.ts';
import { policyLabels } from '../mesh/policies.ts';
import { asMap, textMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const KINDS = [
  'EnvoyFilter',
  'AuthorizationPolicy',
  'RequestAuthentication',
  'PeerAuthentication',
  'Telemetry',
  'WasmPlugin',
];

/** Sources: istio.io, WorkloadSelector; EnvoyFilter reference, `workloadSelector` (the object's own namespace). */
export default defineRule({
  name: 'gateway-selected-from-afar',
  aliases: [],
  severity: 'warning',
  summary: 'An object selects a gateway from a namespace in which the gateway does not run.',
  reads: KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    const root = mesh.settings.rootNamespace.value;
    for (const kind of KINDS) {
      for (const resource of mesh.of(kind)) {
        const namespace = resource.namespace ?? 'default';
        const labels =
          kind === 'EnvoyFilter'
            ? textMap(asMap(resource.spec.workloadSelector).labels)
            : policyLabels(resource);
        // What Gateway API makes runs in the namespace of its Gateway, which has a rule of its own.
        if (!namesGateway(labels) || labels['gateway.networking.k8s.io/gateway-name']) continue;
        if (namespace === root || /gateway|ingress|egress|istio|edge/.test(namespace)) continue;
        if (mesh.workloadsWith(labels, namespace).length > 0) continue;
        const [elsewhere] = mesh.workloadsWith(labels);
        // Workloads of the namespace that have other labels are another rule's proof: workload-selector-matches-nothing.
        if (mesh.workloadsWith({}, namespace).length > 0) continue;
        const written = Object.entries(labels).map(([key, value]) => `${key}=${value}`);
        report({
          at: resource.at('metadata', 'namespace'),
          certainty: mesh.settings.complete.value ? 'certain' : 'likely',
          message: `A selector reaches only the Pods of its own namespace. The gateway \`${written.join(', ')}\` ${elsewhere ? `runs in namespace ${elsewhere.namespace}` : `usually runs in ${root} or in a namespace of its own`}, so from ${namespace} this object does not reach it: move it there.`,
          related: elsewhere ? [{ at: elsewhere.at('metadata', 'labels'), message: 'the gateway' }] : [],
        });
      }
    }
  },
});
