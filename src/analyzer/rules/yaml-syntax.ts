import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'yaml-syntax',
  aliases: [],
  severity: 'error',
  summary: 'The text cannot be read as YAML here.',
  reads: ['*'],
  needs: [],
  fixable: false,
  check(_mesh, report, parsed) {
    for (const fault of parsed.faults) report.text(fault);
  },
});
