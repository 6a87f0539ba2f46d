import { fix, replaceValue } from '../fix/index.ts';
import { covers, serviceOf } from '../mesh/hosts.ts';
import { groupBy, type Mesh } from '../mesh/index.ts';
import { type EgressHost, isAbout, sidecarsOf } from '../mesh/sidecars.ts';
import { textsOf } from '../parse/json.ts';
import { defineRule, type Reporter } from '../rule.ts';

export default defineRule({
  name: 'sidecar-egress-host-not-found',
  aliases: ['KIA1004'],
  severity: 'warning',
  summary: 'A Sidecar’s egress entry names a host or a namespace where there is none.',
  reads: ['Sidecar'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const declared = declaredByRoutes(mesh);
    for (const { egress, namespace, resource } of sidecarsOf(mesh)) {
      // The root namespace's default is read anew for each namespace: `.` has no single meaning there.
      const isDefault = namespace === mesh.settings.rootNamespace.value;
      for (const entry of egress) {
        if (entry.excludes || !entry.host || (isDefault && entry.namespace === '.')) continue;
        if (entry.host.startsWith('*')) checkNamespace(mesh, report, entry);
        else checkHost(mesh, report, entry, resource.namespace ?? 'default', declared(entry.host));
      }
    }
  },
});

function checkNamespace(mesh: Mesh, report: Reporter, { namespace, at, written }: EgressHost): void {
  const all = mesh.settings.complete.value || (mesh.options.namespaces ?? []).length > 0;
  if (!all || ['.', '*', ''].includes(namespace) || mesh.namespaces.has(namespace)) return;
  if (namespace === mesh.settings.rootNamespace.value) return;
  report({
    at,
    aliases: [],
    message: `There is no namespace \`${namespace}\`: \`${written}\` imports nothing.`,
  });
}

function checkHost(
  mesh: Mesh,
  report: Reporter,
  entry: EgressHost,
  caller: string,
  declared: readonly string[],
): void {
  const { host, at, written } = entry;
  const isHere = (namespace: string) => isAbout(entry, namespace, caller);
  const entries = mesh.entriesFor(host);
  if ([...declared, ...entries.map(({ namespace }) => namespace)].some(isHere)) return;

  const home = serviceOf(host, mesh.settings.clusterDomain.value)?.namespace ?? entries[0]?.namespace;
  if (home !== undefined && !isHere(home)) {
    const here = entry.namespace === '.' ? caller : entry.namespace;
    report({
      at,
      certainty: mesh.settings.complete.value ? 'certain' : 'likely',
      message: `\`${written}\` looks for the host in namespace ${here}, but it lives in ${home}: nothing is imported, and calls to it pass as unknown traffic.`,
      fixes: [fix(`Write ${home}/${host}`, 'review', replaceValue(at, `${home}/${host}`))],
    });
    return;
  }
  if (home !== undefined && mesh.service(host)) return;
  report({
    at,
    needs: [home === undefined ? 'ServiceEntry' : 'Service'],
    ...(home === undefined ? {} : { inNamespace: home }),
    message: `No ${home === undefined ? 'ServiceEntry' : 'Service'} has the host \`${host}\`: \`${written}\` imports nothing.`,
  });
}

/** Namespaces whose VirtualServices name a host: an entry may stand for one of those. */
function declaredByRoutes(mesh: Mesh): (host: string) => string[] {
  const all = mesh.of('VirtualService').flatMap((resource) =>
    textsOf(resource.spec.hosts).map((name) => ({
      host: mesh.fqdn(name, resource.namespace),
      namespace: resource.namespace ?? 'default',
    })),
  );
  const exact = groupBy(all, ({ host }) => host);
  const wide = all.filter(({ host }) => host.startsWith('*'));
  return (host) =>
    [...(exact.get(host) ?? []), ...wide.filter((item) => covers(item.host, host))].map(
      ({ namespace }) => namespace,
    );
}
