import { findGateway, type GatewayServer, hostsFor, routesHttp, serversOf } from '../mesh/gateways.ts';
import { overlap } from '../mesh/hosts.ts';
import { gatewayReference, gatewaysOf, groupBy } from '../mesh/index.ts';
import { asList, asMap, asNumber, isMap, textsOf } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, Virtual Service reference, HTTPMatchRequest `port` (the port of the gateway, not of the Service). */
export default defineRule({
  name: 'gateway-port-without-route',
  aliases: [],
  severity: 'warning',
  summary:
    'Every rule of a host is limited to some ports of its Gateway, and another port serves the host too.',
  reads: ['VirtualService'],
  needs: ['Gateway'],
  fixable: false,
  check(mesh, report) {
    const bound = groupBy(
      mesh.of('VirtualService').flatMap((virtualService) =>
        gatewaysOf(virtualService).flatMap((written) => {
          const reference = gatewayReference(written, virtualService.namespace ?? 'default');
          return reference ? [{ key: `${reference.namespace}/${reference.name}`, virtualService }] : [];
        }),
      ),
      ({ key }) => key,
    );
    for (const virtualService of mesh.of('VirtualService')) {
      const ports = portsOf(virtualService);
      if (!ports || ports.length === 0) continue;
      const hosts = textsOf(virtualService.spec.hosts);
      const namespace = virtualService.namespace ?? 'default';
      for (const written of gatewaysOf(virtualService)) {
        const gateway = findGateway(mesh, written, namespace);
        if (!gateway) continue;
        const serves = (server: GatewayServer, from: string, names: readonly string[]) =>
          hostsFor(server, gateway.namespace ?? 'default', from).some((host) =>
            names.some((name) => overlap(name, host)),
          );
        const others = (bound.get(`${gateway.namespace}/${gateway.name}`) ?? []).filter(
          (item) => item.virtualService !== virtualService,
        );
        const bare = serversOf(gateway).filter((server) => {
          const { number } = server.port;
          if (number === undefined || ports.includes(number) || !routesHttp(server)) return false;
          if (server.tls.httpsRedirect === true || !serves(server, namespace, hosts)) return false;
          return !others.some(({ virtualService: other }) => {
            const taken = portsOf(other);
            const names = textsOf(other.spec.hosts).filter((name) =>
              hosts.some((host) => overlap(name, host)),
            );
            return (!taken || taken.includes(number)) && serves(server, other.namespace ?? 'default', names);
          });
        });
        if (bare.length === 0) continue;
        const missing = [...new Set(bare.map((server) => server.port.number))].join(', ');
        // A plain port without routes beside a TLS port may be meant.
        const plain = bare.every((server) => server.port.protocol !== 'HTTPS');
        report({
          at: virtualService.at('spec', 'http', 0, 'match', 0, 'port'),
          severity: plain ? 'info' : 'warning',
          message: `\`port\` is the port of the gateway. All rules are limited to ${ports.join(', ')}, so requests for ${hosts.map((host) => `\`${host}\``).join(', ')} on port ${missing} of Gateway \`${written}\` get 404.`,
          related: bare.map((server) => ({
            at: server.at('port'),
            message: `Port ${server.port.number} serves the host too`,
          })),
        });
      }
    }
  },
});

/** Ports to which all `http` rules are limited; undefined where a rule takes every port, or that cannot be told. */
function portsOf(virtualService: Resource): number[] | undefined {
  const ports = new Set<number>();
  for (const rule of asList(virtualService.spec.http)) {
    const matches = asList(asMap(rule).match);
    if (matches.length === 0) return undefined;
    for (const match of matches) {
      const port = isMap(match) && match.gateways === undefined ? asNumber(match.port) : undefined;
      if (port === undefined) return undefined;
      ports.add(port);
    }
  }
  return [...ports];
}
