import { fix, insertKey, replaceValue } from '../fix/index.ts';
import { drainSettings, gracePeriod, hasSidecar, isGateway, sidecarMode, spell } from '../mesh/shutdown.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { defineRule } from '../rule.ts';

/** Room for the agent and the kubelet after the drain. */
const MARGIN_SECONDS = 15;

export default defineRule({
  name: 'drain-exceeds-grace-period',
  aliases: [],
  severity: 'warning',
  summary: 'The proxy is told to drain at least as long as the Pod may take to stop.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      const drain = drainSettings(mesh, workload);
      const grace = gracePeriod(workload);
      if (!drain.from || drain.seconds < grace.seconds) continue;
      if (!drain.from.own && !hasSidecar(mesh, workload) && !isGateway(workload)) continue;
      const { mode, certain } = sidecarMode(mesh, workload);
      if (mode === 'native') continue;
      const wanted = String(Math.ceil(drain.seconds) + MARGIN_SECONDS);
      const edits = grace.written
        ? replaceValue(grace.at, wanted)
        : insertKey(workload.at('spec'), 'terminationGracePeriodSeconds', wanted);
      const setting = `\`${drain.from.key}: ${String(drain.from.value)}\``;
      const limit = `${spell(grace.seconds)}${grace.written ? '' : ' (the default)'}`;
      report({
        at: drain.from.own ? drain.from.at : grace.at,
        message: `The proxy is to drain for ${spell(drain.seconds)} (${setting}), and the Pod has ${limit} to stop: the kubelet kills the proxy with SIGKILL before the drain ends, and connections are cut.`,
        related: drain.from.own
          ? grace.written
            ? [{ at: grace.at, message: 'The time for everything' }]
            : []
          : [{ at: drain.from.at, message: 'The mesh-wide drain time' }],
        certainty: certain ? 'certain' : 'likely',
        fixes: [fix(`Give the Pod ${wanted} s to stop`, 'review', edits)],
      });
    }
  },
});
