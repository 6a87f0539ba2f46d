import type { Report } from '../analyzer/types.ts';
import { type Context, ruleUrl, TOOL } from './tool.ts';

/** The whole report as JSON, with the address of each finding's rule. Lines and columns are 1-based. */
export function toJson(report: Report, context: Context): string {
  const { findings, suppressed, skipped, ran, resources, settings } = report;
  const withUrl = <T extends { rule: string }>(finding: T) => ({
    ...finding,
    help: ruleUrl(context, finding.rule),
  });
  const out = {
    tool: TOOL,
    settings,
    findings: findings.map(withUrl),
    suppressed: suppressed.map(withUrl),
    skipped,
    ran,
    resources,
  };
  return `${JSON.stringify(out, null, 2)}\n`;
}
