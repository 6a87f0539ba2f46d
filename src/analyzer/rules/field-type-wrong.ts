import { defineRule } from '../rule.ts';
import { reportFaults } from '../schema/reporting.ts';

export default defineRule({
  name: 'field-type-wrong',
  aliases: ['IST0106'],
  severity: 'error',
  summary: 'A value of the wrong type: a list, map, number, boolean or text where another belongs.',
  reads: ['*'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    reportFaults('field-type-wrong', mesh, report);
  },
});
