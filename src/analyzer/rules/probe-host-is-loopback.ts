import { fix, remove } from '../fix/index.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const PROBES = ['livenessProbe', 'readinessProbe', 'startupProbe'];
const LOOPBACK = /^(?:127(?:\.\d{1,3}){3}|localhost|::1)$/i;

export default defineRule({
  name: 'probe-host-is-loopback',
  aliases: [],
  severity: 'warning',
  summary: "A probe names the loopback as its host, which is not the container's.",
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      if (workload.podSpec.hostNetwork === true) continue;
      for (const container of workload.containers) {
        for (const probe of PROBES) {
          for (const handler of ['httpGet', 'tcpSocket']) {
            const host = asText(asMap(asMap(container.object[probe])[handler]).host);
            if (host === undefined || !LOOPBACK.test(host)) continue;
            const at = container.at(probe, handler, 'host');
            report({
              at,
              message: `The ${probe} of \`${container.name}\` names \`${host}\`, but the kubelet runs on the node: it would ask the node's own loopback. With a sidecar the agent asks the Pod's address instead and leaves this host out. Neither reaches an application that listens on the container's loopback only.`,
              fixes: [fix('Remove the host', 'safe', remove(at))],
            });
          }
        }
      }
    }
  },
});
