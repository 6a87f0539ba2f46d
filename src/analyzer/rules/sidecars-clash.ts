import { clashes } from '../mesh/clashes.ts';
import { isAmbient, sidecarsOf } from '../mesh/sidecars.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sidecars-clash',
  aliases: ['IST0110', 'IST0111', 'KIA0002', 'KIA0003'],
  severity: 'error',
  summary: 'Two Sidecars apply to the same workloads, so one of them has no effect.',
  reads: ['Sidecar'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const sidecars = sidecarsOf(mesh).filter(({ namespace }) => !isAmbient(mesh, namespace));
    for (const { claim, other, what, shared } of clashes(mesh, sidecars)) {
      report({
        at: shared
          ? claim.resource.at('spec', 'workloadSelector', 'labels')
          : claim.resource.at('metadata', 'name'),
        aliases: shared ? ['IST0110', 'KIA0003'] : ['IST0111', 'KIA0002'],
        message: `This and ${describe(other.resource)} both apply to ${what}. Sidecars are not merged: one is used, the other has no effect.`,
        related: [{ at: other.resource.at('metadata', 'name'), message: 'the other one' }],
      });
    }
  },
});
