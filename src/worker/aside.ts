import type { Memo } from '../analyzer/index.ts';
import type { Options, Source } from '../analyzer/types.ts';
import { type Graph, picture } from '../picture/index.ts';
import { findSecrets, type Secret } from '../report/redact.ts';

/** What the worker can be asked for beside an analysis, and what it answers. */
export interface Asides {
  /** Secrets of each source, in the order of the sources. */
  secrets: Secret[][];
  picture: Graph;
}

/** Reads texts for one of the asides. Pure, but for the memo. */
export function readAside(
  aside: keyof Asides,
  sources: readonly Source[],
  options: Options,
  memo?: Memo,
): Asides[keyof Asides] {
  if (aside === 'secrets') return sources.map(({ text }) => findSecrets(text));
  return picture(sources, options, memo);
}
