import { defineRule } from '../rule.ts';
import { reportFaults } from '../schema/reporting.ts';

export default defineRule({
  name: 'required-field-missing',
  aliases: ['IST0106'],
  severity: 'error',
  summary: 'A field without which the object is refused is missing or empty.',
  reads: ['*'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    reportFaults('required-field-missing', mesh, report);
  },
});
