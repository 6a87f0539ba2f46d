/** Random walks through a wizard. */
import fc from 'fast-check';
import type { Action } from './model.ts';

export const STEPS = 200;

const weights = {
  answer: 8,
  change: 3,
  back: 3,
  forward: 2,
  reload: 1,
  open: 1,
  damaged: 1,
} satisfies Record<Action['want'], number>;

const want = fc.oneof(
  ...Object.entries(weights).map(([value, weight]) => ({
    arbitrary: fc.constant(value as Action['want']),
    weight,
  })),
);

/** Two hundred things to do. */
export const walkOf = fc.array(fc.record({ want, n: fc.nat() }), { minLength: STEPS, maxLength: STEPS });
