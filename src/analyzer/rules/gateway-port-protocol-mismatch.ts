import { findGateway, type GatewayServer, serversOf } from '../mesh/gateways.ts';
import { gatewaysOf } from '../mesh/index.ts';
import { type RouteRule, routeRules } from '../mesh/route-rules.ts';
import { asNumber } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

type List = 'http' | 'tls' | 'tcp';

/** Sources: istio.io, Gateway reference (Port, ServerTLSSettings); pilot/pkg/networking/core/gateway.go. */
export default defineRule({
  name: 'gateway-port-protocol-mismatch',
  aliases: [],
  severity: 'warning',
  summary: 'Rules of a VirtualService are of a kind that the ports of its Gateway never use.',
  reads: ['VirtualService'],
  needs: ['Gateway'],
  fixable: false,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      const namespace = virtualService.namespace ?? 'default';
      const names = gatewaysOf(virtualService);
      const gateways = names.map((name) => findGateway(mesh, name, namespace));
      // With `mesh`, or a Gateway that was not pasted, the rules may be used there.
      if (gateways.some((gateway) => gateway === undefined)) continue;
      const servers = gateways.flatMap((gateway) => serversOf(gateway!));
      for (const list of ['http', 'tls', 'tcp'] as const) {
        for (const rule of routeRules(virtualService, list)) {
          if (rule.matches.some((match) => match.value.gateways !== undefined)) continue;
          const taken = serversFor(rule, servers);
          const kinds = taken.map(listOf);
          if (kinds.length === 0 || kinds.some((kind) => kind === undefined || kind === list)) continue;
          const ports = taken.map(portText).join(', ');
          const use = [...new Set(kinds)].map((kind) => `\`${kind}\``).join(' and ');
          report({
            at: rule.at(),
            certainty: 'certain',
            message: `This \`${list}\` rule is never used: ${ports} of the Gateway ${taken.length > 1 ? 'use' : 'uses'} ${use} rules only.`,
            related: taken.map((server) => ({
              at: server.at('port', 'protocol'),
              message: `Protocol ${portText(server)}`,
            })),
          });
        }
      }
    }
  },
});

/** Servers that can reach a rule: those of the ports that its matches name, all where a match names none. */
function serversFor(rule: RouteRule, servers: readonly GatewayServer[]): GatewayServer[] {
  const ports = rule.matches.map((match) => asNumber(match.value.port));
  return servers.filter((server) => ports.some((port) => port === undefined || port === server.port.number));
}

function portText({ port, tlsMode }: GatewayServer): string {
  return `port ${port.number ?? '?'} (${port.protocol}${tlsMode ? ` ${tlsMode}` : ''})`;
}

/** The list of rules that a server looks at; undefined where that cannot be told or there is none. */
function listOf({ port: { protocol }, tls, tlsMode }: GatewayServer): List | undefined {
  const terminates = ['SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL', 'OPTIONAL_MUTUAL'].includes(tlsMode ?? '');
  switch (protocol) {
    case 'HTTP':
    case 'HTTP2':
    case 'GRPC':
    case 'GRPC-WEB':
      return 'http';
    case 'HTTPS':
      return terminates ? 'http' : tlsMode === 'PASSTHROUGH' ? 'tls' : undefined;
    case 'TLS':
      return terminates ? 'tcp' : tlsMode === 'PASSTHROUGH' ? 'tls' : undefined;
    case 'TCP':
      return Object.keys(tls).length === 0 || terminates ? 'tcp' : undefined;
    default:
      return undefined;
  }
}
