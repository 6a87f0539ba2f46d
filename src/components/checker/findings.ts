import type { Finding, Report, ResourceId, Severity, Source } from '../../analyzer/types.ts';
import type { RuleCount } from '../../worker/protocol.ts';
import { plural } from './text.ts';

/** A finding with a name that stays the same while the lines around it move. */
export interface KeyedFinding extends Finding {
  key: string;
}

/** One finished analysis, with the very text it is about. */
export interface Result {
  report: Report;
  rules: RuleCount;
  sources: Source[];
  findings: KeyedFinding[];
}

export const severities: Record<Severity, { word: string; shape: string }> = {
  error: { word: 'Error', shape: '✕' },
  warning: { word: 'Warning', shape: '▲' },
  info: { word: 'Info', shape: 'i' },
};

/** Names each finding by its rule and place in the object, not by its line. */
export function keyed(findings: Finding[]): KeyedFinding[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const { kind, namespace, name } = finding.resource ?? { kind: '', name: '' };
    const base = [finding.source, finding.rule, kind, namespace, name, ...finding.path].join('/');
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return { ...finding, key: count ? `${base}#${count}` : base };
  });
}

export const nameOf = ({ kind, namespace, name }: ResourceId): string =>
  `${kind} ${namespace ? `${namespace}/` : ''}${name}`;

/** Where a finding is: `21:9`, after the file's name when there are several. */
export function placeOf(
  { source, range }: { source: string; range: Finding['range'] },
  severalFiles: boolean,
): string {
  const place = `${range.start.line}:${range.start.column}`;
  return severalFiles ? `${source} ${place}` : place;
}

/** The line above the findings. It counts, and never calls the text right: that was not proven. */
export function summarise({ report, rules }: Pick<Result, 'report' | 'rules'>): {
  lead: string;
  tail: string;
} {
  const objects = plural(report.resources.length, 'object');
  if (report.findings.length === 0) {
    if (report.resources.length === 0) return { lead: 'No Kubernetes object found in this text', tail: '' };
    return {
      lead: 'No findings',
      tail: `in ${objects}: ${plural(rules.ran, 'rule')} ran, ${rules.skipped} could not run`,
    };
  }
  const counts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = report.findings.filter((finding) => finding.severity === severity).length;
    if (count === 0) return [];
    return [severity === 'info' ? `${count} info` : plural(count, severity)];
  });
  const more = rules.skipped
    ? ` · ${plural(rules.skipped, 'check')} ${rules.skipped === 1 ? 'needs' : 'need'} more`
    : '';
  return { lead: counts.join(', '), tail: `in ${objects}${more}` };
}
