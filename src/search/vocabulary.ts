/** Every word of the list: where it stands, what is like it, and what somebody meant who mistyped it. */
import type { List } from './list.ts';
import { distance, forgiven, stem, textWords } from './words.ts';

/** How much a word counts by the place where it stands. */
const PLACE = { title: 6, keys: 5, names: 3, text: 2 };
const SAME_STEM = 0.85;
const SAME_MEANING = 0.6;
const BEGINS = 0.6;
/** From here on a word belongs to the page's title or keys. */
export const OWN = PLACE.keys * SAME_STEM;
/** So many entries are read between two breaths. */
const AT_ONCE = 100;

export interface Vocabulary {
  /** Whether it stands on some page, or begins a word that does. */
  known(word: string): boolean;
  /** The nearest word that stands on some page; of two equally near the more frequent. */
  spell(word: string): string | undefined;
  /** Numbers of the entries a word leads to, and how much it counts there. */
  standing(word: string): Map<number, number>;
}

/** Reads the list, in steps between which the page can do other things. */
export function* vocabulary({ entries, same, words }: List): Generator<void, Vocabulary> {
  const places = new Map<string, Map<number, number>>();
  for (const [at, entry] of entries.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) yield;
    for (const place of ['text', 'names', 'keys', 'title'] as const) {
      const text = place === 'keys' ? entry.keys.join('\n') : entry[place];
      for (const word of textWords(text)) {
        const known = places.get(word);
        if (known) known.set(at, PLACE[place]);
        else places.set(word, new Map([[at, PLACE[place]]]));
      }
    }
  }
  yield;
  const sorted = [...places.keys()].sort();
  const stems = byStem(sorted);
  yield;
  const meanings = new Map(
    same.flatMap((group) => {
      const words = group.map((word) => word.toLowerCase());
      return words.map((word) => [word, words] as const);
    }),
  );
  const others = new Set([...words.split(' ').filter(Boolean), ...meanings.keys()]);
  const spelled = [...new Set([...sorted, ...others])].filter((word) => word.length > 3).sort();

  const known = (word: string): boolean =>
    places.has(word) ||
    others.has(word) ||
    stems.has(stem(word)) ||
    (word.length > 2 && beginning(spelled, word).length > 0);

  const frequency = (word: string) => places.get(word)?.size ?? 0;
  const nearest = new Map<string, string | undefined>();

  function spell(word: string): string | undefined {
    if (nearest.has(word)) return nearest.get(word);
    let best: string | undefined;
    let least = /\d/.test(word) ? 0 : forgiven(word.length);
    for (const candidate of least > 0 ? spelled : []) {
      // Hardly anybody mistypes a word's first letter, but two may be swapped.
      if (candidate[0] !== word[0] && candidate[0] !== word[1]) continue;
      const wrong = distance(word, candidate, least);
      if (wrong > least || (best && wrong === least && frequency(candidate) <= frequency(best))) continue;
      best = candidate;
      least = wrong;
    }
    nearest.set(word, best);
    return best;
  }

  function standing(word: string): Map<number, number> {
    const found = new Map<number, number>();
    const add = (of: string, share: number) => {
      for (const [at, weight] of places.get(of) ?? [])
        found.set(at, Math.max(found.get(at) ?? 0, weight * share));
    };
    if (word.length > 2) for (const longer of beginning(sorted, word)) add(longer, BEGINS);
    for (const like of meanings.get(word) ?? [])
      for (const related of stems.get(stem(like)) ?? []) add(related, SAME_MEANING);
    for (const related of stems.get(stem(word)) ?? []) add(related, SAME_STEM);
    add(word, 1);
    return found;
  }

  return { known, spell, standing };
}

function byStem(words: string[]): Map<string, string[]> {
  const stems = new Map<string, string[]>();
  for (const word of words) {
    const root = stem(word);
    const same = stems.get(root);
    if (same) same.push(word);
    else stems.set(root, [word]);
  }
  return stems;
}

/** The words of a sorted list that begin so. */
function beginning(sorted: string[], start: string): string[] {
  let from = 0;
  for (let high = sorted.length; from < high; ) {
    const middle = (from + high) >> 1;
    if (sorted[middle]! < start) from = middle + 1;
    else high = middle;
  }
  let to = from;
  while (sorted[to]?.startsWith(start)) to++;
  return sorted.slice(from, to);
}
