import { expect, test } from 'vitest';
import type { Finding } from '../../src/analyzer/index.ts';
import { messageParts, segments } from '../../src/components/example/segments.ts';

const at = (line: number) => ({ range: { start: { line, column: 1 }, end: { line, column: 2 } } }) as Finding;

test('lines are cut after each line with findings', () => {
  const a = at(2);
  const b = at(2);
  const c = at(5);
  expect(segments(5, [c, a, b])).toEqual([
    { from: 0, to: 2, findings: [a, b] },
    { from: 2, to: 5, findings: [c] },
  ]);
  expect(segments(3, [a])).toEqual([
    { from: 0, to: 2, findings: [a] },
    { from: 2, to: 3, findings: [] },
  ]);
  expect(segments(2, [])).toEqual([{ from: 0, to: 2, findings: [] }]);
});

test('a finding after the last line stands under the last line', () => {
  const end = at(9);
  expect(segments(4, [end])).toEqual([{ from: 0, to: 4, findings: [end] }]);
});

test('backquotes mark code', () => {
  expect(messageParts('`a` of b')).toEqual([
    { text: '', code: false },
    { text: 'a', code: true },
    { text: ' of b', code: false },
  ]);
});
