import { fix, replaceValue } from '../fix/index.ts';
import { serviceOf } from '../mesh/hosts.ts';
import { groupBy, type Mesh } from '../mesh/index.ts';
import type { Service } from '../mesh/services.ts';
import { exists, targetOf } from '../mesh/visibility.ts';
import { asText, textsOf } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, analysis message IST0174, and Destination Rule reference, `host`. */
export default defineRule({
  name: 'destination-rule-host-not-found',
  aliases: ['IST0174', 'KIA0202'],
  severity: 'warning',
  summary: 'A DestinationRule is for a host that is neither a Service nor in a ServiceEntry.',
  reads: ['DestinationRule'],
  needs: ['Service', 'ServiceEntry'],
  fixable: true,
  check(mesh, report) {
    const byName = groupBy(mesh.services, (service) => service.name);
    for (const rule of mesh.of('DestinationRule')) {
      const written = asText(rule.spec.host) ?? '';
      const own = rule.namespace ?? 'default';
      const host = mesh.fqdn(written, own);
      if (written === '' || written.includes('*')) continue;
      // The namespaces that use the rule must see the host.
      const users = [own, ...textsOf(rule.spec.exportTo).filter((to) => !['.', '*', '~'].includes(to))];
      if (users.some((user) => exists(targetOf(mesh, host, user)))) continue;
      const meant = meaning(mesh, byName, written, own);
      const local = serviceOf(host, mesh.settings.clusterDomain.value);
      const hidden = mesh.service(host) !== undefined || mesh.entriesFor(host).length > 0;
      const what = hidden
        ? `\`${host}\` is not exported to namespace \`${own}\``
        : `No Service or ServiceEntry is called \`${host}\``;
      const hint = meant ? ` There is a Service of that name in namespace \`${meant.namespace}\`.` : '';
      const at = rule.at('spec', 'host');
      report({
        at,
        message: `${what}, so no traffic gets the settings of this rule.${hint}`,
        related: meant
          ? [{ at: meant.resource.at('metadata', 'name'), message: 'The Service of that name' }]
          : [],
        fixes: meant ? [fix(`Name ${meant.host}`, 'review', replaceValue(at, meant.host))] : [],
        ...(local
          ? { needs: ['Service'], inNamespace: local.namespace }
          : meant
            ? {}
            : { needs: ['ServiceEntry'] }),
      });
    }
  },
});

/** The Service that a short name, or one of the form `name.namespace` or `name.namespace.svc`, was meant for. */
function meaning(
  mesh: Mesh,
  byName: ReadonlyMap<string, Service[]>,
  written: string,
  own: string,
): Service | undefined {
  const [name = '', namespace, svc, ...more] = written.split('.');
  if (namespace === undefined) {
    const elsewhere = (byName.get(name) ?? []).filter((service) => service.namespace !== own);
    return elsewhere.length === 1 ? elsewhere[0] : undefined;
  }
  const short = svc === undefined || (svc === 'svc' && more.length === 0);
  return short ? mesh.service(`${name}.${namespace}.svc.${mesh.settings.clusterDomain.value}`) : undefined;
}
