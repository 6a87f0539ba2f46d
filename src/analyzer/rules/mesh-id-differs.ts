import { identities } from '../mesh/install.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Install Multi-Primary; istio/istio, istio-discovery templates (`meshId`). */
export default defineRule({
  name: 'mesh-id-differs',
  aliases: [],
  severity: 'info',
  summary: 'Clusters of one paste give their mesh different ids.',
  reads: ['IstioOperator', 'HelmValues'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const all = identities(mesh).filter(({ meshId }) => meshId);
    const [first] = all;
    if (!first) return;
    for (const one of all) {
      if (one.meshId === first.meshId) continue;
      report({
        at: one.view.at('global', 'meshID'),
        message: `This installation is of mesh \`${one.meshId}\`, the first one of mesh \`${first.meshId}\`. Clusters that share their services are one mesh and need one id: telemetry that names the mesh counts them apart.`,
        certainty: 'likely',
        related: [{ at: first.view.at('global', 'meshID'), message: 'the other id' }],
      });
    }
  },
});
