/** The passages of a runbook that hold for some versions of Istio only, read from its text. */
import { NEWEST_ISTIO } from '../analyzer/mesh/settings.ts';
import { type Range, rangeOf, rangeOfWords, stateOf } from './range.ts';

export interface Passage {
  /** What it is about, in a few words. */
  about: string;
  id: string;
  range: Range;
}

const TAG = /<(?:Versions|Output|WasTrue)\b[^>]*?\babout="([^"]*)"[^>]*>/g;
const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];

/** The anchor of a passage. */
export const idOf = (about: string): string =>
  about
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Every passage of the text that says what it is about, in order. */
export function passagesOf(text: string): Passage[] {
  return [...text.matchAll(TAG)].map(([tag, about = '']) => ({
    about,
    id: idOf(about),
    range:
      rangeOfWords(attribute(tag, 'versions') ?? '') ??
      rangeOf({ since: attribute(tag, 'since'), before: attribute(tag, 'before') }),
  }));
}

/** How many passages are something else to this version than to the newest, for which the page is written. */
export const differing = (passages: readonly Passage[], version: string): number =>
  passages.filter(({ range }) => stateOf(range, version) !== stateOf(range, NEWEST_ISTIO)).length;
