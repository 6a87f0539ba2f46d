import { type Identity, identities } from '../mesh/install.ts';
import { asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** What istiod calls its cluster when nobody names it. Source: istio-discovery, templates/deployment.yaml. */
const UNNAMED = 'Kubernetes';

/** Source: istio/istio, pkg/kube/multicluster/secretcontroller.go ("would overwrite the config cluster"). */
export default defineRule({
  name: 'cluster-name-used-twice',
  aliases: [],
  severity: 'error',
  summary: 'Two clusters of the mesh have the same name.',
  reads: ['IstioOperator', 'HelmValues'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const first = new Map<string, Identity>();
    for (const one of identities(mesh)) {
      const name = nameOf(one);
      if (!name || !one.network) continue;
      const other = first.get(name);
      if (!other) {
        first.set(name, one);
        continue;
      }
      // Several installations of one cluster (revisions, gateways) share its network.
      if (other.network === one.network) continue;
      report({
        at: one.view.at('global', 'multiCluster', 'clusterName'),
        message: `Networks \`${other.network}\` and \`${one.network}\` are two clusters, and both are called \`${name}\`${one.cluster ? '' : ', as every cluster without a name'}: istiod takes the remote one for its own and does not read its endpoints. Give each cluster a name of its own.`,
        related: [{ at: other.view.at('global', 'multiCluster', 'clusterName'), message: 'the same name' }],
      });
    }
  },
});

/** A cluster's name; undefined for values of a gateway or of another chart, which say nothing about it. */
function nameOf({ cluster, view }: Identity): string | undefined {
  if (cluster) return cluster;
  const controlPlane =
    view.resource.kind === 'IstioOperator' && asText(view.resource.spec.profile) !== 'empty';
  return controlPlane ? UNNAMED : undefined;
}
