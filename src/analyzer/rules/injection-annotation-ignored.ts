import { fix, insertKey } from '../fix/index.ts';
import { asksInVain } from '../mesh/annotations.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { isMap, valueAt } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const INJECT = 'sidecar.istio.io/inject';

export default defineRule({
  name: 'injection-annotation-ignored',
  aliases: ['IST0135'],
  severity: 'warning',
  summary: 'An annotation asks for a sidecar, but only a label can.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      if (!asksInVain(mesh, workload)) continue;
      const namespace = mesh.namespaceLabels(workload.namespace);
      const pod = workload.at();
      const hasLabels = isMap(valueAt(pod.resource.object, ...pod.path, 'metadata', 'labels'));
      const labels = workload.at('metadata', 'labels');
      report({
        at: workload.at('metadata', 'annotations', INJECT),
        message: `The injector is called by labels only; the annotation \`${INJECT}: "true"\` cannot call it. ${
          namespace
            ? `Namespace ${workload.namespace} has no injection label, so the Pods start without a sidecar.`
            : `Unless namespace ${workload.namespace} has an injection label, the Pods start without a sidecar.`
        } Write it as a label of the Pod template.`,
        severity: namespace ? 'warning' : 'info',
        certainty: namespace ? 'certain' : 'likely',
        fixes: hasLabels ? [fix('Add the label', 'safe', insertKey(labels, INJECT, '"true"'))] : [],
      });
    }
  },
});
