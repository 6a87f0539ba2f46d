import { wantedValue } from '../mesh/annotation-values.ts';
import { ANNOTATED_KINDS, annotationsOf, isInPlace } from '../mesh/annotations.ts';
import { defineRule } from '../rule.ts';

/** Source: pkg/kube/inject in istio/istio: a Pod whose annotations fail the check is not injected but refused. */
export default defineRule({
  name: 'annotation-value-unusable',
  aliases: ['IST0125'],
  severity: 'error',
  summary: 'The value of an annotation is none that injection accepts.',
  reads: ANNOTATED_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const annotation of annotationsOf(mesh)) {
      const { name, value, at } = annotation;
      if (annotation.kind !== 'Pod' || !isInPlace(annotation)) continue;
      const wanted = wantedValue(name, value);
      if (!wanted) continue;
      report({
        at,
        message: `\`${name}\` must be ${wanted}; it is \`${value}\`. Injection refuses every new Pod with this value, so a roll-out stands still.`,
      });
    }
  },
});
