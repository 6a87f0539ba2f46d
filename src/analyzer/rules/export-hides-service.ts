import type { Mesh } from '../mesh/index.ts';
import { exists, targetOf } from '../mesh/visibility.ts';
import { asList, asMap, textsOf } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

const EXPORT_TO = 'networking.istio.io/exportTo';

/** Sources: istio.io, Sidecar reference, IstioEgressListener.hosts; annotation networking.istio.io/exportTo. */
export default defineRule({
  name: 'export-hides-service',
  aliases: [],
  severity: 'warning',
  summary: 'A Sidecar asks for a host that is not exported to its namespace.',
  reads: ['Sidecar'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const sidecar of mesh.of('Sidecar')) {
      const from = sidecar.namespace ?? 'default';
      asList(sidecar.spec.egress).forEach((listener, index) => {
        textsOf(asMap(listener).hosts).forEach((written, position) => {
          const slash = written.indexOf('/');
          const host = written.slice(slash + 1);
          if (slash < 0 || host.includes('*') || exists(targetOf(mesh, host, from))) return;
          const scope = written.slice(0, slash);
          const owners = hidden(mesh, host, scope === '.' ? from : scope);
          if (owners.length === 0) return;
          const places = owners.map(({ to }) => to.map((one) => `\`${one}\``).join(', ')).join('; ');
          report({
            at: sidecar.at('spec', 'egress', index, 'hosts', position),
            message: `\`${host}\` is exported to ${places} only, not to \`${from}\`: the line brings nothing, and the proxies of this Sidecar have no route to it.`,
            related: owners.map(({ at }) => ({ at, message: 'limits who sees it' })),
          });
        });
      });
    }
  },
});

/** Services and ServiceEntries of a host in a namespace (`*`: any), with their exportTo. */
function hidden(mesh: Mesh, host: string, namespace: string): { to: string[]; at: Place }[] {
  const service = mesh.service(host);
  const services = service
    ? [
        {
          namespace: service.namespace,
          to: service.exportTo,
          at: service.resource.at('metadata', 'annotations', EXPORT_TO),
        },
      ]
    : [];
  const entries = mesh.entriesFor(host).map((entry) => ({
    namespace: entry.namespace,
    to: entry.exportTo,
    at: entry.resource.at('spec', 'exportTo'),
  }));
  return [...services, ...entries].filter((owner) => namespace === '*' || owner.namespace === namespace);
}
