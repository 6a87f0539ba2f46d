import { expect, test } from 'vitest';
import { distance, forgiven, plain, queryWords, stem, textWords } from '../../src/search/words.ts';

test('marks, case and underscores do not count', () => {
  expect(plain('RBAC: access_denied')).toBe('rbac access denied');
  expect(plain("  Didn't find\ta “match” ")).toBe('didnt find a match');
});

test('filler is left out, but not where there is nothing else', () => {
  expect(queryWords('why is there no healthy upstream')).toEqual(['healthy', 'upstream']);
  expect(queryWords('DO')).toEqual(['do']);
  expect(queryWords('a b a b')).toEqual(['b']);
  expect(queryWords(' … ')).toEqual([]);
  expect(queryWords('x '.repeat(5).replaceAll(' ', '1 2 3 4 ')).length).toBeLessThanOrEqual(40);
});

test('a name is found by its parts and whole', () => {
  const words = textWords('VirtualService multi-cluster IST0101 holdApplicationUntilProxyStarts TLSRoute');
  for (const word of [
    'virtualservice',
    'virtual',
    'service',
    'multicluster',
    'multi',
    'ist0101',
    'until',
    'tlsroute',
  ])
    expect(words, word).toContain(word);
  expect(words).not.toContain('s');
});

test.each([
  ['injected', 'injection'],
  ['retries', 'retry'],
  ['terminating', 'termination'],
  ['stops', 'stopping'],
  ['weights', 'weight'],
])('%s and %s are one word', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

test('codes, flags and short words keep their form', () => {
  for (const word of ['ist0101', 'uses', 'dns', 'mtls', 'uaex']) expect(stem(word)).toBe(word);
});

test.each([
  ['cirucit', 'circuit', 1],
  ['ambeint', 'ambient', 1],
  ['detecton', 'detection', 1],
  ['virtualservcie', 'virtualservice', 1],
  ['exipred', 'expired', 1],
  ['sidecar', 'sidecar', 0],
  ['gatway', 'gateway', 1],
  ['abc', 'xyz', 3],
])('%s is %s with so many wrong letters: %i', (typed, meant, wrong) => {
  expect(distance(typed, meant, 3)).toBe(wrong);
  expect(distance(meant, typed, 3)).toBe(wrong);
});

test('the count ends above what is asked', () => {
  expect(distance('kubernetes', 'envoy', 2)).toBe(3);
  expect(distance('abcdefgh', 'hgfedcba', 2)).toBe(3);
});

test('short words must be typed rightly', () => {
  expect([2, 3, 4, 7, 8, 20].map(forgiven)).toEqual([0, 0, 1, 1, 2, 2]);
});
