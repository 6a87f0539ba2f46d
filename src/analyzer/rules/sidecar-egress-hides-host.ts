import { appendText } from '../fix/append.ts';
import { fix } from '../fix/index.ts';
import { serviceOf } from '../mesh/hosts.ts';
import { gatewaysOf, groupBy, type Mesh } from '../mesh/index.ts';
import { destinations } from '../mesh/routes.ts';
import { importsHost, importsRoutes, isAmbient, type Sidecar, sidecarsOf } from '../mesh/sidecars.ts';
import { asList, asMap, asText, textsOf } from '../parse/json.ts';
import { describe, type Place, type Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sidecar-egress-hides-host',
  aliases: [],
  severity: 'warning',
  summary: 'A Sidecar leaves out a host for which its own namespace has rules.',
  reads: ['Sidecar'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const sidecars = groupBy(sidecarsOf(mesh), ({ namespace }) => namespace);
    const root = mesh.settings.rootNamespace.value;
    const certainty = mesh.settings.complete.value ? 'certain' : 'likely';
    const routesTo = groupBy(
      mesh
        .of('VirtualService')
        .filter((resource) => gatewaysOf(resource).includes('mesh'))
        .flatMap((resource) => destinations(mesh, resource).map(({ host }) => ({ resource, host }))),
      ({ host }) => host,
    );

    for (const { resource, hosts } of rulesAboutOthers(mesh)) {
      const caller = resource.namespace ?? 'default';
      // What stands in the root namespace is for all callers, whatever that namespace itself imports.
      if (caller === root) continue;
      const near = sidecars.get(caller) ?? sidecars.get(root) ?? [];
      const sidecar = near.find(({ labels }) => Object.keys(labels).length === 0);
      if (!sidecar || sidecar.egress.length === 0 || isAmbient(mesh, caller)) continue;
      const known = (scope: Sidecar) =>
        resource.kind === 'VirtualService'
          ? importsRoutes(scope, hosts, caller, caller)
          : hosts.some((host) => knowsHost(mesh, scope, host, caller, routesTo));
      // A Sidecar with a selector may be the one that the rule is for.
      if (near.some(known)) continue;
      const host = hosts[0] ?? '';
      const where = serviceOf(host, mesh.settings.clusterDomain.value)?.namespace;
      const entry =
        resource.kind === 'VirtualService' ? `./${host}` : `${where ?? namespaceOfEntry(mesh, host)}/${host}`;
      report({
        at: sidecar.resource.at('spec', 'egress'),
        certainty,
        message: `The egress list leaves out \`${host}\`, so ${describe(resource)} has no effect for callers in ${caller}: their requests pass as unknown traffic, without its settings. Add \`${entry}\`.`,
        related: [
          {
            at:
              resource.kind === 'VirtualService' ? resource.at('spec', 'hosts') : resource.at('spec', 'host'),
            message: 'the host that is left out',
          },
        ],
        fixes: [fix(`Add ${entry}`, 'review', appendText(lastEntry(sidecar), entry))],
      });
    }
  },
});

/** Last entry of the listener for all ports, else of the first. */
function lastEntry({ resource }: Sidecar): Place {
  const listeners = asList(resource.spec.egress).map(asMap);
  const listener = Math.max(
    listeners.findIndex(({ port }) => port === undefined),
    0,
  );
  return resource.at('spec', 'egress', listener, 'hosts', textsOf(listeners[listener]?.hosts).length - 1);
}

/** VirtualServices for the mesh and DestinationRules whose hosts all live in other namespaces. */
function rulesAboutOthers(mesh: Mesh): { resource: Resource; hosts: string[] }[] {
  const all = [...mesh.of('DestinationRule'), ...mesh.of('VirtualService')];
  return all
    .map((resource) => ({ resource, hosts: hostsOf(mesh, resource) }))
    .filter(({ resource, hosts }) => {
      if (hosts.length === 0 || hosts.some((host) => host.includes('*'))) return false;
      if (resource.kind === 'VirtualService' && !gatewaysOf(resource).includes('mesh')) return false;
      return hosts.every((host) => {
        const home = serviceOf(host, mesh.settings.clusterDomain.value)?.namespace;
        return (home ?? namespaceOfEntry(mesh, host) ?? resource.namespace) !== resource.namespace;
      });
    });
}

function hostsOf(mesh: Mesh, resource: Resource): string[] {
  const written =
    resource.kind === 'VirtualService' ? textsOf(resource.spec.hosts) : [asText(resource.spec.host) ?? ''];
  return written.filter(Boolean).map((host) => mesh.fqdn(host, resource.namespace));
}

function namespaceOfEntry(mesh: Mesh, host: string): string | undefined {
  return mesh.entriesFor(host)[0]?.namespace;
}

/** Imported itself, or as a destination of a VirtualService that is imported. */
function knowsHost(
  mesh: Mesh,
  sidecar: Sidecar,
  host: string,
  caller: string,
  routesTo: ReadonlyMap<string, readonly { resource: Resource }[]>,
): boolean {
  const home = serviceOf(host, mesh.settings.clusterDomain.value)?.namespace;
  const homes = [home, ...mesh.entriesFor(host).map(({ namespace }) => namespace)];
  if (homes.some((namespace) => namespace && importsHost(sidecar, host, namespace, caller))) return true;
  return (routesTo.get(host) ?? []).some(({ resource }) =>
    importsRoutes(sidecar, hostsOf(mesh, resource), resource.namespace ?? 'default', caller),
  );
}
