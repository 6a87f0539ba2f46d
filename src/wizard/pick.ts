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

interface Scored extends Picked {
  score: number;
  /** Share of the words that only this answer's output has which the paste has too. */
  share: number;
  /** How telling those words are: a mark alone, or two plain words. */
  weight: number;
}

/** The answer that fits clearly best; undefined when none does, or when two fit alike. */
export function pick(answers: readonly Choice[], text: string, read: Reader): Picked | undefined {
  const shown = answers.filter((answer) => answer.shows);
  const same = shown.filter((answer) => squeeze(answer.shows!) === squeeze(text));
  if (same.length === 1) return { id: same[0]!.id, because: [squeeze(text).slice(0, 60)] };

  const scored = scoreAll(shown, text, read).sort((a, b) => b.score - a.score || b.share - a.share);
  const [first, second] = scored;
  if (!first || first.because.length === 0) return undefined;
  const { id, because } = first;
  if (first.score >= ENOUGH && (!second || first.score - second.score >= MARGIN)) return { id, because };
  const others = Math.max(0, ...scored.slice(1).map((other) => other.share));
  if (first.share >= 0.6 && others <= 0.2 && first.weight >= 2 && first.score > 0) return { id, because };
  return undefined;
}

function scoreAll(shown: readonly Choice[], text: string, read: Reader): Scored[] {
  const fields = fieldsOf(read, text);
  const words = wordsOf(text);
  const lists = shown.map((answer) => wordsOf(`${answer.shows} ${codeIn(answer.is)}`));
  return shown.map((answer, i) => {
    const own = [...lists[i]!].filter((word) => lists.every((list, j) => j === i || !list.has(word)));
    const found = own.filter((word) => words.has(word));
    const because: string[] = [];
    let score = 0;
    const theirs = fieldsOf(read, answer.shows!);
    for (const [key, weight] of Object.entries(WEIGHTS)) {
      const [a, b] = [fields[key], theirs[key]];
      if (a === undefined || b === undefined) continue;
      const same = agree(a, b);
      score += same ? weight : -weight;
      if (same && key !== 'tcp' && key !== 'ok' && differs(shown, read, key)) because.push(String(a));
    }
    let weight = 0;
    for (const word of found) weight += isMark(word) ? 2 : 1;
    for (const word of found) score += isMark(word) ? 2 : 0.5;
    because.push(...found);
    return {
      id: answer.id,
      score,
      share: own.length > 0 ? found.length / own.length : 0,
      weight,
      because: [...new Set(because)].filter(Boolean).slice(0, 3),
    };
  });
}

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

const fieldsOf = (read: Reader, text: string): Record<string, unknown> => ({ ...read(text)[0]?.fields });

const agree = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b)
    ? (a.length === 0 && b.length === 0) || a.some((item) => b.includes(item))
    : a === b;

/** Whether the answers say different things about a field; only then can it be the reason. */
const differs = (answers: readonly Choice[], read: Reader, key: string): boolean =>
  new Set(answers.map((answer) => JSON.stringify(fieldsOf(read, answer.shows!)[key]))).size > 1;

const codeIn = (text: string): string => [...text.matchAll(/`([^`]+)`/g)].map((m) => m[1]).join(' ');

/** Words that can tell outputs apart: no numbers, addresses or ages of one cluster, but statuses and listen addresses. */
function wordsOf(text: string): Set<string> {
  const words = text
    .split(/[\s"'`,;|()…=<>{}]+/)
    .map((word) =>
      word
        .replace(/^(127\.0\.0\.1|0\.0\.0\.0|\[::1?\]|\*|::1?):\d+$/, '$1')
        .replace(/^[.:]+(?=\w)|[.:]+$/g, ''),
    )
    .map((word) => word.replace(/^240\.240\.\d+\.\d+(:\d+)?$/, '240.240'));
  return new Set(
    words.filter(
      (word) =>
        !COMMON.test(word) &&
        (isMark(word) || (word.length > 1 && /[a-z]/i.test(word) && !/^\d+(s|m|h|d|ms)/.test(word))),
    ),
  );
}

/** Methods and column titles stand in every output of their kind. */
const COMMON =
  /^(GET|POST|PUT|OK|NAME|NAMESPACE|STATUS|READY|AGE|RESTARTS|TYPE|PORT|PORTS|HOSTS|GATEWAYS|CLUSTER|ENDPOINT|OUTLIER|CHECK|VERSION|REVISION|ADDRESS|ADDRESSES|DESTINATION|DIRECTION|SUBSET|MATCH|DOMAINS|VHOST|SERVICE|VIRTUAL|RULE)$/;

const MARKS = [
  /^[A-Z][A-Z_]+$/,
  /_/,
  /^[A-Z][a-z]+[A-Z]/,
  /^(IST|KIA)\d/,
  /^(true|false|Always|Cluster|Route|Match|STALE)$/,
  /^(127\.0\.0\.1|0\.0\.0\.0|\[::1?\]|240\.240)$/,
  /^HTTP\/[\d.]+$/,
  /^[1-5]\d\d$/,
];

/** Words that programs print rather than people write: `UNHEALTHY`, `route_not_found`, `Always`, `503`. */
const isMark = (word: string): boolean => MARKS.some((mark) => mark.test(word));
