import { fix, remove } from '../fix/index.ts';
import { ISTIOD_AUTO_ALLOCATE, PROXY_ENVIRONMENT_KINDS, proxyEnvironments } from '../mesh/dns.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'ip-autoallocate-in-proxy-metadata',
  aliases: [],
  severity: 'warning',
  summary: '`PILOT_ENABLE_IP_AUTOALLOCATE` is set for proxies, where nothing reads it.',
  reads: [...PROXY_ENVIRONMENT_KINDS, ...WORKLOAD_KINDS],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const environment of proxyEnvironments(mesh)) {
      if (!(ISTIOD_AUTO_ALLOCATE in environment.values)) continue;
      const at = environment.at(ISTIOD_AUTO_ALLOCATE);
      report({
        at,
        message: `\`${ISTIOD_AUTO_ALLOCATE}\` is read by istiod from its own environment; here it only reaches ${environment.scope}, which ignore it. Addresses are allocated, or not, as before. Set it in istiod’s Deployment (\`values.pilot.env\`).`,
        fixes: [fix('Remove the setting from the proxies', 'safe', remove(at))],
      });
    }
  },
});
