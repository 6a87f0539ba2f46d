import { selectorOf } from '../mesh/gateways.ts';
import { serviceOf } from '../mesh/hosts.ts';
import { groupBy, type Mesh } from '../mesh/index.ts';
import { indexBySelector } from '../mesh/label-index.ts';
import { type Destination, destinations } from '../mesh/routes.ts';
import type { Service } from '../mesh/services.ts';
import { audienceOf, exists, targetOf } from '../mesh/visibility.ts';
import { textsOf } from '../parse/json.ts';
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
    const pasted = applicationNamespaces(mesh);
    for (const virtualService of mesh.of('VirtualService')) {
      const namespace = virtualService.namespace ?? 'default';
      // A route that only some namespaces get must lead somewhere for them, not for its own.
      const users = audienceOf(textsOf(virtualService.spec.exportTo), namespace);
      for (const destination of destinations(mesh, virtualService)) {
        const { host, written, at } = destination;
        if (written === '' || written.includes('*')) continue;
        if (users.some((user) => exists(targetOf(mesh, host, user)))) continue;
        const local = serviceOf(host, mesh.settings.clusterDomain.value);
        report({
          at: at('host'),
          message: `${what(mesh, destination, users)} Istio has no cluster for it: requests on this route are answered 503.${hint(byName, destination, namespace)}`,
          ...(local
            ? { needs: ['Service'], inNamespace: local.namespace, comparable: pasted.has(local.namespace) }
            : { needs: ['ServiceEntry'], comparable: pasted.size > 0 || mesh.serviceEntries.length > 0 }),
        });
      }
    }
  },
});

/**
 * Namespaces with a pasted Service that is not a gateway's: a gateway and its Service come from an installation,
 * beside which the applications' Services may well have been left out.
 */
function applicationNamespaces(mesh: Mesh): Set<string> {
  const gatewaysFor = indexBySelector(mesh.of('Gateway'), selectorOf);
  return new Set(
    mesh.services
      .filter(({ selector }) => !selector.istio?.endsWith('gateway') && gatewaysFor(selector).length === 0)
      .map((service) => service.namespace),
  );
}

function what(mesh: Mesh, { host, written }: Destination, users: readonly string[]): string {
  if (mesh.service(host) || mesh.entriesFor(host).length > 0) {
    return `\`${host}\` is not exported to namespace ${users.map((user) => `\`${user}\``).join(' or ')}.`;
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
