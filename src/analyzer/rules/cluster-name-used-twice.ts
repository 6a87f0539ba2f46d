import { identities } from '../mesh/install.ts';
import { defineRule } from '../rule.ts';

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
    const first = new Map<string, ReturnType<typeof identities>[number]>();
    for (const one of identities(mesh)) {
      if (!one.cluster || !one.network) continue;
      const other = first.get(one.cluster);
      if (!other) {
        first.set(one.cluster, one);
        continue;
      }
      // Several installations of one cluster (revisions, gateways) share its network.
      if (other.network === one.network) continue;
      report({
        at: one.view.at('global', 'multiCluster', 'clusterName'),
        message: `Networks \`${other.network}\` and \`${one.network}\` are two clusters, and both are called \`${one.cluster}\`: istiod takes the remote one for its own and does not read its endpoints. Give each cluster a name of its own.`,
        related: [{ at: other.view.at('global', 'multiCluster', 'clusterName'), message: 'the same name' }],
      });
    }
  },
});
