import { fix, insertKey, remove, scalarText } from '../fix/index.ts';
import { ANNOTATED_KINDS, type Annotation, annotationsOf, isInPlace } from '../mesh/annotations.ts';
import { defineRule } from '../rule.ts';
import { oneOf } from '../schema/names.ts';
import type { Fix } from '../types.ts';

/** Source: istio.io, Resource Annotations, which lists the kinds that each annotation is read on. */
export default defineRule({
  name: 'annotation-misplaced',
  aliases: ['IST0107'],
  severity: 'warning',
  summary: 'An annotation of Istio stands on a kind of object where Istio does not read it.',
  reads: ANNOTATED_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const annotation of annotationsOf(mesh)) {
      const { name, known, kind, workload, at } = annotation;
      if (!known || isInPlace(annotation)) continue;
      const forPods = workload !== undefined && known.kinds.includes('Pod');
      report({
        at,
        message: forPods
          ? `Istio reads \`${name}\` on Pods. On the ${kind} itself it reaches no Pod: write it under the \`metadata.annotations\` of the Pod template.`
          : `Istio reads \`${name}\` on objects of kind ${oneOf([...known.kinds])}. On a ${kind} it does nothing.`,
        fixes: forPods ? [intoTemplate(annotation)] : [],
      });
    }
  },
});

/** Only where the template has annotations already and the name is not among them. */
function intoTemplate({ name, value, workload, at }: Annotation): Fix | undefined {
  if (!workload || workload.annotations[name] !== undefined || value.includes('\n')) return undefined;
  const template = workload.at('metadata', 'annotations');
  const alone = Object.keys(workload.resource.annotations).length === 1;
  return fix(
    'Move it to the Pod template',
    'review',
    insertKey(template, name, scalarText(value, at.tree)),
    remove(alone ? workload.resource.at('metadata', 'annotations') : at),
  );
}
