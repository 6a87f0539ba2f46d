import { WORKLOAD_KINDS, type Workload } from '../mesh/workloads.ts';
import { asMap } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** User of the proxy: what it sends is not redirected to the proxy again. */
const PROXY_USER = 1337;

/** Sources: istio.io, Application Requirements ("application UIDs"); analysis message IST0144. */
export default defineRule({
  name: 'application-runs-as-proxy-user',
  aliases: ['IST0144'],
  severity: 'warning',
  summary: 'An application runs as user 1337, whose traffic passes the sidecar by.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      const { labels } = workload.resource;
      if (labels.istio !== undefined || labels.release === 'istio') continue;
      const at = applicationUser(workload);
      if (!at || mesh.sidecarOf(workload) === 'none') continue;
      report({
        at,
        message: `User ${PROXY_USER} is the sidecar's own: what the application sends as this user is not redirected to the sidecar, so it leaves in plaintext and past every route and policy. Give the application another user.`,
      });
    }
  },
});

/** Where the user of the proxy is given to an application's container, by itself or for the whole Pod. */
function applicationUser({ podSpec, containers, at }: Workload): Place | undefined {
  const forAll = asMap(podSpec.securityContext).runAsUser === PROXY_USER;
  for (const { name, init, object, at: inContainer } of containers) {
    if (init || name === 'istio-proxy' || name === 'istio-operator') continue;
    const own = asMap(object.securityContext).runAsUser;
    if (own === PROXY_USER) return inContainer('securityContext', 'runAsUser');
    if (own === undefined && forAll) return at('spec', 'securityContext', 'runAsUser');
  }
  return undefined;
}
