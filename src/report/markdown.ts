import type { Finding, Report, Severity } from '../analyzer/types.ts';
import { type Context, countLine, objectName, placeName, ruleUrl } from './tool.ts';

const words: Record<Severity, string> = { error: '✕ Error', warning: '▲ Warning', info: 'i Info' };

/**
 * The report for a chat, a ticket or a merge request. It names objects and lines, and holds none of the YAML.
 * @param findings those to list, all of the report's unless given
 */
export function toMarkdown(report: Report, context: Context, findings = report.findings): string {
  const { istioVersion, complete } = report.settings;
  const left = report.findings.length - findings.length;
  const lines = [
    `**${countLine(report)}** (Istio ${istioVersion.value}${complete.value ? ', the whole mesh' : ''})`,
    ...(left > 0 ? ['', `${left} of these are not listed.`] : []),
    '',
    ...findings.flatMap((finding) => item(finding, context)),
    ...unchecked(report),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function item(finding: Finding, context: Context): string[] {
  const { severity, certainty, rule, aliases, message, resource, related, fixes } = finding;
  const codes = aliases.length > 0 ? ` (${aliases.join(', ')})` : '';
  return [
    `- **${words[severity]}** · ${certainty} · [${rule}](${ruleUrl(context, rule)})${codes} · ${code(objectName(resource))} · ${code(placeName(finding))}`,
    `  ${flat(message)}`,
    ...related.map((place) => `  - ${code(placeName(place))}: ${flat(place.message)}`),
    ...fixes.map(({ title, safety }) => `  - Fix (${safety}): ${flat(title)}`),
  ];
}

function unchecked({ skipped }: Report): string[] {
  if (skipped.length === 0) return [];
  return [
    '',
    `Not checked: ${skipped.length}`,
    '',
    ...skipped.map(
      ({ rule, reason, fetch }) => `- ${rule}: ${flat(reason)}${fetch ? ` ${code(fetch)}` : ''}`,
    ),
  ];
}

/** On one line, so that a list item stays one. */
const flat = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');

/** As code, with a fence longer than any run of backquotes in it (CommonMark 6.1). */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest > 0 ? `${fence} ${flat(text)} ${fence}` : `${fence}${flat(text)}${fence}`;
}
