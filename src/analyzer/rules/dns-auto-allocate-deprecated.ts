import { fix, remove } from '../fix/index.ts';
import {
  DNS_AUTO_ALLOCATE,
  istiodAllocates,
  PROXY_ENVIRONMENT_KINDS,
  proxyEnvironments,
  turnsOn,
  uncapturedAllocations,
} from '../mesh/dns.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'dns-auto-allocate-deprecated',
  aliases: [],
  severity: 'info',
  summary: '`ISTIO_META_DNS_AUTO_ALLOCATE` is deprecated: istiod allocates the addresses.',
  reads: [...PROXY_ENVIRONMENT_KINDS, ...WORKLOAD_KINDS],
  needs: [],
  fixable: true,
  check(mesh, report) {
    if (!istiodAllocates(mesh)) return;
    // Without capture the setting has a fault of its own, reported by dns-auto-allocate-without-capture.
    const uncaptured = uncapturedAllocations(mesh).length > 0;
    for (const environment of proxyEnvironments(mesh)) {
      if (!(DNS_AUTO_ALLOCATE in environment.values)) continue;
      if (uncaptured && turnsOn(environment, DNS_AUTO_ALLOCATE)) continue;
      const at = environment.at(DNS_AUTO_ALLOCATE);
      const effect = turnsOn(environment, DNS_AUTO_ALLOCATE)
        ? 'since 1.25 istiod gives ServiceEntries their addresses, so the setting adds nothing'
        : 'since 1.25 istiod gives ServiceEntries their addresses whatever this says';
      report({
        at,
        message: `\`${DNS_AUTO_ALLOCATE}\` is deprecated: ${effect}. istiod warns about it when it reads the mesh config.`,
        fixes: [fix('Remove the deprecated setting', 'safe', remove(at))],
      });
    }
  },
});
