import fc from 'fast-check';
import { expect, test } from 'vitest';
import { withoutRepeats, withRepeats } from '../../src/offline/repeats.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const back = (given: Uint8Array) => withRepeats(withoutRepeats(given));
const page = Array.from({ length: 400 }, (_, at) => `<p class="line-${at}">`).join('');

test.each([
  ['nothing', ''],
  ['less than a repeat', 'abc'],
  ['the same byte all over', 'a'.repeat(5_000)],
  ['a repeat that reaches into itself', `x${'0123456789'.repeat(1_000)}y`],
  ['pages with the same frame', `${page}one${page}two${page}`],
  ['a repeat at the very end', `${page}|${page}`],
])('%s comes back', (_, text) => {
  expect(new TextDecoder().decode(back(bytes(text)))).toBe(text);
});

test('whatever is made of a few parts comes back', () => {
  const part = fc.uint8Array({ minLength: 1, maxLength: 300 });
  const parts = fc.array(part, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(parts, fc.array(fc.nat(), { maxLength: 60 }), (parts, picks) => {
      const given = new Uint8Array(picks.flatMap((pick) => [...parts[pick % parts.length]!]));
      expect(back(given)).toEqual(given);
    }),
    { numRuns: 300 },
  );
});

test('a page’s frame is written once', () => {
  const pages = Array.from({ length: 20 }, (_, at) => `${page}${at}`).join('');
  expect(withoutRepeats(bytes(pages)).length).toBeLessThan(page.length + 300);
});
