import { selects } from '../mesh/workloads.ts';
import { asList, asMap, asText, textMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Labels that Istio adds to endpoints from the node, cluster and network; Pods do not carry them. */
const ADDED_LABEL =
  /^(?:topology\.(?:kubernetes|istio)\.io\/|kubernetes\.io\/hostname$|networking\.istio\.io\/)/;

/** Sources: istio.io, Destination Rule reference, Subset; analysis message IST0173. */
export default defineRule({
  name: 'subset-selects-nothing',
  aliases: ['IST0173', 'KIA0203'],
  severity: 'error',
  summary: 'A subset names labels that no Pod behind the host carries.',
  reads: ['DestinationRule'],
  needs: ['Workload'],
  fixable: false,
  check(mesh, report) {
    for (const rule of mesh.of('DestinationRule')) {
      const host = mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace);
      const service = mesh.service(host);
      if (!service || Object.keys(service.selector).length === 0) continue;
      const workloads = mesh.workloadsOf(service);
      // The Service's Pods are elsewhere: nothing is known about their labels.
      if (workloads.length === 0) continue;
      asList(rule.spec.subsets).forEach((item, index) => {
        const subset = asMap(item);
        const labels = textMap(subset.labels);
        if (Object.keys(labels).some((key) => ADDED_LABEL.test(key))) return;
        if (workloads.some((workload) => selects(labels, workload.labels))) return;
        const wanted = Object.entries(labels)
          .map(([key, value]) => `\`${key}: ${value}\``)
          .join(' and ');
        report({
          at: rule.at('spec', 'subsets', index, 'labels'),
          inNamespace: service.namespace,
          message: `No workload behind \`${host}\` carries ${wanted}, so subset \`${asText(subset.name) ?? ''}\` has no endpoints: requests to it are answered 503 with the flag UH.`,
          related: workloads.map((workload) => ({
            at: workload.at('metadata', 'labels'),
            message: `Labels of ${workload.kind} ${workload.name}`,
          })),
        });
      });
    }
  },
});
