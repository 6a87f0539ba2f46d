import { structuredPatch } from 'diff';
import type { Edit, Fix, Source } from '../../analyzer/types.ts';

/** A text after the edits, whose offsets are all into the text before. */
export function applyEdits(text: string, edits: Edit[]): string {
  return inOrder(edits).reduceRight(
    (result, { start, end, text }) => result.slice(0, start) + text + result.slice(end),
    text,
  );
}

/** The edits that lead from the edited text back to `text`. */
export function invertEdits(text: string, edits: Edit[]): Edit[] {
  let shift = 0;
  return inOrder(edits).map((edit) => {
    const start = edit.start + shift;
    shift += edit.text.length - (edit.end - edit.start);
    return {
      source: edit.source,
      start,
      end: start + edit.text.length,
      text: text.slice(edit.start, edit.end),
    };
  });
}

const inOrder = (edits: Edit[]): Edit[] => edits.toSorted((a, b) => a.start - b.start || a.end - b.end);

/** The edits by the file they change. */
export const editsBySource = (edits: Edit[]): Map<string, Edit[]> =>
  Map.groupBy(edits, ({ source }) => source);

export interface DiffLine {
  kind: 'same' | 'removed' | 'added';
  /** Line number before (same, removed) or after (added) the fix. */
  line: number;
  text: string;
}

export interface Diff {
  source: string;
  hunks: DiffLine[][];
}

/** What a fix changes, file by file, with three lines around each change. */
export function diffOf(fix: Fix, sources: Source[]): Diff[] {
  return [...editsBySource(fix.edits)].flatMap(([name, edits]) => {
    const text = sources.find((source) => source.name === name)?.text;
    if (text === undefined) return [];
    const { hunks } = structuredPatch(name, name, text, applyEdits(text, edits), '', '', { context: 3 });
    return [
      {
        source: name,
        hunks: hunks.map(({ lines, oldStart, newStart }) => numbered(lines, oldStart, newStart)),
      },
    ];
  });
}

const kinds = { ' ': 'same', '-': 'removed', '+': 'added' } as const;

function numbered(lines: string[], before: number, after: number): DiffLine[] {
  return lines.flatMap((line) => {
    const kind = kinds[line[0] as keyof typeof kinds];
    if (!kind) return []; // "\ No newline at end of file"
    const number = kind === 'added' ? after : before;
    if (kind !== 'added') before++;
    if (kind !== 'removed') after++;
    return [{ kind, line: number, text: line.slice(1) }];
  });
}
