import type { Mesh } from './mesh/index.ts';
import type { Parsed } from './parse/index.ts';
import type { Place } from './parse/resource.ts';
import type { Certainty, Fix, Range, Severity } from './types.ts';

/** What a rule says about one place. The engine adds the range, the evidence and the suppression. */
export interface Hit {
  /** The node at fault. Where it does not exist, the nearest parent that does is shown. */
  at: Place;
  /** What is wrong and what it does to traffic, in one or two sentences; `code` in backquotes. */
  message: string;
  related?: { at: Place; message: string }[];
  fixes?: (Fix | undefined)[];
  /** The rule's own unless given. */
  severity?: Severity;
  /** The rule's own unless given: the peers' codes for this very finding. */
  aliases?: string[];
  /** Overrides the engine's verdict: `certain` where the paste alone is proof, `likely` where it can't be. */
  certainty?: Certainty;
  /** Kinds whose absence makes this hit unprovable; the rule's own unless given. */
  needs?: string[];
  /** The needed kinds only count when the paste holds one in this namespace. */
  inNamespace?: string;
  /** False: nothing of the needed kinds is there to compare with, which even a paste called complete does not make up for. */
  comparable?: boolean;
}

/** A fault of the text, which has a range but no node. */
export interface TextHit {
  source: string;
  range: Range;
  resource?: import('./parse/resource.ts').Resource;
  message: string;
  severity?: Severity;
  fixes?: (Fix | undefined)[];
}

export interface Reporter {
  (hit: Hit): void;
  text(hit: TextHit): void;
}

export interface Rule {
  /** kebab-case: the fault, not the kind of check. Names the rule's file, page, test and URL. */
  name: string;
  /** The peers' codes that findings of this rule correspond to. */
  aliases: readonly string[];
  severity: Severity;
  /** One line for tables. */
  summary: string;
  /** Kinds it looks at; `*` for any. Without one of them in the paste the rule does not run. */
  reads: readonly string[];
  /**
   * Kinds that prove or refute a hit. None of them in the paste: hits become one "not checked" line.
   * Some of them: hits are likely, unless the paste is complete or the hit says otherwise.
   */
  needs: readonly string[];
  /** Whether findings can carry a fix. */
  fixable: boolean;
  check(mesh: Mesh, report: Reporter, parsed: Parsed): void;
}

/** Checks a rule's shape at compile time; gives it back as it is. */
export function defineRule(rule: Rule): Rule {
  return rule;
}
