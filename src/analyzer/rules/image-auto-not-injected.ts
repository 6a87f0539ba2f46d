import type { Mesh } from '../mesh/index.ts';
import { isLive } from '../mesh/injection.ts';
import { meets } from '../mesh/label-selector.ts';
import { injectionWebhooks, type Webhook } from '../mesh/webhooks.ts';
import { WORKLOAD_KINDS, type Workload } from '../mesh/workloads.ts';
import { defineRule } from '../rule.ts';
import type { Certainty } from '../types.ts';

/** Source: istio.io, analysis messages IST0146 and IST0147. */
export default defineRule({
  name: 'image-auto-not-injected',
  aliases: ['IST0146', 'IST0147'],
  severity: 'error',
  summary: 'A proxy with the image `auto` that no injector will replace.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    const webhooks = injectionWebhooks(mesh);
    for (const workload of mesh.workloads) {
      const container = workload.containers.find(
        ({ name, image, init }) => name === 'istio-proxy' && image === 'auto' && !init,
      );
      if (!container) continue;
      const live = isLive(workload);
      const missed = live ? 'certain' : passesBy(mesh, workload, webhooks);
      if (!missed) continue;
      report({
        at: container.at('image'),
        aliases: [workload.kind === 'Pod' ? 'IST0147' : 'IST0146'],
        certainty: missed,
        message: live
          ? 'The injector did not see this Pod: `auto` is a placeholder that it would have replaced. No such image can be pulled, so the Pod does not start.'
          : `No injection webhook takes Pods with these labels in namespace ${workload.namespace}, so \`auto\` stays as it is. No such image can be pulled, and the Pods do not start. Give the Pod the label \`sidecar.istio.io/inject: "true"\`.`,
      });
    }
  },
});

/** How sure it is that no webhook takes a workload's Pods; undefined when one does or nobody knows. */
function passesBy(mesh: Mesh, workload: Workload, webhooks: readonly Webhook[]): Certainty | undefined {
  const labels = mesh.namespaceLabels(workload.namespace);
  if (webhooks.length === 0) return mesh.sidecarOf(workload) === 'none' ? 'likely' : undefined;
  const namespace = { 'kubernetes.io/metadata.name': workload.namespace, ...labels };
  const taken = webhooks.some(
    ({ object }) =>
      meets(object.namespaceSelector, namespace) && meets(object.objectSelector, workload.labels),
  );
  if (taken) return undefined;
  return labels || mesh.settings.complete.value ? 'certain' : 'likely';
}
