import { serversOf, splitServerHost } from '../mesh/gateways.ts';
import { covers } from '../mesh/hosts.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Gateway reference, ServerTLSSettings `httpsRedirect`; istio issues 23674 and 16778. */
export default defineRule({
  name: 'https-redirect-without-https',
  aliases: [],
  severity: 'warning',
  summary: 'A server redirects a host to HTTPS, and no server takes HTTPS for it.',
  reads: ['Gateway'],
  needs: ['Gateway'],
  fixable: false,
  check(mesh, report) {
    const servers = mesh
      .of('Gateway')
      .flatMap((gateway) => serversOf(gateway).map((server) => ({ gateway, server })));
    const secure = new Set(
      servers
        .filter(({ server }) => ['HTTPS', 'TLS'].includes(server.port.protocol))
        .flatMap(({ gateway, server }) =>
          server.hosts.map((host) =>
            splitServerHost(host, gateway.namespace ?? 'default').host.toLowerCase(),
          ),
        ),
    );
    const wildcards = [...secure].filter((host) => host.startsWith('*'));
    for (const { gateway, server } of servers) {
      if (server.tls.httpsRedirect !== true || ['HTTPS', 'TLS'].includes(server.port.protocol)) continue;
      const bare = server.hosts
        .map((host) => splitServerHost(host, gateway.namespace ?? 'default').host.toLowerCase())
        .filter((host) => !secure.has(host) && !wildcards.some((wildcard) => covers(wildcard, host)))
        // A redirect for every host needs no server for every host.
        .filter((host) => secure.size === 0 || !host.startsWith('*'));
      if (bare.length === 0) continue;
      report({
        at: server.at('tls', 'httpsRedirect'),
        message: `Every request for ${bare.map((host) => `\`${host}\``).join(', ')} is answered with a redirect to HTTPS, and no server takes HTTPS for it. Behind a load balancer that ends TLS and passes plain HTTP on, the redirect never ends (ERR_TOO_MANY_REDIRECTS).`,
      });
    }
  },
});
