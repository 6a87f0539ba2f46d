import { isGateway } from '../mesh/gateway-pods.ts';
import { selectorOf } from '../mesh/gateways.ts';
import { defineRule } from '../rule.ts';

/** Istio's own gateways, whose workloads come from an installation that nobody pastes. */
const DEFAULT_GATEWAYS = new Set(['ingressgateway', 'egressgateway', 'eastwestgateway']);

/** Sources: istio.io, Gateway reference, `selector`; analysis message IST0101. */
export default defineRule({
  name: 'gateway-selector-matches-nothing',
  aliases: ['IST0101', 'KIA0302'],
  severity: 'error',
  summary: 'A Gateway selects labels that no workload carries.',
  reads: ['Gateway'],
  needs: ['Workload'],
  fixable: false,
  check(mesh, report) {
    for (const gateway of mesh.of('Gateway')) {
      const selector = selectorOf(gateway);
      const labels = Object.entries(selector);
      if (labels.length === 0 || mesh.workloadsWith(selector).length > 0) continue;
      // A paste of applications seldom holds the gateway's own Deployment.
      const complete = mesh.settings.complete.value;
      const istio = selector.istio;
      if (!complete && istio !== undefined && DEFAULT_GATEWAYS.has(istio)) continue;
      // Without any gateway's workload there is nothing to compare the labels with.
      const comparable = mesh.workloads.some(
        (workload) =>
          isGateway(workload) === true ||
          workload.labels.istio !== undefined ||
          labels.some(([name, value]) => workload.labels[name] === value),
      );
      if (!complete && !comparable) continue;
      const [key] = labels[0]!;
      report({
        at: gateway.at('spec', 'selector', key),
        message: `No workload carries ${labels.map(([name, value]) => `\`${name}: ${value}\``).join(' and ')}, so no proxy opens the ports of this Gateway: connections are refused.`,
      });
    }
  },
});
