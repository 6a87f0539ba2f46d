import { LONG_NAMES } from './flags.ts';
import type { Match, Signal } from './schema.ts';

/** The strings by which one sees a signal, each once: flags with their long names, details, texts, codes. */
export const marksOf = (signal: Signal): string[] => [...new Set(signal.match.flatMap(marksIn))];

/** A flag is listed where it alone makes the signal, so that a search for it leads to its own page first. */
function marksIn(match: Match): string[] {
  const { text, flag, details, code, reset, tlsError, cluster, route, shape: _, ...rest } = match;
  const alone =
    flag && !text && !details && !reset && !tlsError && !cluster && Object.keys(rest).length === 0;
  const flags = alone ? [flag, LONG_NAMES[flag]] : [];
  const marks = [...flags, details, text, code, reset, tlsError, cluster, route];
  return marks.flatMap((mark) => (mark ? [mark] : []));
}
