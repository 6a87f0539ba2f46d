import { fix, insertKey, replaceValue } from '../fix/index.ts';
import { gracePeriod, preStops, spell } from '../mesh/shutdown.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { defineRule } from '../rule.ts';

/** Room for the application's own stop after the hook. */
const MARGIN_SECONDS = 30;

export default defineRule({
  name: 'prestop-exceeds-grace-period',
  aliases: [],
  severity: 'warning',
  summary: 'A preStop hook sleeps at least as long as the Pod may take to stop.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      const grace = gracePeriod(workload);
      const longest = preStops(workload).filter(({ sleeps }) => sleeps > 0 && sleeps >= grace.seconds);
      for (const { container, sleeps, at } of longest) {
        const wanted = String(Math.ceil(sleeps) + MARGIN_SECONDS);
        const edits = grace.written
          ? replaceValue(grace.at, wanted)
          : insertKey(workload.at('spec'), 'terminationGracePeriodSeconds', wanted);
        report({
          at,
          message: `The preStop hook of \`${container.name}\` sleeps ${spell(sleeps)}, and the Pod has ${spell(grace.seconds)} to stop${grace.written ? '' : ' (the default)'}. The application gets no time to finish after the hook: it is killed with SIGKILL, exit code 137, and requests in flight are cut.`,
          ...(grace.written ? { related: [{ at: grace.at, message: 'The time for everything' }] } : {}),
          fixes: Number.isFinite(sleeps) ? [fix(`Give the Pod ${wanted} s to stop`, 'review', edits)] : [],
        });
      }
    }
  },
});
