import { z } from 'astro/zod';

/** Ids are kebab-case: they stand in URLs and query strings. */
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case');

const answer = z.strictObject({
  id,
  /** The answer in the reader's words; may hold `code`. */
  is: z.string(),
  /** What the terminal prints in this case; `…` stands for what is left out. */
  shows: z.string().optional(),
  /** Id of the question or outcome that follows. */
  to: id,
});

const question = z.strictObject({
  ask: z.string(),
  why: z.string(),
  run: z.string().optional(),
  answers: z.array(answer).min(2),
});

const step = z.strictObject({
  say: z.string(),
  run: z.string().optional(),
  /** A command or a sentence that takes `run` back. */
  undo: z.string().optional(),
  /** `<runbook>#<heading>` */
  see: z.string().optional(),
});

const outcome = z.strictObject({
  title: z.string(),
  why: z.string(),
  mitigate: step,
  fix: step,
  verify: step,
  rollback: step,
  escalate: step,
});

/** Shape of content/wizards/<topic>.yaml. What shape cannot say is proved by `prove` in index.ts. */
export const wizardSchema = z.strictObject({
  title: z.string(),
  description: z.string(),
  runbook: id,
  start: id,
  questions: z.record(id, question),
  outcomes: z.record(id, outcome),
});

export type Tree = z.infer<typeof wizardSchema>;
export type Question = z.infer<typeof question>;
export type Answer = z.infer<typeof answer>;
export type Outcome = z.infer<typeof outcome>;
export type Step = z.infer<typeof step>;
