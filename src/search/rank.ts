/** Finds pages by their names: exact strings first, then by words, with typing mistakes put right. */
import { LONG_NAMES } from '../signals/flags.ts';
import type { Entry, Kind, List } from './list.ts';
import { OWN, type Vocabulary, vocabulary } from './vocabulary.ts';
import { plain, queryWords } from './words.ts';

export interface Ranked {
  entry: Entry;
  score: number;
  /** All words of the query stand in its title or its keys, or a whole key stands in the query. */
  sure: boolean;
}

export interface Ranking {
  ranked: Ranked[];
  /** The query as it was understood, where that is not as it was typed. */
  corrected?: string;
  /** The words that tell most, in the order typed: for the full text. */
  telling: string[];
}

export interface Ranker {
  /** @param literal take every word as it was typed */
  rank(query: string, literal?: boolean): Ranking;
}

/** The same words in a runbook help more than on a code's page. */
const KIND: Record<Kind, number> = { runbook: 1.15, wizard: 1.02, signal: 1.05, rule: 0.95, other: 0.9 };
/** Words handed to the full text, where a name surely fits and where none does: each may cost a part of its index. */
const TELLING = { sure: 2, unsure: 3 };
/** A longer query is a pasted line, with names of its own. */
const LINE = 7;
/** On about so many pages stands a word that is nobody’s name. */
const ELSEWHERE = 20;
/** A page that has less of the query than this is no result. */
const ENOUGH = 0.45;
const ENOUGH_OF_A_LINE = 0.25;
/** What a name counts that is the query, and from where on it is there for certain. */
const EXACT = 400;
const CERTAIN = 60;

