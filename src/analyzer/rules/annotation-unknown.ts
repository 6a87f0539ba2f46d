import { fix, renameKey } from '../fix/index.ts';
import { ANNOTATED_KINDS, annotationsOf, KNOWN_ANNOTATIONS } from '../mesh/annotations.ts';
import { defineRule } from '../rule.ts';
import { nearest } from '../schema/names.ts';

/** Names that Istio reads as labels, never as annotations. */
const LABELS = new Set([
  'istio.io/dataplane-mode',
  'istio.io/ingress-use-waypoint',
  'istio.io/tag',
  'istio.io/use-waypoint',
  'istio.io/use-waypoint-namespace',
  'istio.io/waypoint-for',
  'networking.istio.io/enable-autoallocate-ip',
  'networking.istio.io/gatewayPort',
  'networking.istio.io/tunnel',
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
  'service.istio.io/workload-name',
  'topology.istio.io/cluster',
  'topology.istio.io/network',
  'topology.istio.io/subzone',
]);

/** The registry may lag behind Istio, so a name without a likely correction is only an info. */
export default defineRule({
  name: 'annotation-unknown',
  aliases: ['IST0108'],
  severity: 'warning',
  summary: 'An annotation with one of Istio’s prefixes is none that Istio reads.',
  reads: ANNOTATED_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const { name, known, at } of annotationsOf(mesh)) {
      if (known) continue;
      if (LABELS.has(name)) {
        report({
          at,
          message: `Istio reads \`${name}\` as a label. As an annotation it does nothing: write it under \`metadata.labels\`.`,
        });
        continue;
      }
      const meant = nearest(name, KNOWN_ANNOTATIONS.keys());
      report({
        at,
        severity: meant ? 'warning' : 'info',
        certainty: 'likely',
        message: `Istio has no annotation \`${name}\`, so it does nothing.${meant ? ` Is \`${meant}\` meant?` : ''}`,
        fixes: meant ? [fix(`Write ${meant}`, 'review', renameKey(at, meant))] : [],
      });
    }
  },
});
