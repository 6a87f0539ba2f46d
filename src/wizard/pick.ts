/** Picks the answer that a pasted output belongs to, or none when it could be several. */

export interface Choice {
  id: string;
  is: string;
  shows?: string | undefined;
}

export interface Picked {
  id: string;
  /** The words of the paste that decided. */
  because: string[];
}

/** What `recognise` reads from a text; only the fields are looked at. */
export type Reader = (text: string) => { fields: object }[];

/** How much each field says when both sides have it. */
const WEIGHTS: Record<string, number> = {
  flags: 3,
  details: 3,
  errno: 3,
  tlsError: 3,
  codes: 3,
  stale: 3,
  rejected: 3,
  code: 2,
  direction: 2,
  route: 1,
  tcp: 1,
  ok: 1,
};
const ENOUGH = 2;
const MARGIN = 1.5;

/** The answer that fits clearly best; undefined when none does, or when two fit alike. */
export function pick(answers: readonly Choice[], text: string, read: Reader): Picked | undefined {
  const shown = answers.filter((answer) => answer.shows);
  const pasted = { fields: fieldsOf(read, text), words: wordsOf(text) };
  const wordLists = shown.map((answer) => wordsOf(`${answer.shows} ${codeIn(answer.is)}`));
  const scored = shown.map((answer, i) => {
    const own = [...wordLists[i]!].filter((word) => wordLists.every((list, j) => j === i || !list.has(word)));
    const because: string[] = [];
    let score = 0;
    const theirs = fieldsOf(read, answer.shows!);
    for (const [key, weight] of Object.entries(WEIGHTS)) {
      const [a, b] = [pasted.fields[key], theirs[key]];
      if (a === undefined || b === undefined) continue;
      const same = agree(a, b);
      score += same ? weight : -weight;
      if (same && differs(shown, read, key) && key !== 'tcp' && key !== 'ok') because.push(String(a));
    }
    for (const word of own) {
      if (!pasted.words.has(word)) continue;
      score += isMark(word) ? 2 : 0.5;
      because.push(word);
    }
    return { id: answer.id, score, because: [...new Set(because)].filter(Boolean).slice(0, 3) };
  });
  scored.sort((a, b) => b.score - a.score);
  const [first, second] = scored;
  if (!first || first.because.length === 0 || first.score < ENOUGH) return undefined;
  if (second && first.score - second.score < MARGIN) return undefined;
  return { id: first.id, because: first.because };
}

const fieldsOf = (read: Reader, text: string): Record<string, unknown> => ({ ...read(text)[0]?.fields });

const agree = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? (a.length === 0 && b.length === 0) || a.some((item) => b.includes(item))
    : a === b;

/** Whether the answers say different things about a field; only then can it be the reason. */
const differs = (answers: readonly Choice[], read: Reader, key: string): boolean =>
  new Set(answers.map((answer) => JSON.stringify(fieldsOf(read, answer.shows!)[key]))).size > 1;

const codeIn = (text: string): string => [...text.matchAll(/`([^`]+)`/g)].map((m) => m[1]).join(' ');

/** Words that can tell outputs apart: no numbers alone, addresses, ages or punctuation. */
function wordsOf(text: string): Set<string> {
  const words = text.split(/[\s"'`,;|()[\]{}…=<>]+/).map((word) => word.replace(/^[.:]+|[.:]+$/g, ''));
  return new Set(
    words.filter((word) => word.length > 1 && /[a-z]/i.test(word) && !/^\d+(s|m|h|d|ms)$/.test(word)),
  );
}

/** Words that programs print rather than people write: `UNHEALTHY`, `route_not_found`, `Always`. */
const isMark = (word: string): boolean =>
  /^[A-Z][A-Z_]+$/.test(word) ||
  /_/.test(word) ||
  /^[A-Z][a-z]+[A-Z]/.test(word) ||
  /^(IST|KIA)\d/.test(word) ||
  /^(true|false|Always|Cluster|Route)$/.test(word);
