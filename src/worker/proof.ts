import type { Edit, Finding, Source } from '../analyzer/types.ts';
import { compare } from './compare.ts';
import type { Candidate, Proof, Refusal } from './protocol.ts';

/** The findings of texts. */
export type Check = (sources: Source[]) => Promise<Finding[]> | Finding[];

/**
 * Tries fixes on the texts: those are proven that, applied together, take their findings away and bring no new one.
 * All at once first; where that fails, halves of them, down to the single fix that is to blame.
 */
export async function prove(sources: Source[], candidates: Candidate[], check: Check): Promise<Proof> {
  const before = await check(sources);
  const refused: Refusal[] = [];
  let accepted: Candidate[] = [];

  const apart = candidates.filter((candidate, index) => {
    const clashes = candidates.slice(0, index).some((earlier) => overlap(earlier.edits, candidate.edits));
    if (clashes) refused.push({ key: candidate.key, why: 'overlaps' });
    return !clashes;
  });

  async function take(group: Candidate[]): Promise<void> {
    if (group.length === 0) return;
    const together = [...accepted, ...group];
    const fault = faultOf(before, await check(applied(sources, together)), together);
    if (!fault) {
      accepted = together;
    } else if (group.length === 1) {
      refused.push({ key: group[0]!.key, ...fault });
    } else {
      const middle = group.length >> 1;
      await take(group.slice(0, middle));
      await take(group.slice(middle));
    }
  }

  await take(apart);
  return { proven: accepted.map(({ key }) => key), refused };
}

function faultOf(before: Finding[], after: Finding[], fixes: Candidate[]): Omit<Refusal, 'key'> | undefined {
  const { introduced } = compare(before, after, true);
  if (introduced.length > 0) return { why: 'new', message: introduced[0]!.message };
  const count = (findings: Finding[], rule: string) =>
    findings.filter((finding) => finding.rule === rule).length;
  for (const [rule, group] of Map.groupBy(fixes, (fix) => fix.rule)) {
    if (count(before, rule) - count(after, rule) < group.length) return { why: 'stays' };
  }
  return undefined;
}

/** Two insertions at one place overlap as well: which of them comes first would be chance. */
function overlap(some: Edit[], others: Edit[]): boolean {
  return some.some((a) =>
    others.some(
      (b) => a.source === b.source && (a.start === b.start || (a.start < b.end && b.start < a.end)),
    ),
  );
}

/** The texts after all these fixes, whose offsets are into the texts before. */
function applied(sources: Source[], fixes: Candidate[]): Source[] {
  const edits = fixes.flatMap((fix) => fix.edits);
  return sources.map(({ name, text }) => {
    const own = edits
      .filter(({ source }) => source === name)
      .sort((a, b) => b.start - a.start || b.end - a.end);
    return {
      name,
      text: own.reduce(
        (result, { start, end, text }) => result.slice(0, start) + text + result.slice(end),
        text,
      ),
    };
  });
}
