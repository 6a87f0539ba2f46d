import { seenTogether } from '../mesh/audience.ts';
import { groupBy } from '../mesh/index.ts';
import type { ServiceEntry, ServiceEntryPort } from '../mesh/services.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'service-entry-protocols-differ',
  aliases: ['IST0177', 'KIA1212'],
  severity: 'warning',
  summary: 'Two ServiceEntries declare one host and port with different protocols.',
  reads: ['ServiceEntry'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const declared = mesh.serviceEntries.flatMap((entry) =>
      entry.ports.flatMap((port) =>
        port.number === undefined
          ? []
          : entry.hosts.map((host) => ({ entry, port, host: host.toLowerCase() })),
      ),
    );
    const reported = new Set<ServiceEntryPort>();
    for (const group of groupBy(declared, ({ host, port }) => `${host}:${port.number}`).values()) {
      for (const { entry, port, host } of group) {
        const other = group.find((rival) => differ(rival, { entry, port }));
        if (!other || reported.has(port)) continue;
        reported.add(port);
        report({
          at: port.at('protocol'),
          message: `\`${host}\` port ${port.number} is ${meaning(port)} here and ${meaning(other.port)} in ${describe(other.entry.resource)}: proxies that see both use one of the two, and requests in the other protocol fail or lose their routes.`,
          related: [{ at: other.port.at('protocol'), message: 'the other protocol' }],
        });
      }
    }
  },
});

interface Declared {
  entry: ServiceEntry;
  port: ServiceEntryPort;
}

function differ(a: Declared, b: Declared): boolean {
  return a.entry !== b.entry && meaning(a.port) !== meaning(b.port) && seenTogether(a.entry, b.entry);
}

/** HTTPS and TLS are passed on alike; nothing declared is taken for TCP. */
function meaning({ declared }: ServiceEntryPort): string {
  if (declared === 'HTTPS') return 'TLS';
  return declared === '' ? 'TCP' : declared;
}
