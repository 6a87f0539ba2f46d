import type { Edit, Options, Report, Source } from '../analyzer/types.ts';
import type { Asides } from './aside.ts';

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

/** One fix of one finding, to be tried before it is offered. */
export interface Candidate {
  /** Key of its finding. */
  key: string;
  rule: string;
  edits: Edit[];
}

/** Asks which of the fixes hold, all applied to the same texts. */
export interface ProofQuestion extends Question {
  prove: Candidate[];
}

/** Why a fix is not offered. */
export interface Refusal {
  key: string;
  /**
   * `stays`: its finding is still there. `new`: another comes. `overlaps`: it changes what an earlier fix changes.
   * `failed`: the trial stopped before its end.
   */
  why: 'stays' | 'new' | 'overlaps' | 'failed';
  /** The finding that would come. */
  message?: string;
}

/** The fixes that hold when they are applied together, and those that don't. */
export interface Proof {
  proven: string[];
  refused: Refusal[];
}

/** Asks for something beside the analysis; it doesn't count as newer text. */
export interface AsideQuestion extends Question {
  aside: keyof Asides;
}

export type AsideAnswer = { id: number; aside: Asides[keyof Asides] } | { id: number; error: string };

export type ProofAnswer = { id: number; proof: Proof } | { id: number; error: string };
