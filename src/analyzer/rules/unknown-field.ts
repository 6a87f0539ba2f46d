import { defineRule } from '../rule.ts';
import { reportFaults } from '../schema/reporting.ts';

export default defineRule({
  name: 'unknown-field',
  aliases: ['IST0106'],
  severity: 'error',
  summary: 'A field that the kind does not have: kubectl refuses it, or it has no effect.',
  reads: ['*'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    reportFaults('unknown-field', mesh, report);
  },
});
