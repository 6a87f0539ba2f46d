/** What `/search.json` holds: every page that can be found, by the names people know it by. */

export type Kind = 'runbook' | 'rule' | 'wizard' | 'signal' | 'other';

export interface Entry {
  /** From the site's own root, also where the site is served under a base path. */
  href: string;
  kind: Kind;
  title: string;
  /** One sentence. */
  text: string;
  /** Exact strings and names: what a terminal prints, a code, an alert, other words for the same. */
  keys: string[];
  /** Names that the page is much about, and words that lead to it. */
  names: string;
  /** Regular expressions, without case, of what is pasted rather than typed. */
  patterns?: string[];
}

export interface List {
  entries: Entry[];
  /** Words that are taken for each other. */
  same: string[][];
  /** Every other word of these pages: it is spelled rightly, and only the full text knows where it stands. */
  words: string;
}
