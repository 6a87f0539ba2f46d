import type { Finding, Report } from '../analyzer/types.ts';
import { type Context, objectName, placeName, ruleUrl, TOOL } from './tool.ts';

/**
 * The report as JUnit XML, for a pipeline that shows tests: a case for each error and warning, which fails; for each
 * info, which passes and tells; for each rule that found nothing; and for each that could not run, which is skipped.
 */
export function toJunit(report: Report, context: Context): string {
  const { findings, ran, skipped } = report;
  const found = new Set(findings.map(({ rule }) => rule));
  const left = new Map(skipped.map((skip) => [skip.rule, skip]));
  const quiet = ran.filter((rule) => !found.has(rule));
  const failures = findings.filter(({ severity }) => severity !== 'info').length;
  const cases = [
    ...findings.map((finding) => caseOf(finding, context)),
    ...quiet.map((rule) => {
      const skip = left.get(rule);
      if (!skip) return `    <testcase classname="${xml(rule)}" name="${xml(rule)}" time="0"/>`;
      const why = `${skip.reason}${skip.fetch ? ` (${skip.fetch})` : ''}`;
      return `    <testcase classname="${xml(rule)}" name="${xml(rule)}" time="0"><skipped message="${xml(why)}"/></testcase>`;
    }),
  ];
  const counts = `tests="${cases.length}" failures="${failures}" errors="0" skipped="${quiet.filter((rule) => left.has(rule)).length}" time="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="${TOOL.name}" ${counts}>`,
    `  <testsuite name="${TOOL.name}" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseOf(finding: Finding, context: Context): string {
  const { rule, severity, certainty, message, resource, related, source, range } = finding;
  const name = `${objectName(resource)} (${placeName(finding)})`;
  const text = [
    `${severity}, ${certainty}: ${message}`,
    placeName(finding),
    ...related.map((place) => `${placeName(place)}: ${place.message}`),
    ruleUrl(context, rule),
  ].join('\n');
  const open = `    <testcase classname="${xml(rule)}" name="${xml(name)}" file="${xml(source)}" line="${range.start.line}" time="0">`;
  const body =
    severity === 'info'
      ? `<system-out>${xml(text)}</system-out>`
      : `<failure type="${severity}" message="${xml(message)}">${xml(text)}</failure>`;
  return `${open}${body}</testcase>`;
}

/** As XML text or attribute; characters that XML 1.0 can't hold are left out. */
const xml = (text: string): string =>
  [...text]
    .filter(isXml)
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;');

/** The characters of XML 1.0 (production 2): no control characters but tab and line ends, no half surrogates. */
function isXml(char: string): boolean {
  const point = char.codePointAt(0)!;
  if (point < 0x20) return point === 0x9 || point === 0xa || point === 0xd;
  return !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff;
}
