import type { Finding } from '../analyzer/types.ts';
import { redact, type Secret } from './redact.ts';

/** The document of a text in which a finding stands, with its secrets masked. */
export function findingExcerpt(
  text: string,
  { range }: Pick<Finding, 'range'>,
  secrets: readonly Secret[],
): string {
  // Masking keeps the lines, so the finding's line is the same in the masked text.
  const lines = redact(text, secrets).split('\n');
  const isEnd = (line: string) => /^---(?:\s|$)/.test(line);
  const at = Math.min(range.start.line, lines.length) - 1;
  let from = at;
  while (from > 0 && !isEnd(lines[from - 1]!)) from--;
  let to = at + 1;
  while (to < lines.length && !isEnd(lines[to]!)) to++;
  return lines.slice(from, to).join('\n');
}
