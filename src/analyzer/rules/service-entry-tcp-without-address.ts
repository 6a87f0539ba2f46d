import { seenTogether } from '../mesh/audience.ts';
import {
  AUTO_ALLOCATE_LABEL,
  DNS_AUTO_ALLOCATE,
  DNS_CAPTURE,
  istiodAllocates,
  proxyEnvironments,
  turnsOn,
} from '../mesh/dns.ts';
import { groupBy, type Mesh } from '../mesh/index.ts';
import type { ServiceEntry } from '../mesh/services.ts';
import { asList, asMap } from '../parse/json.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'service-entry-tcp-without-address',
  aliases: ['IST0134'],
  severity: 'warning',
  summary: 'A ServiceEntry for TCP has no address of its own, so it takes its port for all hosts.',
  reads: ['ServiceEntry'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const allocates = handsOutAddresses(mesh);
    const bare = mesh.serviceEntries.flatMap((entry) => {
      const ports = tcpPorts(entry);
      const addressed =
        entry.addresses.length > 0 ||
        asList(asMap(entry.resource.object.status).addresses).length > 0 ||
        (allocates && isAllocated(entry));
      return ports.length === 0 || addressed ? [] : [{ entry, ports }];
    });
    const byPort = groupBy(
      bare.flatMap(({ entry, ports }) => ports.map((port) => ({ entry, port }))),
      ({ port }) => port,
    );
    for (const { entry, ports } of bare) {
      const rival = first(ports, (port) =>
        byPort.get(port)?.find(({ entry: other }) => other !== entry && clash(entry, other)),
      );
      const one = ports.length === 1 ? `port ${ports[0]}` : `ports ${ports.join(', ')}`;
      report({
        at: entry.resource.at('spec', 'addresses'),
        severity: rival ? 'warning' : 'info',
        certainty: mesh.settings.complete.value ? 'certain' : 'likely',
        message: rival
          ? `TCP carries no host name, and neither this ServiceEntry nor ${describe(rival.entry.resource)} has an address: both listen on \`0.0.0.0:${rival.port}\`, and connections meant for one reach the other. Give each its own \`addresses\`, or let the clients’ proxies capture DNS.`
          : `TCP carries no host name, and this ServiceEntry has no address: in proxies that don’t capture DNS it listens on \`0.0.0.0\` and takes every connection to ${one} that no other host claims.`,
        related: rival ? [{ at: rival.entry.resource.at('spec', 'hosts'), message: 'the other one' }] : [],
      });
    }
  },
});

function first<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found) return found;
  }
  return undefined;
}

/** Numbers of the ports that are, or may be, plain TCP. */
function tcpPorts(entry: ServiceEntry): number[] {
  return entry.ports.flatMap((port) =>
    port.number !== undefined && (port.declared === 'TCP' || port.declared === '') ? [port.number] : [],
  );
}

/** Whether the mesh config that was pasted lets proxies use addresses that were allocated. */
function handsOutAddresses(mesh: Mesh): boolean {
  const environments = proxyEnvironments(mesh);
  return (
    environments.some((environment) => turnsOn(environment, DNS_CAPTURE)) &&
    (istiodAllocates(mesh) || environments.some((environment) => turnsOn(environment, DNS_AUTO_ALLOCATE)))
  );
}

/** Whether istiod allocates an address for this one (pilot/pkg/networking/serviceentry/ip_autoallocation.go). */
function isAllocated({ resource, resolution, hosts }: ServiceEntry): boolean {
  if (resource.labels[AUTO_ALLOCATE_LABEL]?.toLowerCase() === 'false') return false;
  return resolution !== 'NONE' && !hosts.every((host) => host.startsWith('*'));
}

function clash(a: ServiceEntry, b: ServiceEntry): boolean {
  if (a.resolution === 'NONE' && b.resolution === 'NONE') return false;
  return !a.hosts.some((host) => b.hosts.includes(host)) && seenTogether(a, b);
}
