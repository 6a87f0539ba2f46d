import { isAmbient, sidecarsOf, workloadsUnder } from '../mesh/sidecars.ts';
import type { Workload } from '../mesh/workloads.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sidecar-in-ambient',
  aliases: ['IST0167'],
  severity: 'warning',
  summary: 'A Sidecar stands in an ambient namespace, where no proxy reads it.',
  reads: ['Sidecar'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const sidecar of sidecarsOf(mesh)) {
      const workloads = workloadsUnder(mesh, sidecar);
      // Some Pods of an ambient namespace may still ask for a sidecar of their own.
      if (workloads.some((workload) => workload.labels['sidecar.istio.io/inject'] === 'true')) continue;
      const redirected = Object.keys(sidecar.labels).length > 0 && workloads.find(isRedirected);
      const ambient = isAmbient(mesh, sidecar.namespace);
      if (!ambient && !redirected) continue;
      const who = ambient
        ? `namespace ${sidecar.namespace} belongs`
        : `${describe((redirected as Workload).resource)} belongs`;
      report({
        at: sidecar.resource.at('metadata', 'name'),
        message: `${who[0]?.toUpperCase()}${who.slice(1)} to ambient: its Pods have no sidecar that could read this object. Nothing is narrowed or blocked by it.`,
      });
    }
  },
});

function isRedirected({ annotations }: Workload): boolean {
  return annotations['ambient.istio.io/redirection'] === 'enabled';
}
