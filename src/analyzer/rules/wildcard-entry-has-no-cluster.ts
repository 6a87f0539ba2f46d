import { destinations } from '../mesh/routes.ts';
import { targetOf } from '../mesh/visibility.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio issues 49482 and 17976; istio.io, Service Entry reference, `hosts`. */
export default defineRule({
  name: 'wildcard-entry-has-no-cluster',
  aliases: [],
  severity: 'warning',
  summary: 'A route leads to a name that only a wildcard ServiceEntry covers.',
  reads: ['VirtualService'],
  needs: ['ServiceEntry'],
  fixable: false,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      const from = virtualService.namespace ?? 'default';
      for (const { host, at } of destinations(mesh, virtualService)) {
        if (host === '' || host.includes('*')) continue;
        const { service, entries } = targetOf(mesh, host, from);
        const exact = entries.some((entry) =>
          entry.hosts.some((name) => name.toLowerCase() === host.toLowerCase()),
        );
        const entry = entries[0];
        if (service || exact || !entry) continue;
        const wildcards = entry.hosts.filter((name) => name.startsWith('*'));
        report({
          at: at('host'),
          message: `Only the wildcard ${wildcards.map((name) => `\`${name}\``).join(', ')} of a ServiceEntry covers \`${host}\`. Proxies have a cluster for the wildcard and none for this name, so requests on this route are answered 503 with the flag NC. Add a ServiceEntry with the exact name.`,
          related: entries.slice(0, 3).map((item) => ({
            at: item.resource.at('spec', 'hosts'),
            message: 'The wildcard',
          })),
        });
      }
    }
  },
});
