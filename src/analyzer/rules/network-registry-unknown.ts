import type { Mesh } from '../mesh/index.ts';
import { helmValues, identities } from '../mesh/install.ts';
import { asList, asMap, asText, isMap, type JsonMap } from '../parse/json.ts';
import { embedded, type Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Names of registries that every istiod has. Case counts. */
const BUILT_IN = ['Kubernetes', 'External', 'Mock'];

/** Sources: istio.io, mesh networks reference, `fromRegistry`; analysis message IST0126. */
export default defineRule({
  name: 'network-registry-unknown',
  aliases: ['IST0126'],
  severity: 'error',
  summary: 'The mesh networks name a cluster that istiod does not know.',
  reads: ['MeshNetworks', 'ConfigMap', 'HelmValues', 'IstioOperator'],
  needs: ['Secret'],
  fixable: false,
  check(mesh, report) {
    const views = networksIn(mesh);
    if (views.length === 0) return;
    const known = new Set([...BUILT_IN, ...clusters(mesh)]);
    for (const { networks, at } of views) {
      for (const [network, value] of Object.entries(networks)) {
        asList(asMap(value).endpoints).forEach((item, index) => {
          const name = asText(asMap(item).fromRegistry);
          if (!name || known.has(name)) return;
          const meant = BUILT_IN.find((one) => one.toLowerCase() === name.toLowerCase());
          report({
            at: at(network, 'endpoints', index, 'fromRegistry'),
            // The name of istiod's own cluster stands in its installation, which may not be here.
            certainty: meant && mesh.settings.complete.value ? 'certain' : 'likely',
            message: `No remote Secret is about a cluster called \`${name}\`${meant ? `, and case counts (\`${meant}\`)` : ''}: unless istiod’s own cluster has that name, network \`${network}\` has no endpoints from it.`,
          });
        });
      }
    }
  },
});

interface NetworksView {
  networks: JsonMap;
  at(...path: (string | number)[]): Place;
}

function networksIn(mesh: Mesh): NetworksView[] {
  const files = mesh.of('MeshNetworks').map((resource) => ({
    networks: asMap(resource.object.networks),
    at: (...path: (string | number)[]) => resource.at('networks', ...path),
  }));
  const maps = mesh.of('ConfigMap').flatMap((resource) => {
    if (!/^istio(?:-.+)?$/.test(resource.name)) return [];
    const text = embedded(resource, 'data', 'meshNetworks');
    const networks = asMap(text?.value).networks;
    return text && isMap(networks)
      ? [{ networks, at: (...path: (string | number)[]) => text.at('networks', ...path) }]
      : [];
  });
  const values = helmValues(mesh).map((view) => ({
    networks: asMap(asMap(view.values.global).meshNetworks),
    at: (...path: (string | number)[]) => view.at('global', 'meshNetworks', ...path),
  }));
  return [...files, ...maps, ...values];
}

/** Clusters by the names that istiod knows: keys of remote Secrets, and what installations call their own. */
function clusters(mesh: Mesh): string[] {
  const remote = mesh
    .of('Secret')
    .filter(({ labels }) => labels['istio/multiCluster'] === 'true')
    .flatMap(({ object }) => [...Object.keys(asMap(object.data)), ...Object.keys(asMap(object.stringData))]);
  return [...remote, ...identities(mesh).flatMap(({ cluster }) => cluster ?? [])];
}
