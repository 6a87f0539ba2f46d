import { asMap } from '../parse/json.ts';
import { toValue } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'kind-missing',
  aliases: [],
  severity: 'warning',
  summary: 'A document names no kind, so nothing in it could be checked.',
  reads: ['*'],
  needs: [],
  fixable: false,
  check(_mesh, report, parsed) {
    for (const { source, range, missing, tree } of parsed.unnamed) {
      const keys = Object.keys(asMap(toValue(tree)));
      const looksLikeObject = keys.some(
        (key) => key === 'apiVersion' || key === 'metadata' || key === 'spec',
      );
      const message =
        missing === 'map'
          ? 'This is plain text, not a Kubernetes object: nothing in it was checked.'
          : looksLikeObject
            ? '`kind` is missing: kubectl refuses this object, and nothing in it was checked.'
            : 'No `kind` and no `apiVersion` stand here, so it is not known what this is, and nothing in it was checked.';
      report.text({ source, range, message, severity: looksLikeObject ? 'error' : 'warning' });
    }
  },
});
