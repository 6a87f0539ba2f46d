import { fix, remove } from '../fix/index.ts';
import { isJob, type PreStop, preStops } from '../mesh/shutdown.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { asMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** What a hook's command does to the proxy, if anything; `job` is whether the Pod ends by itself. */
function kill(command: string, job: boolean): string | undefined {
  const posts = /post|\s-d\s?|--data/i.test(command);
  const agent = /pilot-agent\s+request\b.*\bquitquitquit/i.test(command) && posts;
  if (agent && !/--debug-port[= ]+15020/.test(command)) return 'Envoy exits at once, without draining';
  if (posts && /:15000\/quitquitquit/.test(command)) return 'Envoy exits at once, without draining';
  if (!job && posts && /15020\/?\s?.*quitquitquit/.test(command))
    return 'the agent ends Envoy at once, without draining';
  if (/\b(?:pkill|killall)\s+(?:-\S+\s+)*(?:envoy|pilot-agent)\b/.test(command)) return 'Envoy is killed';
  return undefined;
}

/** The proxy's own hook may wait for connections first and leave then. */
function waits({ container, command }: PreStop): boolean {
  return container.name === 'istio-proxy' && /\b(?:while|until|sleep)\b/.test(command);
}

export default defineRule({
  name: 'prestop-kills-proxy',
  aliases: [],
  severity: 'error',
  summary: 'A preStop hook ends the proxy before the application has stopped.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      for (const hook of preStops(workload)) {
        const effect = kill(hook.command, isJob(workload));
        if (!effect || waits(hook)) continue;
        const { container } = hook;
        const only = Object.keys(asMap(container.object.lifecycle)).length === 1;
        report({
          at: container.at('lifecycle', 'preStop', 'exec', 'command'),
          message: `Container \`${container.name}\` ends the proxy in its preStop hook, before the application gets SIGTERM: ${effect}, while the redirect rules stay. Every request to or from the Pod is refused from then on. Let the hook sleep instead; the proxy drains by itself.`,
          fixes: [
            fix('Remove the hook', 'review', remove(container.at('lifecycle', ...(only ? [] : ['preStop'])))),
          ],
        });
      }
    }
  },
});
