import { isLive, optsOut, proxyImages, revisionOf } from '../mesh/injection.ts';
import { asMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/**
 * Only for Pods read from a cluster: what is written by hand gets its proxy when it is applied.
 * Source: istio.io, analysis message IST0103.
 */
export default defineRule({
  name: 'pod-without-proxy',
  aliases: ['IST0103'],
  severity: 'warning',
  summary: 'A running Pod has no proxy though its namespace injects.',
  reads: ['Pod'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const pods = mesh.workloads.filter(({ kind }) => kind === 'Pod');
    const injected = new Set(
      pods.filter((pod) => proxyImages(pod).length > 0).map(({ namespace }) => namespace),
    );
    for (const pod of pods) {
      const { namespace, labels } = pod;
      const revision = revisionOf(mesh.namespaceLabels(namespace) ?? {});
      if (revision === undefined || namespace === mesh.settings.rootNamespace.value) continue;
      // Where a Pod of the paste has its proxy, the Pods were read from the cluster.
      if (!isLive(pod) && !injected.has(namespace)) continue;
      if (optsOut(pod) || proxyImages(pod).length > 0 || hasEnded(pod.resource.object)) continue;
      // The placeholder image is another fault.
      if (pod.containers.some(({ name, image }) => name === 'istio-proxy' && image === 'auto')) continue;
      if (labels['gateway.networking.k8s.io/gateway-name'] !== undefined) continue;
      report({
        at: pod.resource.at('metadata', 'name'),
        message: `Namespace ${namespace} injects, but this Pod has no \`istio-proxy\`: it stays outside the mesh, and workloads with STRICT mTLS refuse its requests. It was made before the label, or the injector was not asked. Restart its workload.`,
      });
    }
  },
});

function hasEnded(object: Record<string, unknown>): boolean {
  const { phase } = asMap(object.status);
  return phase === 'Succeeded' || phase === 'Failed';
}
