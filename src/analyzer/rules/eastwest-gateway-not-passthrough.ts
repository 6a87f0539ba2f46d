import { fix, replaceValue } from '../fix/index.ts';
import { CROSS_NETWORK_PORT, crossServers } from '../mesh/east-west.ts';
import { gatewayReference, gatewaysOf } from '../mesh/index.ts';
import { asList } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

const EFFECT: Record<string, string> = {
  PASSTHROUGH:
    'it passes on only what a VirtualService routes by server name, and other services are refused (`NR`)',
  ISTIO_MUTUAL: 'it ends the connection itself, and the caller meets the gateway where it expects the Pod',
};

/** Sources: istio.io, Gateway reference, ServerTLSSettings; multi-primary on different networks. */
export default defineRule({
  name: 'eastwest-gateway-not-passthrough',
  aliases: [],
  severity: 'error',
  summary: 'A gateway between networks does not pass connections on by their server name.',
  reads: ['Gateway'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const routed = (gateway: Resource) =>
      mesh.of('VirtualService').some(
        (route) =>
          asList(route.spec.tls).length > 0 &&
          gatewaysOf(route).some((written) => {
            const named = gatewayReference(written, route.namespace ?? 'default');
            return named?.name === gateway.name && named.namespace === gateway.namespace;
          }),
      );
    for (const { gateway, mode, eastWest, at } of crossServers(mesh)) {
      if (!eastWest || mode === 'AUTO_PASSTHROUGH' || (mode === 'PASSTHROUGH' && routed(gateway))) continue;
      const effect =
        EFFECT[mode ?? ''] ??
        'it asks callers for a certificate check they do not make, and the mesh identity ends at the gateway';
      const place = at('tls', 'mode');
      report({
        at: place,
        message: `Port ${CROSS_NETWORK_PORT} takes calls from other networks, but its TLS mode is ${mode ? `\`${mode}\`` : 'not set'}: ${effect}. Calls between networks need \`AUTO_PASSTHROUGH\`.`,
        certainty: 'likely',
        fixes: [fix('Set AUTO_PASSTHROUGH', 'review', replaceValue(place, 'AUTO_PASSTHROUGH'))],
      });
    }
  },
});
