import { gatewayNames, isInternalGateway } from '../mesh/gateways.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, analysis message IST0165. */
export default defineRule({
  name: 'internal-gateway-named',
  aliases: ['IST0165'],
  severity: 'warning',
  summary: 'A VirtualService names a Gateway that Istio makes internally from a Gateway API Gateway.',
  reads: ['VirtualService'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      for (const { written, at } of gatewayNames(virtualService)) {
        if (!isInternalGateway(written)) continue;
        report({
          at,
          message: `\`${written}\` is a name that Istio makes for a listener of a Gateway API Gateway. The name changes between versions, and the routes are gone when it does: bind an HTTPRoute to that Gateway instead.`,
        });
      }
    }
  },
});
