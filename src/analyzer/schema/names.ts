/** Characters that nobody sees, as web pages and chat programs put them into copied text. */
const INVISIBLE = /[\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060\ufeff]/gu;

/** The text without invisible characters. */
export const visible = (text: string): string => text.replace(INVISIBLE, '');

/** "U+200B" of the first invisible character; undefined without one. */
export function invisibleCharacter(text: string): string | undefined {
  const found = text.match(INVISIBLE)?.[0];
  return found && `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
}

const plain = (name: string) => name.toLowerCase().replace(/[-_\s]/g, '');

/** Number of letters to add, drop, change or swap to get from one word to the other; gives up beyond `limit`. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, before[j - 2]! + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length]!;
}

/**
 * The candidate a writer most likely meant: the same word in other case or with other separators, else the nearest
 * within a third of its letters. Undefined when none is near or two are equally near.
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const wanted = plain(visible(written));
  const limit = Math.min(3, Math.floor(wanted.length / 3));
  let best: string | undefined;
  let least = limit + 1;
  let tied = false;
  for (const candidate of candidates) {
    const word = plain(candidate);
    if (word === wanted) return candidate;
    if (`${word}s` === wanted || word === `${wanted}s`) {
      best = candidate;
      least = 0;
      tied = false;
      continue;
    }
    const steps = distance(wanted, word, limit);
    if (steps < least) {
      best = candidate;
      least = steps;
      tied = false;
    } else if (steps === least) tied = true;
  }
  return least <= limit && !tied ? best : undefined;
}

/** "`a`, `b` or `c`". */
export function oneOf(words: readonly string[]): string {
  const quoted = words.map((word) => `\`${word}\``);
  const last = quoted.pop() ?? '';
  return quoted.length ? `${quoted.join(', ')} or ${last}` : last;
}
