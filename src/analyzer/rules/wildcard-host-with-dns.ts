import { fix, replaceValue } from '../fix/index.ts';
import { asList } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'wildcard-host-with-dns',
  aliases: ['IST0106'],
  severity: 'error',
  summary: 'A ServiceEntry wants DNS to resolve a wildcard host.',
  reads: ['ServiceEntry'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const { resource, hosts, resolution } of mesh.serviceEntries) {
      if (resolution !== 'DNS' && resolution !== 'DNS_ROUND_ROBIN') continue;
      if (asList(resource.spec.endpoints).length > 0) continue;
      const index = hosts.findIndex((host) => host.startsWith('*'));
      if (index < 0) continue;
      const at = resource.at('spec', 'resolution');
      report({
        at,
        message: `DNS can’t resolve \`${hosts[index]}\`: the API server refuses this ServiceEntry, so the hosts stay unknown to the mesh. Use \`NONE\` to keep the address that the client chose, or list the hosts one by one.`,
        related: [{ at: resource.at('spec', 'hosts', index), message: 'a wildcard' }],
        fixes: [fix('Keep the address that the client chose', 'review', replaceValue(at, 'NONE'))],
      });
    }
  },
});
