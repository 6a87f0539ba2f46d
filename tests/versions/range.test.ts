import { describe, expect, test } from 'vitest';
import { attributesOf, rangeOf, rangeOfWords, stateOf } from '../../src/versions/range.ts';

const stateFor = (range: { since?: string; before?: string }, version: string) =>
  stateOf(rangeOf(range), version);

describe('a passage', () => {
  test.each([
    [{ since: '1.28' }, '1.27', 'no'],
    [{ since: '1.28' }, '1.28', 'yes'],
    [{ since: '1.28.3' }, '1.28', 'part'],
    [{ since: '1.28.3' }, '1.29', 'yes'],
    [{ before: '1.27' }, '1.26', 'yes'],
    [{ before: '1.27' }, '1.27', 'no'],
    [{ before: '1.30.4' }, '1.30', 'part'],
    [{ before: '1.30.4' }, '1.31', 'no'],
    [{ before: '1.29.6, 1.30.3, 1.31' }, '1.28', 'yes'],
    [{ before: '1.29.6, 1.30.3, 1.31' }, '1.29', 'part'],
    [{ before: '1.29.6, 1.30.3, 1.31' }, '1.30', 'part'],
    [{ before: '1.29.6, 1.30.3, 1.31' }, '1.31', 'no'],
    [{ since: '1.30', before: '1.30.3' }, '1.29', 'no'],
    [{ since: '1.30', before: '1.30.3' }, '1.30', 'part'],
    [{ since: '1.30', before: '1.30.3' }, '1.31', 'no'],
    [{ since: '1.26', before: '1.28' }, '1.27', 'yes'],
    [{ since: '1.26', before: '1.28' }, '1.28', 'no'],
    [{ since: '1.9' }, '1.24', 'yes'],
  ] as const)('%o on %s: %s', (range, version, state) => {
    expect(stateFor(range, version)).toBe(state);
  });

  test('that says no release is refused', () => {
    expect(() => rangeOf({})).toThrow('since or before is needed');
    expect(() => rangeOf({ since: 'v1.28' })).toThrow('"v1.28" is no release');
    expect(() => rangeOf({ before: '1.29.6 and 1.30.3' })).toThrow('is no release');
  });
});

test.each([
  ['before 1.27', '1.26', 'yes'],
  ['before 1.27', '1.27', 'no'],
  ['1.10 to 1.26', '1.26', 'yes'],
  ['1.10 to 1.26', '1.27', 'no'],
  ['since 1.31', '1.30', 'no'],
])('the words "%s" on %s: %s', (words, version, state) => {
  expect(stateOf(rangeOfWords(words)!, version)).toBe(state);
});

test('other words say no range', () => {
  expect(rangeOfWords('in no version (checked from 1.8 to 1.31)')).toBeUndefined();
});

test('only what differs among the versions one can pick is marked', () => {
  expect(attributesOf(rangeOf({ since: '1.30' }))).toEqual({
    'data-yes': '1.30 1.31',
    'data-no': '1.24 1.25 1.26 1.27 1.28 1.29',
    'data-part': '',
  });
  expect(attributesOf(rangeOf({ since: '1.22' }))).toEqual({});
  expect(attributesOf(rangeOf({ before: '1.15' }))).toEqual({});
});
