import { fix, remove } from '../fix/index.ts';
import { ROUTE_LISTS } from '../mesh/routes.ts';
import { asList, asMap, asNumber } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, Virtual Service reference, HTTPRouteDestination `weight`; pilot/pkg/networking/core/route. */
export default defineRule({
  name: 'lone-destination-weight',
  aliases: ['KIA1104'],
  severity: 'warning',
  summary: 'The only destination of a route has a weight, which is not looked at.',
  reads: ['VirtualService'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      for (const list of ROUTE_LISTS) {
        asList(virtualService.spec[list]).forEach((rule, index) => {
          const route = asList(asMap(rule).route);
          const weight = asNumber(asMap(route[0]).weight);
          if (route.length !== 1 || weight === undefined || weight < 0 || weight >= 100) return;
          const at = virtualService.at('spec', list, index, 'route', 0, 'weight');
          report({
            at,
            aliases: weight === 0 ? [] : ['KIA1104'],
            message: `The weight ${weight} of a lone destination is not looked at: it gets all of the traffic of this rule.`,
            fixes: [fix('Leave the weight out', 'safe', remove(at))],
          });
        });
      }
    }
  },
});
