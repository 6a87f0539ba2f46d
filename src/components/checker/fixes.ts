import { structuredPatch } from 'diff';
import type { Edit, Fix, Source } from '../../analyzer/types.ts';
import type { Refusal } from '../../worker/protocol.ts';
import type { KeyedFinding } from './findings.ts';

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

/** What edits change, file by file, with three lines around each change. */
export function diffOf(edits: Edit[], sources: Source[]): Diff[] {
  return [...editsBySource(edits)].flatMap(([name, edits]) => {
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

interface Choice {
  finding: KeyedFinding;
  fix: Fix;
}

/** The first safe fix of each finding that has one. */
export const safeFixes = (findings: KeyedFinding[]): Choice[] =>
  findings.flatMap((finding) => {
    const fix = finding.fixes.find(({ safety }) => safety === 'safe');
    return fix ? [{ finding, fix }] : [];
  });

/** The fix at the same place in each finding of one finding's rule, as safe as the one at hand. */
export function fixesOfRule(
  findings: KeyedFinding[],
  { rule, fixes }: KeyedFinding,
  index: number,
): Choice[] {
  return findings.flatMap((finding) => {
    const fix = finding.rule === rule ? finding.fixes[index] : undefined;
    return fix && fix.safety === fixes[index]?.safety ? [{ finding, fix }] : [];
  });
}

/** Why a fix is not offered, in a sentence. */
export function refusalText({ why, message }: Refusal): string {
  if (why === 'stays') return 'Tried on your text, its finding stays.';
  if (why === 'overlaps') return 'It changes the same place as another of these fixes: apply it after them.';
  if (why === 'failed') return 'The trial on your text stopped before its end.';
  return `Tried on your text, it brings a new finding: ${message ?? ''}`;
}
