import { isScalar } from 'yaml';
import { fix, quoteValue } from '../fix/index.ts';
import { imageChoices } from '../mesh/install.ts';
import { locate } from '../parse/tree.ts';
import { defineRule } from '../rule.ts';

/** Sources: yaml.org, YAML 1.2 core schema, floats; istio/istio, operator/pkg/apis/types.go (`Tag any`). */
export default defineRule({
  name: 'version-read-as-number',
  aliases: [],
  severity: 'error',
  summary: 'A tag without quotes is read as a number and loses its last zero.',
  reads: ['IstioOperator', 'HelmValues'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const { value, at } of imageChoices(mesh, 'tag')) {
      if (typeof value !== 'number') continue;
      const { step } = locate(at.tree, at.treePath);
      const written = isScalar(step.node) ? step.node.source : undefined;
      if (!written || written === String(value)) continue;
      report({
        at,
        message: `YAML reads \`${written}\` as the number ${value}: the image asked for is \`:${value}\`, which is another version or none. Put the tag in quotes.`,
        fixes: [fix('Put it in quotes', 'safe', quoteValue(at))],
      });
    }
  },
});
