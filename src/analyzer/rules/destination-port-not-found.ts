import { fix, replaceValue } from '../fix/index.ts';
import { destinations } from '../mesh/routes.ts';
import { exists, portsOf, targetOf } from '../mesh/visibility.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, Virtual Service reference, Destination (`port` is a port of the Service, not of the Pod). */
export default defineRule({
  name: 'destination-port-not-found',
  aliases: ['IST0101'],
  severity: 'error',
  summary: 'A route leads to a port that the Service or ServiceEntry does not have.',
  reads: ['VirtualService'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      const from = virtualService.namespace ?? 'default';
      for (const { host, port, at } of destinations(mesh, virtualService)) {
        const target = targetOf(mesh, host, from);
        const ports = portsOf(target);
        if (port === undefined || !exists(target) || ports.includes(port)) continue;
        const container = target.service?.ports.find((item) => item.targetPort === port);
        const meant = container?.number ?? (ports.length === 1 ? ports[0] : undefined);
        const has = ports.length > 0 ? `It has ${ports.join(', ')}.` : 'It has no ports.';
        const hint = container ? ` ${port} is the Pod's port (targetPort) behind ${container.number}.` : '';
        const place = at('port', 'number');
        report({
          at: place,
          message: `\`${host}\` has no port ${port}: requests on this route are answered 503 with the flag NC. ${has}${hint}`,
          related: target.service
            ? [{ at: target.service.resource.at('spec', 'ports'), message: 'Its ports' }]
            : [],
          fixes:
            meant === undefined
              ? []
              : [fix(`Send to port ${meant}`, 'review', replaceValue(place, String(meant)))],
        });
      }
    }
  },
});
