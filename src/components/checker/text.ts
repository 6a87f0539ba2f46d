import type { Position, Range } from '../../analyzer/types.ts';

/** The text with the line ends that a textarea and the editor keep: `\n` alone. */
export const normalise = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replace(/^\uFEFF/, '');

/** Offset of a 1-based position, held within the line and the text. */
export function offsetAt(text: string, { line, column }: Position): number {
  let start = 0;
  for (let at = 1; at < line; at++) {
    const end = text.indexOf('\n', start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return Math.min(start + Math.max(0, column - 1), end < 0 ? text.length : end);
}

/** The last line that a range touches: its end is exclusive. */
export const lastLine = ({ start, end }: Range): number =>
  end.column === 1 && end.line > start.line ? end.line - 1 : end.line;

/** Offsets of the whole lines that a range touches, without the last line's end. */
export const linesAt = (text: string, range: Range): { from: number; to: number } => ({
  from: offsetAt(text, { line: range.start.line, column: 1 }),
  to: offsetAt(text, { line: lastLine(range), column: Number.MAX_SAFE_INTEGER }),
});

/** A message cut at its `code` spans. */
export function spans(message: string): { text: string; code: boolean }[] {
  return message
    .split('`')
    .map((text, index, all) => ({ text, code: index % 2 === 1 && index < all.length - 1 }))
    .filter(({ text }) => text !== '');
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
