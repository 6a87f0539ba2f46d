import { describe, expect, test } from 'vitest';
import { grouped } from '../../src/search/groups.ts';
import { fuse, merge } from '../../src/search/merge.ts';
import { literals, namesIn } from '../../src/search/names.ts';
import { type Ranked, ranker } from '../../src/search/rank.ts';
import { LONG_NAMES } from '../../src/signals/flags.ts';
import { groups, isRight, list } from './content.ts';

const { rank } = ranker(list);
const found = (query: string, literal = false) => rank(query, literal).ranked.map(({ entry }) => entry.href);
const hrefs = new Set(list.entries.map(({ href }) => href));

describe('the list', () => {
  test('has each page once, and says what it is', () => {
    expect(hrefs.size).toBe(list.entries.length);
    for (const { href, title, text } of list.entries) {
      expect(title, href).not.toBe('');
      expect(text, href).not.toBe('');
      expect(text.length, href).toBeLessThanOrEqual(122);
    }
  });

  test('has every page that the queries lead to', () => {
    const gone = groups.flatMap(({ queries }) =>
      Object.values(queries)
        .flat()
        .filter((href) => !hrefs.has(href)),
    );
    expect(gone).toEqual([]);
  });

  test('leads to every runbook and every wizard by some query', () => {
    const led = new Set(groups.flatMap(({ queries }) => Object.values(queries).flat()));
    const documents = list.entries.filter(({ kind }) => kind === 'runbook' || kind === 'wizard');
    expect(documents.map(({ href }) => href).filter((href) => !led.has(href))).toEqual([]);
  });
});

describe('exact marks', () => {
  const flags = Object.keys(LONG_NAMES).filter((flag) => hrefs.has(`/signals/${flag.toLowerCase()}/`));
  const codes = list.entries.flatMap(({ href }) => /^\/rules\/((?:ist|kia)\d{4})\/$/.exec(href)?.[1] ?? []);

  test('are many', () => {
    expect(flags.length).toBeGreaterThan(25);
    expect(codes.length).toBeGreaterThan(90);
  });
  test.each(flags)('%s, in any form, leads to its signal first', (flag) => {
    for (const query of [flag, flag.toLowerCase(), `503 ${flag}`, `flag ${flag}`, LONG_NAMES[flag]!])
      expect(found(query)[0], query).toBe(`/signals/${flag.toLowerCase()}/`);
  });
  test.each(codes)('%s, in any form, leads to its page first', (code) => {
    const spaced = `${code.slice(0, 3)}-${code.slice(3)}`.toUpperCase();
    for (const query of [code, code.toUpperCase(), spaced, `Warning [${code.toUpperCase()}] (Pod x.y)`])
      expect(found(query)[0], query).toBe(`/rules/${code}/`);
  });
});

test('names alone answer nearly every query', () => {
  const missed = groups.flatMap(({ first, queries }) =>
    Object.entries(queries).flatMap(([query, right]) => (isRight(found(query), right, first) ? [] : [query])),
  );
  const all = groups.reduce((sum, { queries }) => sum + Object.keys(queries).length, 0);
  expect(all).toBeGreaterThanOrEqual(120);
  expect(missed.length / all, missed.join('\n')).toBeLessThan(0.07);
});

describe('typing mistakes', () => {
  test('are put right, and told', () => {
    expect(rank('cirucit breaker').corrected).toBe('circuit breaker');
    expect(rank('virtualservcie').corrected).toBe('virtualservice');
    expect(rank('circuit breaker').corrected).toBeUndefined();
  });
  test('are taken as typed where asked', () => {
    const { corrected, ranked } = rank('cirucit', true);
    expect(corrected).toBeUndefined();
    expect(ranked).toEqual([]);
  });
  test('are none in words of our pages, in a word that is not finished, or in a pasted line', () => {
    for (const query of ['conntrack', 'ambi', 'holdAppl', 'retry'])
      expect(rank(query).corrected, query).toBeUndefined();
    const line = 'Error [IST0101] (VirtualService reviews.shop) Referenced host not found: "reviewz"';
    expect(rank(line).corrected).toBeUndefined();
  });
  test('are none in a word that is like no other', () => {
    expect(rank('xylophone')).toEqual({ ranked: [], telling: [] });
  });
});

