import type { Finding } from '../../analyzer/types.ts';

export interface Segment {
  /** Index of the first line. */
  from: number;
  /** Index after the last line. */
  to: number;
  /** What is said under the last line. */
  findings: Finding[];
}

/** Cuts `count` lines after each line that has findings, so that these stand under their line. */
export function segments(count: number, findings: readonly Finding[]): Segment[] {
  const byLine = Map.groupBy(findings, (finding) => Math.min(finding.range.start.line, count));
  const cuts = [...byLine.keys()].sort((a, b) => a - b);
  const found: Segment[] = [];
  let from = 0;
  for (const line of cuts) {
    found.push({ from, to: line, findings: byLine.get(line) ?? [] });
    from = line;
  }
  if (from < count) found.push({ from, to: count, findings: [] });
  return found;
}

/** A message cut at its backquotes; odd pieces are code. */
export const messageParts = (message: string): { text: string; code: boolean }[] =>
  message.split('`').map((text, index) => ({ text, code: index % 2 === 1 }));
