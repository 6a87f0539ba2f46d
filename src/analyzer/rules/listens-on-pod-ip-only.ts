import { inboundTarget, isMeshContainer, listeners } from '../mesh/listeners.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'listens-on-pod-ip-only',
  aliases: [],
  severity: 'warning',
  summary: "An application listens on the Pod's address, but the proxy sends to the loopback.",
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      if (workload.podSpec.hostNetwork === true || mesh.sidecarOf(workload) === 'none') continue;
      for (const { on, container, port, address, at, from } of listeners(workload)) {
        if (on !== 'pod' || port === undefined || isMeshContainer(container)) continue;
        const inbound = inboundTarget(mesh, workload, port);
        if (inbound.to !== 'loopback' || inbound.endpoint) continue;
        const cause = inbound.at
          ? '`inboundTrafficPolicy.mode: LOCALHOST` makes every proxy send'
          : `Istio ${mesh.settings.istioVersion.value} sends`;
        report({
          at,
          message: `Container \`${container.name}\` is told to listen on \`${address}\`, the Pod's address, on port ${port}. ${cause} what arrives to 127.0.0.1: the connection is refused, and callers get 503.`,
          related: inbound.at
            ? [{ at: inbound.at, message: 'This makes the proxy send to the loopback' }]
            : [],
          certainty: from === 'argument' ? 'certain' : 'likely',
        });
      }
    }
  },
});
