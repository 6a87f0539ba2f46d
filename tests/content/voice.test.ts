import { expect, test } from 'vitest';
import { pages, prose } from './corpus.ts';

/** Words that blame, belittle or say nothing. */
const NEVER = [
  /\bsimply\b/i,
  /\binvalid configuration\b/i,
  /\bjust (?:run|add|set|use|do)\b/i,
  /\bobviously\b/i,
];

test.each(pages)('$file keeps the voice', ({ body }) => {
  const words = prose(body);
  expect(NEVER.flatMap((word) => words.match(word)?.[0] ?? [])).toEqual([]);
});
