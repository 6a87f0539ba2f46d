import { sidecarMode } from '../mesh/shutdown.ts';
import { asMap, textsOf } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'job-kept-alive-by-proxy',
  aliases: [],
  severity: 'warning',
  summary: 'A Job has a classic sidecar, and nothing ends it when the work is done.',
  reads: ['Job', 'CronJob'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      if (workload.kind !== 'Job' && workload.kind !== 'CronJob') continue;
      if (mesh.sidecarOf(workload) !== 'injected') continue;
      const { mode } = sidecarMode(mesh, workload);
      if (mode !== 'classic') continue;
      const commands = workload.containers.flatMap(({ object }) => [
        ...textsOf(object.command),
        ...textsOf(object.args),
        ...textsOf(asMap(asMap(asMap(object.lifecycle).preStop).exec).command),
      ]);
      if (commands.some((text) => /quitquitquit|pkill|killall/.test(text))) continue;
      report({
        at: workload.at('spec', 'containers'),
        message: `The sidecar of this ${workload.kind}'s Pods is a classic one: it goes on running when the work is done, so the Job never completes. Use a native sidecar, leave the Pods out of the mesh, or end the script with \`curl -XPOST localhost:15020/quitquitquit\`.`,
        certainty: 'likely',
      });
    }
  },
});
