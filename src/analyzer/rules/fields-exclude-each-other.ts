import { defineRule } from '../rule.ts';
import { reportFaults } from '../schema/reporting.ts';

export default defineRule({
  name: 'fields-exclude-each-other',
  aliases: ['IST0106'],
  severity: 'error',
  summary: 'Two settings that cannot stand together.',
  reads: ['*'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    reportFaults('fields-exclude-each-other', mesh, report);
  },
});
