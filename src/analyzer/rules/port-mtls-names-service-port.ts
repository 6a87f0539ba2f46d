import { fix, renameKey } from '../fix/index.ts';
import { policyLabels } from '../mesh/policies.ts';
import { servicesBehind } from '../mesh/policy-services.ts';
import type { Workload } from '../mesh/workloads.ts';
import { asList, asMap, asNumber, asText } from '../parse/json.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, PeerAuthentication reference, `portLevelMtls` (the workload's port, not the Service's). */
export default defineRule({
  name: 'port-mtls-names-service-port',
  aliases: [],
  severity: 'error',
  summary: 'A port-level mTLS mode names the port of a Service instead of the workload’s.',
  reads: ['PeerAuthentication'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const policy of mesh.of('PeerAuthentication')) {
      const ports = Object.keys(asMap(policy.spec.portLevelMtls));
      const labels = policyLabels(policy);
      if (ports.length === 0 || Object.keys(labels).length === 0) continue;
      const namespace = policy.namespace ?? 'default';
      const workloads = mesh.workloadsWith(labels, namespace);
      const services = servicesBehind(mesh, namespace, labels);
      const listening = workloads.flatMap(containerPorts);
      for (const port of ports) {
        const number = Number(port);
        if (listening.includes(number)) continue;
        const targets = services.flatMap((service) =>
          service.ports.map((one) => ({ service, ...one, target: targetOf(one.targetPort, workloads) })),
        );
        // A port that some Service leads to, or may lead to, is the workload's own.
        if (targets.some(({ target }) => target === number || target === undefined)) continue;
        const meant = targets.filter((one) => one.number === number);
        const [first] = meant;
        if (!first) continue;
        const target = first.target as number;
        const alone = new Set(meant.map((one) => one.target)).size === 1;
        report({
          at: policy.at('spec', 'portLevelMtls', port),
          message: `${port} is a port of ${describe(first.service.resource)}; the workload itself listens on ${target}. No connection reaches it on ${port}, so this mode is never used, and ${target} keeps the mode of the whole policy.`,
          related: [{ at: first.at('port'), message: `leads to ${target}` }],
          fixes:
            alone && !ports.includes(String(target))
              ? [
                  fix(
                    `Name the workload’s port ${target}`,
                    'review',
                    renameKey(policy.at('spec', 'portLevelMtls', port), String(target)),
                  ),
                ]
              : [],
        });
      }
    }
  },
});

function containerPorts({ containers }: Workload): number[] {
  return containers.flatMap(({ object }) =>
    asList(object.ports).flatMap((port) => asNumber(asMap(port).containerPort) ?? []),
  );
}

/** The number behind a target port; undefined for a name that no pasted workload explains. */
function targetOf(target: number | string | undefined, workloads: readonly Workload[]): number | undefined {
  if (typeof target !== 'string') return target;
  for (const { containers } of workloads) {
    for (const { object } of containers) {
      const port = asList(object.ports).find((item) => asText(asMap(item).name) === target);
      if (port) return asNumber(asMap(port).containerPort);
    }
  }
  return undefined;
}
