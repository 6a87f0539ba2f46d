import { fix, remove, replaceValue } from '../fix/index.ts';
import { ingressEndpoints, isMeshContainer, listeners, sidecarFor } from '../mesh/listeners.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sidecar-default-endpoint-wrong',
  aliases: [],
  severity: 'warning',
  summary: 'A Sidecar forwards to an address on which the application does not listen.',
  reads: ['Sidecar'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      if (workload.podSpec.hostNetwork === true) continue;
      const narrow = listeners(workload).filter(
        ({ on, container }) => on !== 'other' && !isMeshContainer(container),
      );
      const sidecar = narrow.length > 0 ? sidecarFor(mesh, workload) : undefined;
      if (!sidecar) continue;
      for (const endpoint of ingressEndpoints(sidecar)) {
        const wrong = narrow.find(({ on, port }) => port === endpoint.port && on !== endpoint.to);
        if (!wrong) continue;
        const toLoopback = endpoint.to === 'loopback';
        const where = toLoopback ? 'the loopback' : "the Pod's own address";
        const own = toLoopback ? "the Pod's address" : 'the loopback';
        report({
          at: endpoint.at,
          message: `The proxy of ${workload.kind} \`${workload.name}\` forwards port ${endpoint.listenerPort} to ${where}, port ${endpoint.port}; its container \`${wrong.container.name}\` is told to listen on \`${wrong.address}\`, ${own}. The connection is refused, and callers get 503.`,
          related: [{ at: wrong.at, message: 'The application listens here' }],
          certainty: wrong.from === 'argument' ? 'certain' : 'likely',
          fixes: [
            toLoopback && endpoint.port === endpoint.listenerPort
              ? fix('Send to the address the caller used', 'review', remove(endpoint.at))
              : fix(
                  `Send to ${own}`,
                  'review',
                  replaceValue(endpoint.at, `${toLoopback ? '0.0.0.0' : '127.0.0.1'}:${endpoint.port}`),
                ),
          ],
        });
      }
    }
  },
});
