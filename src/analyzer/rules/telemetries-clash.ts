import { clashes } from '../mesh/clashes.ts';
import { hasTarget, policyLabels } from '../mesh/policies.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Telemetry reference; analysis messages IST0159 and IST0160. */
export default defineRule({
  name: 'telemetries-clash',
  aliases: ['IST0159', 'IST0160'],
  severity: 'error',
  summary: 'Two Telemetry objects apply to the same workloads, so one of them has no effect.',
  reads: ['Telemetry'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const claims = mesh
      .of('Telemetry')
      .filter((resource) => !hasTarget(resource))
      .map((resource) => ({
        resource,
        namespace: resource.namespace ?? 'default',
        labels: policyLabels(resource),
      }));
    for (const { claim, other, what, shared } of clashes(mesh, claims)) {
      report({
        at: shared
          ? claim.resource.at('spec', 'selector', 'matchLabels')
          : claim.resource.at('metadata', 'name'),
        aliases: shared ? ['IST0159'] : ['IST0160'],
        message: `This and ${describe(other.resource)} both apply to ${what}. On one level Istio uses one Telemetry, and the metrics, traces and logs of the other are not configured: put both into one.`,
        related: [{ at: other.resource.at('metadata', 'name'), message: 'the other one' }],
      });
    }
  },
});
