import type { Options, Report, Source } from '../analyzer/types.ts';

/** One analysis asked of the worker. */
export interface Question {
  id: number;
  sources: Source[];
  options: Options;
}

/** What the worker says to the question of the same `id`. */
export type Answer = { id: number; report: Report; rules: RuleCount } | { id: number; error: string };

/** How many rules look at the kinds that were read, and how many of them had to be left out. */
export interface RuleCount {
  ran: number;
  skipped: number;
}
