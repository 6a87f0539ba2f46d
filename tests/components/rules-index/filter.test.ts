import { describe, expect, test } from 'vitest';
import {
  countText,
  type Facets,
  filterFrom,
  matches,
  queryOf,
} from '../../../src/components/rules-index/filter.ts';

const row: Facets = {
  find: 'a subset is not defined subset-not-found ist0101 kia1107 referencedresourcenotfound',
  kind: ['VirtualService', 'DestinationRule'],
  severity: ['error'],
  fix: ['by-hand'],
  needs: ['DestinationRule'],
};
const stays = (query: string, facets = row) => matches(facets, filterFrom(query));

describe('a row stays', () => {
  test.each([
    '',
    'q=ist0101',
    'q=IST 0101',
    'q=kia-1107',
    'q=Subset defined',
    'q=ReferencedResource',
    'kind=DestinationRule',
    'severity=error&fix=by-hand&needs=DestinationRule',
  ])('%s', (query) => expect(stays(query)).toBe(true));

  test.each(['q=ist0102', 'q=subset gateway', 'kind=Gateway', 'severity=info', 'needs=none', 'fix=offered'])(
    'not with %s',
    (query) => expect(stays(query)).toBe(false),
  );

  test('for any kind, when its rule reads any object', () => {
    expect(stays('kind=Gateway', { ...row, kind: ['*'] })).toBe(true);
    expect(stays('severity=info', { ...row, kind: ['*'] })).toBe(false);
  });

  test('a code without rules, only while no rule is asked for', () => {
    const bare = {
      find: 'ist0141 insufficientpermissions',
      kind: [],
      severity: ['error'],
      fix: [],
      needs: [],
    };
    expect(stays('q=ist0141', bare)).toBe(true);
    expect(stays('q=ist0141&kind=Gateway', bare)).toBe(false);
  });
});

test('the query string says what narrows, and reads back', () => {
  expect(queryOf(filterFrom(''))).toBe('');
  expect(queryOf(filterFrom('?q=%20&utm=x'))).toBe('');
  const filter = filterFrom('?q=sub set&kind=Gateway&fix=offered');
  expect(queryOf(filter)).toBe('?q=sub+set&kind=Gateway&fix=offered');
  expect(filterFrom(queryOf(filter))).toEqual(filter);
});

test('the count is in words', () => {
  expect(countText({ shown: 9, all: 9 }, { shown: 4, all: 4 })).toBe('9 rules, 4 codes');
  expect(countText({ shown: 1, all: 9 }, { shown: 0, all: 4 })).toBe('1 of 9 rules, 0 of 4 codes');
  expect(countText({ shown: 0, all: 9 }, { shown: 0, all: 4 })).toBe('No rule and no code matches.');
});
