import { serviceOf } from '../mesh/hosts.ts';
import { groupBy, type Mesh } from '../mesh/index.ts';
import { type Destination, destinations } from '../mesh/routes.ts';
import type { Service } from '../mesh/services.ts';
import { exists, targetOf } from '../mesh/visibility.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, analysis message IST0101, and Virtual Service reference, Destination. */
export default defineRule({
  name: 'host-not-found',
  aliases: ['IST0101', 'KIA1101'],
  severity: 'error',
  summary: 'A route leads to a host that is neither a Service nor in a ServiceEntry.',
  reads: ['VirtualService'],
  needs: ['Service', 'ServiceEntry'],
  fixable: false,
  check(mesh, report) {
    const byName = groupBy(mesh.services, (service) => service.name);
    for (const virtualService of mesh.of('VirtualService')) {
      const from = virtualService.namespace ?? 'default';
      for (const destination of destinations(mesh, virtualService)) {
        const { host, written, at } = destination;
        if (written === '' || written.includes('*') || exists(targetOf(mesh, host, from))) continue;
        const local = serviceOf(host, mesh.settings.clusterDomain.value);
        report({
          at: at('host'),
          message: `${what(mesh, destination, from)} Istio has no cluster for it: requests on this route are answered 503.${hint(byName, destination, from)}`,
          ...(local ? { needs: ['Service'], inNamespace: local.namespace } : { needs: ['ServiceEntry'] }),
        });
      }
    }
  },
});

function what(mesh: Mesh, { host, written }: Destination, from: string): string {
  if (mesh.service(host) || mesh.entriesFor(host).length > 0) {
    return `\`${host}\` is not exported to namespace \`${from}\`.`;
  }
  return written === host
    ? `No Service or ServiceEntry is called \`${host}\`.`
    : `\`${written}\` means \`${host}\`, and no Service or ServiceEntry is called that.`;
}

/** The same name in another namespace is the usual cause. */
function hint(byName: ReadonlyMap<string, Service[]>, { written }: Destination, from: string): string {
  const name = written.split('.')[0] ?? '';
  const only = byName.get(name)?.find((service) => service.namespace !== from);
  if (!only) return '';
  return ` There is a Service \`${name}\` in namespace \`${only.namespace}\`: write \`${only.host}\` to mean it.`;
}
