/** Text as the search compares it. Pure; the build, the page and the tests call it alike. */

/** Words that say nothing by themselves. */
const FILLER = new Set(
  (
    'a after also an and are as at be before but by can cannot come comes do does during for from get gets go goes going has have how i if in ' +
    'into is it its just my no not of on only or so still that the their then there they this through to use used uses using ' +
    'was were what when where which while why will with you your'
  ).split(' '),
);

/** `RBAC: access_denied` as `rbac access denied`: one blank between words, no case, no marks. */
export const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** What somebody typed, as words; filler only where there is nothing else. Long pastes count up to their 40th word. */
export function queryWords(query: string): string[] {
  const words = [...new Set(plain(query).split(' '))].filter(Boolean).slice(0, 40);
  const telling = words.filter((word) => !FILLER.has(word));
  return telling.length > 0 ? telling : words;
}

/** The words of a text of ours: `VirtualService` also as `virtual` and `service`, `multi-cluster` also in one. */
export function textWords(text: string): Set<string> {
  const words = new Set<string>();
  for (const piece of text.replaceAll(/['’]/g, '').split(/[^A-Za-z0-9-]+/)) {
    const parts = piece.split('-').filter(Boolean);
    if (parts.length === 2) words.add(parts.join('').toLowerCase());
    for (const part of parts) {
      words.add(part.toLowerCase());
      if (!/[a-z0-9][A-Z]|[A-Z]{2}[a-z]/.test(part)) continue;
      for (const hump of part.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+/g) ?? []) {
        if (hump.length > 1) words.add(hump.toLowerCase());
      }
    }
  }
  return words;
}

/** `injected`, `injection` and `injects` in one form, `retry` and `retries` in another. */
export function stem(word: string): string {
  if (word.length < 5 || /\d/.test(word)) return word;
  const cut = word.replace(/(?:ings?|ions?|ed|ers?|es|s|e)$/, '');
  return cut.length < 3 ? word : cut.replace(/([^aeiou])\1$/, '$1').replace(/y$/, 'i');
}

/**
 * How many letters were typed wrongly: missing, added, changed or swapped with their neighbour; `most + 1` as soon as
 * it is more than `most`.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let wrong = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) wrong = Math.min(wrong, before[j - 2]! + 1);
      row.push(wrong);
      if (wrong < least) least = wrong;
    }
    if (least > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** So many wrong letters are forgiven in a word of this length. */
export const forgiven = (length: number): number => (length < 4 ? 0 : length < 8 ? 1 : 2);
