import { crossServices, NETWORK_LABEL } from '../mesh/east-west.ts';
import type { Mesh } from '../mesh/index.ts';
import { identities } from '../mesh/install.ts';
import { asList, asMap, textMap } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule, type Reporter } from '../rule.ts';

/** Sources: istio.io, Troubleshooting Multicluster; istio/istio, pilot, kube/controller/network.go. */
export default defineRule({
  name: 'network-label-missing',
  aliases: [],
  severity: 'warning',
  summary: 'A gateway between networks, or the system namespace, does not say which network it belongs to.',
  reads: ['Service', 'Namespace', 'IstioOperator'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    services(mesh, report);
    namespaces(mesh, report);
    components(mesh, report);
  },
});

function services(mesh: Mesh, report: Reporter): void {
  if (listsNetworks(mesh)) return;
  for (const { service, network, gateway } of crossServices(mesh)) {
    if (network || !gateway) continue;
    report({
      at: service.resource.at('metadata', 'labels'),
      message: `This Service has no label \`${NETWORK_LABEL}\`, so istiod does not take it for the way into a network: proxies of other networks get the Pods' own addresses, and their calls time out (\`UF\`).`,
      certainty: 'likely',
      related: [
        { at: gateway.at('spec', 'selector'), message: 'opens the port between networks on its Pods' },
      ],
    });
  }
}

function namespaces(mesh: Mesh, report: Reporter): void {
  const root = mesh.settings.rootNamespace.value;
  const systems = mesh.of('Namespace').filter(({ name }) => name === root);
  const [system] = systems;
  const set = identities(mesh).find(({ network }) => network);
  if (!system || systems.length > 1 || !set || system.labels[NETWORK_LABEL]) return;
  report({
    at: system.at('metadata', 'labels'),
    message: `\`${root}\` has no label \`${NETWORK_LABEL}\`, while the installation sets network \`${set.network}\`: istiod counts Pods without a proxy of their own as of no network. The installer sets the label only on a namespace that it makes itself.`,
    certainty: 'likely',
    related: [{ at: set.view.at('global', 'network'), message: 'the network of this cluster' }],
  });
}

/** Gateways of an IstioOperator: their labels become those of the Service. */
function components(mesh: Mesh, report: Reporter): void {
  for (const operator of mesh.of('IstioOperator')) {
    if (!asMap(asMap(operator.spec.values).global).network) continue;
    asList(asMap(operator.spec.components).ingressGateways).forEach((item, index) => {
      const labels = textMap(asMap(item).label);
      if (!isEastWest(labels) || labels[NETWORK_LABEL]) return;
      report({
        at: operator.at('spec', 'components', 'ingressGateways', index, 'label'),
        message: `The gateway's labels lack \`${NETWORK_LABEL}\`: its Service is made without it, and istiod does not send other networks to this gateway.`,
      });
    });
  }
}

const isEastWest = (labels: Record<string, string>) =>
  Object.values(labels).some((value) => /east-?west/i.test(value));

/** The older way: `meshNetworks` of the mesh's ConfigMap names the gateways. */
function listsNetworks(mesh: Mesh): boolean {
  const inMap = (resource: Resource) => asMap(resource.object.data).meshNetworks;
  const written = mesh
    .of('ConfigMap')
    .some((resource) => /registryServiceName|address/.test(String(inMap(resource) ?? '')));
  const inValues = identities(mesh).some(({ view }) => asMap(view.values.global).meshNetworks !== undefined);
  return written || inValues;
}
