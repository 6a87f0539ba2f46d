import { defineRule } from '../rule.ts';
import { reportFaults } from '../schema/reporting.ts';

export default defineRule({
  name: 'field-newer-than-istio',
  aliases: [],
  severity: 'warning',
  summary: 'A field or value of a newer Istio than the one chosen.',
  reads: ['*'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    reportFaults('field-newer-than-istio', mesh, report);
  },
});