/** Reads the list at once. */
export function ranker(list: List): Ranker {
  const steps = ranking(list);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Reads the list in steps, between which the page can do other things. */
export function* ranking(list: List): Generator<void, Ranker> {
  const words = yield* vocabulary(list);
  yield;
  const named = namesOf(list.entries);
  const marked = marksOf(list.entries);

  function rank(query: string, literal = false): Ranking {
    const typed = queryWords(query);
    const asTyped = literal || typed.length >= LINE;
    const right = asTyped
      ? typed
      : typed.map((word) => (words.known(word) ? word : (words.spell(word) ?? word)));
    const changed = right.some((word, index) => word !== typed[index]);
    const asked = changed ? replaceWords(plain(query), typed, right) : plain(query);

    const sums = sumUp([...new Set(right)], words, list.entries.length);
    const names = named(asked, query);
    for (const [at, points] of marked(query)) names.set(at, points);
    const enough = right.length >= LINE ? ENOUGH_OF_A_LINE : ENOUGH;
    const ranked = [...new Set([...sums.pages.keys(), ...names.keys()])].flatMap((at): Ranked[] => {
      const entry = list.entries[at]!;
      const { score, rare, own } = sums.pages.get(at) ?? { score: 0, rare: 0, own: 0 };
      const covered = sums.all > 0 ? rare / sums.all : 0;
      const name = names.get(at) ?? 0;
      if (covered < enough && name < CERTAIN) return [];
      const sure = (sums.all > 0 && own > 0.99 * sums.all) || name >= CERTAIN;
      return [{ entry, score: (score * covered ** 1.5 + name) * KIND[entry.kind], sure }];
    });
    ranked.sort((a, b) => b.score - a.score || a.entry.title.length - b.entry.title.length);
    const most = ranked[0]?.sure ? TELLING.sure : TELLING.unsure;
    const telling = right.filter((word) => sums.rarest.slice(0, most).includes(word));
    return { ranked, telling: [...new Set(telling)], ...(changed ? { corrected: asked } : {}) };
  }

  return { rank };
}

interface Sum {
  score: number;
  /** How much of the query's rarity the page has at all, and in its title and keys. */
  rare: number;
  own: number;
}

/** What the words of a query say of each page; a rare word says more. */
function sumUp(query: string[], { known, standing }: Vocabulary, entries: number) {
  const pages = new Map<number, Sum>();
  const rarity = new Map<string, number>();
  let all = 0;
  for (const word of query) {
    const found = standing(word);
    const isKnown = known(word);
    // A plain word that stands on no page is a name of theirs: nothing can have it.
    if (!isKnown && /^[a-z]{4,}$/.test(word)) continue;
    const rare = Math.log(1 + entries / (found.size || (isKnown ? ELSEWHERE : 8)));
    rarity.set(word, rare);
    if (found.size > 0 || isKnown) all += rare;
    for (const [at, weight] of found) {
      const sum = pages.get(at) ?? { score: 0, rare: 0, own: 0 };
      sum.score += weight * rare;
      sum.rare += rare;
      if (weight >= OWN) sum.own += rare;
      pages.set(at, sum);
    }
  }
  return { pages, all, rarest: [...rarity.keys()].sort((a, b) => rarity.get(b)! - rarity.get(a)!) };
}

/** How much each page's titles, keys and patterns are in a query, or it in them. */
function namesOf(entries: Entry[]) {
  const phrases = entries.flatMap(({ title, keys }, at) => [
    { at, phrase: plain(title), share: 0.9 },
    ...keys.map((key) => ({ at, phrase: plain(key), share: 1 })),
  ]);
  const patterns = entries.flatMap(({ patterns = [] }, at) =>
    patterns.map((pattern) => ({ at, regex: new RegExp(pattern, 'i') })),
  );
  return (asked: string, query: string): Map<number, number> => {
    const found = new Map<number, number>();
    const add = (at: number, points: number) => {
      if (points > (found.get(at) ?? 0)) found.set(at, points);
    };
    for (const { at, phrase, share } of phrases) add(at, share * likeness(asked, phrase));
    for (const { at, regex } of patterns) {
      const shown = regex.exec(query)?.[0];
      if (shown) add(at, likeness(plain(query), plain(shown)));
    }
    return found;
  };
}

/** How much of a name is in a query, or of a query in a name; both plain. */
function likeness(query: string, name: string): number {
  if (!query || !name) return 0;
  if (query === name) return EXACT;
  const [shorter, longer] = query.length < name.length ? [query, name] : [name, query];
  if (shorter.length < 5) return 0;
  const share = shorter.length / longer.length;
  const severalWords = shorter.includes(' ');
  // A whole name of several words is not in a line by chance; of one word it may be.
  if (shorter === name) {
    if (!` ${query} `.includes(` ${name} `)) return 0;
    return (severalWords ? CERTAIN + shorter.length : 0) + 120 * share;
  }
  return ` ${name}`.includes(` ${query}`) ? (severalWords ? 40 : 0) + 100 * share : 0;
}

/** Words that go with a flag and say nothing beside it. */
const AROUND_FLAGS = new Set('http https grpc response status flag flags code error envoy istio'.split(' '));

/** Codes anywhere in a query, and flags where nothing but a status stands beside them: their own pages. */
function marksOf(entries: Entry[]) {
  const at = new Map(entries.map(({ href }, index) => [href, index]));
  const flags = new Map(
    Object.entries(LONG_NAMES).flatMap(([flag, long]) =>
      [flag, long].map((name) => [name.toLowerCase(), at.get(`/signals/${flag.toLowerCase()}/`)] as const),
    ),
  );
  return (query: string): Map<number, number> => {
    const found = new Map<number, number>();
    const add = (page: number | undefined) => {
      if (page !== undefined) found.set(page, 2 * EXACT - found.size);
    };
    for (const [, where, number] of query.toLowerCase().matchAll(/\b(ist|kia)[\s-]?(\d{4})\b/g)) {
      add(at.get(`/rules/${where}${number}/`));
    }
    const rest = plain(query)
      .split(' ')
      .filter((word) => !/^(?:0|[1-5]\d\d)$/.test(word) && !AROUND_FLAGS.has(word));
    if (rest.length <= 3 && rest.every((word) => flags.get(word) !== undefined))
      for (const flag of rest) add(flags.get(flag));
    return found;
  };
}

function replaceWords(text: string, from: string[], to: string[]): string {
  const right = new Map(from.map((word, index) => [word, to[index]!]));
  return text
    .split(' ')
    .map((word) => right.get(word) ?? word)
    .join(' ');
}
