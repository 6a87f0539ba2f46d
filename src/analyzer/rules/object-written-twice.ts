import { lineOf } from '../mesh/route-rules.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Source: kubernetes.io, "Declarative management using configuration files": objects are told apart by kind, namespace and name. */
export default defineRule({
  name: 'object-written-twice',
  aliases: [],
  severity: 'warning',
  summary: 'An object stands twice in the paste; only the later one counts.',
  reads: ['*'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { earlier, later } of mesh.replaced) {
      const end = later.at('metadata', 'name');
      const file = later.tree.source === earlier.tree.source ? '' : ` of ${later.tree.source}`;
      report({
        at: earlier.at('metadata', 'name'),
        severity: later.tree.source === earlier.tree.source ? 'warning' : 'info',
        message: `${describe(earlier)} stands again on line ${lineOf(end)}${file}. When both are applied the later one replaces this one, so only the later one was checked.`,
        related: [{ at: end, message: 'The one that counts' }],
      });
    }
  },
});
