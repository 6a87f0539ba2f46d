import { defineRule } from '../rule.ts';
import { reportFaults } from '../schema/reporting.ts';

export default defineRule({
  name: 'field-value-not-allowed',
  aliases: ['IST0106'],
  severity: 'error',
  summary: 'A value outside what the field takes: enum, range, form, length or repetition.',
  reads: ['*'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    reportFaults('field-value-not-allowed', mesh, report);
  },
});
