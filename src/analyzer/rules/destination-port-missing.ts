import { gatewaysOf } from '../mesh/index.ts';
import { destinations } from '../mesh/routes.ts';
import { portsOf, targetOf } from '../mesh/visibility.ts';
import { textsOf } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, analysis message IST0112, and Virtual Service reference, Destination. */
export default defineRule({
  name: 'destination-port-missing',
  aliases: ['IST0112'],
  severity: 'warning',
  summary: 'A route names no port of a host that has several.',
  reads: ['VirtualService'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      const from = virtualService.namespace ?? 'default';
      const own = new Set(textsOf(virtualService.spec.hosts).map((host) => mesh.fqdn(host, from)));
      const meshOnly = gatewaysOf(virtualService).every((gateway) => gateway === 'mesh');
      for (const { host, written, port, at } of destinations(mesh, virtualService)) {
        if (port !== undefined || written === '') continue;
        const ports = portsOf(targetOf(mesh, host, from));
        if (ports.length < 2) continue;
        // Inside the mesh a request to a port of this host goes on to the same port of the same host.
        const keepsPort = meshOnly && own.has(host);
        report({
          at: at('host'),
          severity: keepsPort ? 'info' : 'warning',
          message: `\`${host}\` has the ports ${ports.join(', ')} and this route names none. Istio then takes the port the request came in on${keepsPort ? '.' : ', and where the host lacks that port the request is answered 503.'}`,
        });
      }
    }
  },
});
