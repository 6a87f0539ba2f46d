import { fix, insertKey, renameKey } from '../fix/index.ts';
import {
  DNS_AUTO_ALLOCATE,
  DNS_CAPTURE,
  istiodAllocates,
  PROXY_ENVIRONMENT_KINDS,
  uncapturedAllocations,
} from '../mesh/dns.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'dns-auto-allocate-without-capture',
  aliases: [],
  severity: 'warning',
  summary: 'Addresses are allocated for ServiceEntries, but no proxy captures DNS to hand them out.',
  reads: [...PROXY_ENVIRONMENT_KINDS, ...WORKLOAD_KINDS],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const environment of uncapturedAllocations(mesh)) {
      const at = environment.at(DNS_AUTO_ALLOCATE);
      // Since 1.25 capture is all that a proxy needs: the right setting takes the place of the old one.
      const edits = istiodAllocates(mesh)
        ? renameKey(at, DNS_CAPTURE)
        : insertKey(environment.at(), DNS_CAPTURE, '"true"', DNS_AUTO_ALLOCATE);
      report({
        at,
        message: `\`${DNS_AUTO_ALLOCATE}\` is on without \`${DNS_CAPTURE}\`: ${environment.scope} don’t answer DNS, so they use no allocated address, and TCP ServiceEntries on one port still share \`0.0.0.0\`.`,
        certainty: mesh.settings.complete.value ? 'certain' : 'likely',
        fixes: DNS_CAPTURE in environment.values ? [] : [fix('Capture DNS', 'review', edits)],
      });
    }
  },
});
