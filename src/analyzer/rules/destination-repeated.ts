import { ROUTE_LISTS } from '../mesh/routes.ts';
import { asList, asMap, asText, isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, Virtual Service reference, HTTPRouteDestination (weights of one destination add up). */
export default defineRule({
  name: 'destination-repeated',
  aliases: ['KIA1105'],
  severity: 'warning',
  summary: 'One route lists the same destination twice.',
  reads: ['VirtualService'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      for (const list of ROUTE_LISTS) {
        asList(virtualService.spec[list]).forEach((rule, index) => {
          const seen = new Map<string, number>();
          asList(asMap(rule).route).forEach((item, position) => {
            const { weight, destination, ...more } = asMap(item);
            if (!isMap(destination)) return;
            const { host, subset, port } = destination;
            if (typeof host !== 'string') return;
            const full = mesh.fqdn(host, virtualService.namespace);
            const number = asMap(port).number;
            // Entries that change headers of their own are a split on purpose.
            const key = JSON.stringify([full, subset, number, more]);
            const first = seen.get(key);
            if (first === undefined) {
              seen.set(key, position);
              return;
            }
            const named = subset === undefined ? '' : `, subset \`${asText(subset)}\``;
            report({
              at: virtualService.at('spec', list, index, 'route', position, 'destination'),
              message: `This route already leads to \`${full}\`${named}. The two weights add up, so another destination that was meant here gets nothing.`,
              related: [
                {
                  at: virtualService.at('spec', list, index, 'route', first, 'destination'),
                  message: 'The same destination',
                },
              ],
            });
          });
        });
      }
    }
  },
});
