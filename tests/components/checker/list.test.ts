import { describe, expect, test } from 'vitest';
import type { Skipped } from '../../../src/analyzer/types.ts';
import {
  countOf,
  type Filters,
  filtersInHash,
  filtersToParams,
  grouped,
  noFilters,
} from '../../../src/components/checker/filters.ts';
import { type KeyedFinding, keyed } from '../../../src/components/checker/findings.ts';
import { fixesOfRule, refusalText, safeFixes } from '../../../src/components/checker/fixes.ts';
import { gapGroups } from '../../../src/components/checker/gaps.ts';
import { type Example, labelOf, shelves } from '../../../src/components/checker/shelves.ts';

const finding = (rule: string, name: string, over: Partial<KeyedFinding> = {}): KeyedFinding => ({
  key: '',
  rule,
  aliases: [],
  severity: 'warning',
  certainty: 'certain',
  message: '',
  resource: { kind: 'Service', namespace: 'web', name },
  source: 'a.yaml',
  path: [],
  range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
  related: [],
  fixes: [],
  ...over,
});

const findings = keyed([
  finding('one', 'cart', { severity: 'error' }),
  finding('two', 'cart', { certainty: 'likely' }),
  finding('one', 'shop', { source: 'b.yaml' }),
  finding('three', '', { resource: undefined, severity: 'info' }),
]);

describe('filters', () => {
  const rules = (filters: Partial<Filters>) =>
    grouped(findings, { ...noFilters, ...filters }, (key) => key === findings[1]!.key).map(
      ({ title, findings }) => [title, ...findings.map(({ rule }) => rule)],
    );

  test.each<[Partial<Filters>, string[][]]>([
    [{}, [['', 'one', 'two', 'one', 'three']]],
    [{ severity: ['error', 'info'] }, [['', 'one', 'three']]],
    [{ certainty: 'likely' }, [['', 'two']]],
    [{ rule: 'one', object: 'Service web/shop' }, [['', 'one']]],
    [{ introduced: true }, [['', 'two']]],
    [{ rule: 'none' }, []],
    [
      { group: 'object' },
      [
        ['Service web/cart', 'one', 'two'],
        ['Service web/shop', 'one'],
        ['The text', 'three'],
      ],
    ],
    [
      { group: 'file', rule: 'one' },
      [
        ['a.yaml', 'one'],
        ['b.yaml', 'one'],
      ],
    ],
  ])('%o lists %o', (filters, expected) => {
    expect(rules(filters)).toEqual(expected);
  });

  test('a link brings them back, and holds nothing of the text', () => {
    const filters: Filters = {
      severity: ['error', 'warning'],
      certainty: 'likely',
      rule: 'hosts-clash',
      object: 'VirtualService web/a&b=c #1',
      introduced: true,
      group: 'object',
    };
    expect(filtersInHash(`#${filtersToParams(filters)}`)).toEqual(filters);
    expect(filtersInHash(`#y=AAAA&istio=1.29&${filtersToParams(filters)}`)).toEqual(filters);
    expect(countOf(filters)).toBe(5);
    expect(filtersToParams(noFilters)).toBe('');
  });

  test('a hash of something else is none, and what nobody knows is left out', () => {
    expect(filtersInHash('#findings')).toBeUndefined();
    expect(filtersInHash('#y=AAAA')).toBeUndefined();
    expect(filtersInHash('#severity=fatal,error&certainty=maybe&group=mood')).toEqual({
      severity: ['error'],
      group: 'text',
    });
  });
});

describe('fixes of many findings', () => {
  const safe = { title: 'Safe', safety: 'safe' as const, edits: [] };
  const review = { title: 'Review', safety: 'review' as const, edits: [] };
  const list = keyed([
    finding('one', 'a', { fixes: [review, safe] }),
    finding('one', 'b', { fixes: [review] }),
    finding('one', 'c', { fixes: [safe] }),
    finding('two', 'd', { fixes: [review] }),
  ]);
  const names = (choices: { finding: KeyedFinding }[]) =>
    choices.map(({ finding }) => finding.resource?.name);

  test('all safe ones: never one to be reviewed', () => {
    const choices = safeFixes(list);
    expect(names(choices)).toEqual(['a', 'c']);
    expect(choices.every(({ fix }) => fix === safe)).toBe(true);
  });

  test('all of a rule: as safe as the one at hand', () => {
    expect(names(fixesOfRule(list, list[0]!, 0))).toEqual(['a', 'b']);
  });

  test('a fix that is not offered says why', () => {
    expect(refusalText({ key: '', why: 'new', message: 'Two hosts clash.' })).toContain('Two hosts clash.');
    expect(refusalText({ key: '', why: 'stays' })).toContain('stays');
    expect(refusalText({ key: '', why: 'overlaps' })).toContain('same place');
  });
});

describe('what was not checked', () => {
  const skip = (rule: string, kinds: string, scope: string): Skipped => ({
    rule,
    reason: `no ${kinds} was pasted`,
    fetch: `kubectl get ${kinds} ${scope} -o yaml`,
  });

  test('one command for all that a namespace misses, its own namespaces first', () => {
    const web = { kind: 'VirtualService', apiVersion: 'v1', namespace: 'web', name: 'x' };
    const place = { source: 'a', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 1 } } };
    const groups = gapGroups(
      [
        skip('a', 'gateways', '-A'),
        skip('b', 'services', '-n web'),
        skip('c', 'services', '-n web'),
        skip('b', 'deployments,pods', '-n web'),
        { rule: 'd', reason: 'the check stopped with an error of its own' },
        skip('b', 'services', '-n other'),
      ],
      [{ ...web, ...place }],
    );
    expect(groups.map(({ namespace, fetch, rules }) => [namespace, fetch, rules])).toEqual([
      ['web', 'kubectl get services,deployments,pods -n web -o yaml', ['b', 'c']],
      [undefined, 'kubectl get gateways -A -o yaml', ['a']],
      ['other', 'kubectl get services -n other -o yaml', ['b']],
      [undefined, undefined, ['d']],
    ]);
    expect(groups[0]!.gaps).toEqual([
      { reason: 'no services was pasted', rules: ['b', 'c'] },
      { reason: 'no deployments,pods was pasted', rules: ['b'] },
    ]);
  });
});

describe('the gallery', () => {
  const example = (page: string, of: Example['of'], kind: Example['kind'], yaml: string): Example => ({
    page,
    href: `/${page}/`,
    of,
    kind,
    yaml,
  });
  const all = [
    example('Zebra', 'rule', 'bad', 'kind: Gateway'),
    example('Apple', 'rule', 'bad', 'kind: Service'),
    example('Apple', 'rule', 'good', 'kind: Service'),
    example('Apple', 'rule', 'bad', 'kind: Pod'),
    example('Tree', 'topic', 'bad', 'kind: Service'),
  ];
  const pages = (asked: string) => shelves(all, asked).map(({ page }) => page);

  test('topics come first, then rules by name; every word asked for must be there', () => {
    expect(pages('')).toEqual(['Tree', 'Apple', 'Zebra']);
    expect(pages('service')).toEqual(['Tree', 'Apple']);
    expect(pages('apple pod')).toEqual(['Apple']);
    expect(pages('apple gateway')).toEqual([]);
  });

  test('several of a kind are numbered', () => {
    const [, apple] = shelves(all, '');
    expect(apple!.examples.map((example) => labelOf(example, apple!))).toEqual([
      'Faulty 1',
      'Put right',
      'Faulty 2',
    ]);
  });
});
