import { fix, remove } from '../fix/index.ts';
import { sidecarsOf, workloadsUnder } from '../mesh/sidecars.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sidecar-selector-in-root-namespace',
  aliases: ['KIA1006'],
  severity: 'warning',
  summary: 'A Sidecar in the root namespace has a selector, so it isn’t the mesh’s default.',
  reads: ['Sidecar'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const root = mesh.settings.rootNamespace.value;
    for (const sidecar of sidecarsOf(mesh)) {
      if (sidecar.namespace !== root || Object.keys(sidecar.labels).length === 0) continue;
      if (workloadsUnder(mesh, sidecar).length > 0) continue;
      report({
        at: sidecar.resource.at('spec', 'workloadSelector'),
        certainty: mesh.settings.complete.value ? 'certain' : 'likely',
        message: `${root} is the root namespace. A Sidecar here is the default of all namespaces only without a selector; with one it applies to Pods of ${root} alone, and other namespaces keep importing everything.`,
        fixes: [
          fix(
            'Make it the mesh’s default',
            'review',
            remove(sidecar.resource.at('spec', 'workloadSelector')),
          ),
        ],
      });
    }
  },
});
