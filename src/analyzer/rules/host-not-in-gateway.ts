import { findGateway, hostsFor, serversOf } from '../mesh/gateways.ts';
import { overlap } from '../mesh/hosts.ts';
import { gatewayReference, type Mesh } from '../mesh/index.ts';
import { asList, asText, textsOf, valueAt } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Gateway reference, Server `hosts`; analysis message IST0132. */
export default defineRule({
  name: 'host-not-in-gateway',
  aliases: ['IST0132'],
  severity: 'warning',
  summary: 'A host of a VirtualService is served by no Gateway it names.',
  reads: ['VirtualService'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      const namespace = virtualService.namespace ?? 'default';
      const hosts = textsOf(virtualService.spec.hosts);
      if (hosts.length === 0) continue;
      const gateways = textsOf(virtualService.spec.gateways).map((written) => {
        const gateway = findGateway(mesh, written, namespace);
        const served = gateway
          ? serversOf(gateway).flatMap((server) =>
              hostsFor(server, gateway.namespace ?? 'default', namespace),
            )
          : listenerHosts(mesh, written, namespace);
        return { written, gateway, served };
      });
      const isServed = (host: string, served: readonly string[] | undefined) =>
        served === undefined || served.some((item) => overlap(host, item));
      gateways.forEach(({ written, gateway, served }, index) => {
        if (!served || hosts.some((host) => isServed(host, served))) return;
        const serves =
          served.length > 0
            ? `it serves ${list(served)}`
            : 'it serves no host to VirtualServices of this namespace';
        report({
          at:
            hosts.length === 1
              ? virtualService.at('spec', 'hosts', 0)
              : virtualService.at('spec', 'gateways', index),
          message: `Gateway \`${written}\` does not serve ${list(hosts)} (${serves}), so its clients get 404 for these routes.`,
          related: gateway
            ? [{ at: gateway.at('spec', 'servers'), message: 'The hosts of the Gateway' }]
            : [],
        });
      });
      // One host among others: with `mesh`, or a Gateway that was not pasted, it may be used there.
      if (gateways.length === 0 || gateways.some(({ served }) => served === undefined)) continue;
      const unserved = hosts.filter((host) => !gateways.some(({ served }) => isServed(host, served)));
      if (unserved.length === hosts.length) continue;
      hosts.forEach((host, index) => {
        if (!unserved.includes(host)) return;
        report({
          at: virtualService.at('spec', 'hosts', index),
          aliases: [],
          message: `\`${host}\` is served by none of the Gateways named here (${list(gateways.flatMap(({ served }) => served ?? []))}), so these routes are never used for it.`,
        });
      });
    }
  },
});

function list(hosts: readonly string[]): string {
  return [...new Set(hosts)].map((host) => `\`${host}\``).join(', ');
}

/** Host names of a Gateway API Gateway's listeners; a listener without one serves all. */
function listenerHosts(mesh: Mesh, written: string, namespace: string): string[] | undefined {
  const reference = gatewayReference(written, namespace);
  const gateway = reference && mesh.find('KubernetesGateway', reference.namespace, reference.name);
  if (!gateway) return undefined;
  return asList(gateway.spec.listeners).map((listener) => asText(valueAt(listener, 'hostname')) ?? '*');
}