describe('what the full text is asked', () => {
  test('are few words, the rarest, in their order', () => {
    const { telling } = rank('why does the sidecar of my pod ignore proxyStatsMatcher in every namespace');
    expect(telling.length).toBeLessThanOrEqual(3);
    expect(telling).toContain('proxystatsmatcher');
  });
  test('is nothing, where no page has a word of it', () => {
    expect(rank('qqqqxx zzzz').telling).toEqual([]);
  });
});

test('empty and senseless queries find nothing', () => {
  for (const query of ['', '   ', '…', '"', '(', '\\']) expect(found(query), query).toEqual([]);
});

test('a long paste is ranked by the known line in it', () => {
  const noise = 'deploy-7f9c4d5b8-x2v9q 2026-11-25T03:00:00Z '.repeat(8);
  expect(found(`${noise} upstream connect error or disconnect/reset before headers ${noise}`)[0]).toBe(
    '/signals/upstream-connect-error/',
  );
});

describe('two lists in one', () => {
  const one = (href: string, sure: boolean): Ranked => ({
    entry: { href, kind: 'rule', title: '', text: '', keys: [], names: '' },
    score: 1,
    sure,
  });

  test('sure names come first, and each page once', () => {
    expect(merge([one('/a/', true), one('/b/', false)], ['/c/', '/a/', '/b/'])).toEqual([
      '/a/',
      '/b/',
      '/c/',
    ]);
  });
  test('without names the full text decides, and without full text the names', () => {
    expect(merge([], ['/c/', '/d/'])).toEqual(['/c/', '/d/']);
    expect(merge([one('/b/', false), one('/a/', false)], [])).toEqual(['/b/', '/a/']);
  });
  test('what is high in both is above what is high in one', () => {
    expect(
      fuse([
        ['a', 'b'],
        ['c', 'b'],
      ])[0],
    ).toBe('b');
  });
});

describe('groups', () => {
  const hits = (kinds: string) =>
    [...kinds].map((kind, id) => ({
      id,
      kind: ({ b: 'runbook', r: 'rule', w: 'wizard', s: 'signal', o: 'other' } as const)[kind as 'b'],
    }));

  test('begin with the best of all, then go by kind', () => {
    const shown = grouped(hits('sbwsrrb'));
    expect(shown.map(({ heading }) => heading)).toEqual([
      'Best matches',
      'Signals',
      'Rules and codes',
      'Runbooks',
    ]);
    expect(shown.map(({ hits }) => hits.map(({ id }) => id))).toEqual([[0, 1, 2], [3], [4, 5], [6]]);
  });
  test('hold four of a kind', () => {
    expect(grouped(hits(`bbb${'r'.repeat(30)}`))[1]?.hits).toHaveLength(4);
  });
  test('are none without a hit, and one with one', () => {
    expect(grouped([])).toEqual([]);
    expect(grouped(hits('b'))).toEqual([{ heading: 'Best match', hits: hits('b') }]);
  });
});

test('names are fields, kinds, variables, labels and metrics that stand often', () => {
  const text =
    'outboundTrafficPolicy VirtualService ISTIO_META_DNS_CAPTURE istio.io/rev pilot_xds_pushes word Word ';
  expect(namesIn(text.repeat(3))).toEqual([
    'outboundTrafficPolicy',
    'VirtualService',
    'ISTIO_META_DNS_CAPTURE',
    'istio.io/rev',
    'pilot_xds_pushes',
  ]);
  expect(namesIn(text)).toEqual([]);
});

test('literal pieces of a regular expression', () => {
  expect(literals(String.raw`failed calling webhook "[^"]{0,100}sidecar-injector\.istio\.io"`)).toEqual([
    'failed calling webhook "',
    'sidecar-injector.istio.io"',
  ]);
});
