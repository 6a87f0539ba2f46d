import { gatewayProxies, mates } from '../mesh/gateway-proxies.ts';
import { type GatewayServer, serversOf } from '../mesh/gateways.ts';
import { groupBy } from '../mesh/index.ts';
import { asText } from '../parse/json.ts';
import { describe, type Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, analysis message IST0138, and "404 errors occur when multiple gateways configured with same TLS certificate". */
export default defineRule({
  name: 'certificate-on-two-gateways',
  aliases: ['IST0138'],
  severity: 'warning',
  summary: 'Two Gateways on the same proxies and port use one certificate.',
  reads: ['Gateway'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const proxies = gatewayProxies(mesh);
    const items = mesh.of('Gateway').flatMap((gateway) =>
      serversOf(gateway).flatMap((server) => {
        const certificate = certificateOf(server);
        return certificate ? [{ gateway, server, ...certificate }] : [];
      }),
    );
    const told = new Set<Resource>();
    for (const group of groupBy(items, ({ key, server }) => `${server.port.number} ${key}`).values()) {
      const near = groupBy(group, ({ gateway }) => proxies.keyOf(gateway));
      for (const item of group) {
        const others = mates(proxies, item, near, (other) => other.gateway !== item.gateway);
        if (others.length === 0 || told.has(item.gateway)) continue;
        told.add(item.gateway);
        const names = [...new Set(others.map((other) => describe(other.gateway)))].join(', ');
        report({
          at: item.server.at('tls', item.field),
          message: `${names} uses this certificate on the same port too. Browsers send requests for any host that a certificate covers over one HTTP/2 connection, and a connection that was opened for one of these Gateways has no routes of the other: its requests get 404.`,
          related: others.map((other) => ({
            at: other.server.at('tls', other.field),
            message: 'The same certificate',
          })),
        });
      }
    }
  },
});

function certificateOf({ tls, tlsMode }: GatewayServer): { key: string; field: string } | undefined {
  if (tlsMode === 'PASSTHROUGH' || tlsMode === 'AUTO_PASSTHROUGH') return undefined;
  const name = asText(tls.credentialName);
  if (name) return { key: name, field: 'credentialName' };
  const [certificate, privateKey] = [asText(tls.serverCertificate), asText(tls.privateKey)];
  return certificate && privateKey
    ? { key: `${certificate}\n${privateKey}`, field: 'serverCertificate' }
    : undefined;
}
