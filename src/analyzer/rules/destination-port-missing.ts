import { destinations } from '../mesh/routes.ts';
import { portsOf, targetOf } from '../mesh/visibility.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, analysis message IST0112, and Virtual Service reference, Destination. */
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
      for (const { host, written, port, at } of destinations(mesh, virtualService)) {
        if (port !== undefined || written === '') continue;
        const ports = portsOf(targetOf(mesh, host, from));
        if (ports.length < 2) continue;
        report({
          at: at('host'),
          message: `\`${host}\` has the ports ${ports.join(', ')} and this route names none. Istio then takes the port the request came in on, and where the host lacks that port the request is answered 503.`,
        });
      }
    }
  },
});
