import type { Mesh } from '../mesh/index.ts';
import { hasTarget, policyLabels } from '../mesh/policies.ts';
import { isAmbient } from '../mesh/sidecars.ts';
import type { Workload } from '../mesh/workloads.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, analysis message IST0127. Labels that meet nothing are another rule’s: workload-selector-matches-nothing. */
export default defineRule({
  name: 'policy-outside-mesh',
  aliases: ['IST0127'],
  severity: 'warning',
  summary: 'An AuthorizationPolicy applies only to workloads that have no proxy to enforce it.',
  reads: ['AuthorizationPolicy'],
  needs: ['Workload'],
  fixable: false,
  check(mesh, report) {
    // Many policies may be about one whole namespace.
    const isMeshed = new Map<string, boolean>();
    const hasProxy = (namespace: string, workloads: readonly Workload[]) => {
      const known = isMeshed.get(namespace) ?? workloads.some((workload) => isEnforced(mesh, workload));
      isMeshed.set(namespace, known);
      return known;
    };
    for (const policy of mesh.of('AuthorizationPolicy')) {
      const namespace = policy.namespace ?? 'default';
      const labels = policyLabels(policy);
      const wide = Object.keys(labels).length === 0;
      const isRoot = namespace === mesh.settings.rootNamespace.value;
      if (hasTarget(policy) || (isRoot && wide)) continue;
      const workloads = mesh.workloadsWith(labels, isRoot ? undefined : namespace);
      if (!wide && workloads.length === 0) continue;
      if (wide ? hasProxy(namespace, workloads) : workloads.some((workload) => isEnforced(mesh, workload)))
        continue;
      const [first] = workloads;
      report({
        at: wide ? policy.at('metadata', 'name') : policy.at('spec', 'selector'),
        ...(isRoot ? {} : { inNamespace: namespace }),
        message: first
          ? `${workloads.length > 1 ? `All ${workloads.length} workloads it applies to, ${describe(first.resource)} among them, are` : `${describe(first.resource)}, which it applies to, is`} outside the mesh: without a sidecar or ambient nothing enforces the policy, and every caller gets through.`
          : `Namespace ${namespace} has no workload, so the policy protects nothing.`,
        related: first ? [{ at: first.at('metadata', 'labels'), message: 'has no proxy' }] : [],
      });
    }
  },
});

/** Whether a proxy enforces policies for the workload, as far as the paste tells; the doubtful count as enforced. */
function isEnforced(mesh: Mesh, workload: Workload): boolean {
  const mode = workload.labels['istio.io/dataplane-mode'];
  if (workload.annotations['ambient.istio.io/redirection'] === 'enabled' || mode === 'ambient') return true;
  if (mode !== 'none' && isAmbient(mesh, workload.namespace)) return true;
  return mesh.sidecarOf(workload) !== 'none';
}
