import { expect, test } from 'vitest';
import { families, signalOf } from '../../src/signals/index.ts';
import { marksOf } from '../../src/signals/marks.ts';

test('a flag is a mark with its long name where it alone makes the signal', () => {
  expect(marksOf(signalOf('uh')!)).toEqual([
    'UH',
    'NoHealthyUpstream',
    'no_healthy_upstream',
    'no healthy upstream',
  ]);
  expect(marksOf(signalOf('app-refused')!)).not.toContain('UF');
});

test('no mark is empty or comes twice', () => {
  for (const signal of families.flatMap(({ signals }) => signals)) {
    const marks = marksOf(signal);
    expect(marks, signal.id).not.toContain('');
    expect(new Set(marks).size, signal.id).toBe(marks.length);
  }
});
