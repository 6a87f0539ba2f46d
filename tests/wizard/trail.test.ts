import { describe, expect, test } from 'vitest';
import { type Arrival, arrive, encodeTrail, next, nodePath, walk } from '../../src/wizard/index.ts';
import { treeOf } from './trees.ts';

const tree = treeOf({
  gateway: { yes: 'route', no: 'mesh', unsure: 'route' },
  mesh: { yes: 'route', unsure: 'end-mesh' },
  route: { other: 'end-order', none: 'host', unsure: 'end-analyze' },
  host: { listed: 'end-path', unsure: 'end-analyze' },
});

/** What `arrive` says, with what is empty left out. */
function arrival(node: string, query: string): Partial<Arrival> {
  const found = arrive(tree, node, query);
  return Object.fromEntries(Object.entries(found).filter(([, value]) => Object.keys(value).length > 0));
}

describe('arrive', () => {
  test.each<[string, string, string, object]>([
    ['the start', 'gateway', '', {}],
    ['an answer of the start', 'gateway', '?gateway=yes', { answers: { gateway: 'yes' } }],
    ['the step that the answers lead to', 'route', '?gateway=yes', { answers: { gateway: 'yes' } }],
    [
      'a step before the last answer',
      'route',
      '?gateway=yes&route=none',
      { answers: { gateway: 'yes', route: 'none' } },
    ],
    [
      'an answer that is no longer asked for',
      'route',
      '?gateway=yes&mesh=yes',
      { answers: { gateway: 'yes' }, dropped: ['mesh'] },
    ],
    [
      'a name that nobody knows beside answers that hold',
      'route',
      '?utm=x&gateway=yes',
      { answers: { gateway: 'yes' }, unknown: ['utm'] },
    ],
    ['a question without any answer', 'route', '', { answers: { from: 'route' } }],
    ['an outcome without any answer', 'end-path', '', { answers: { from: 'end-path' } }],
    ['where a trail began', 'route', '?from=route', { answers: { from: 'route' } }],
    [
      'a trail that began later',
      'host',
      '?from=route&route=none',
      { answers: { from: 'route', route: 'none' } },
    ],
    [
      'a trail that says it began at the start',
      'route',
      '?from=gateway&gateway=yes',
      { answers: { gateway: 'yes' } },
    ],
  ])('stays at %s', (_, node, query, { ...found }) => {
    const { steps, ...rest } = arrival(node, query);
    expect(rest).toEqual({ node, ...found });
    expect(steps ?? []).toEqual(walk(tree, rest.answers ?? {}, node).steps);
  });

  test.each<[string, string, string, object]>([
    ['an unknown name alone', 'end-path', '?ghost=1', { node: 'gateway', unknown: ['ghost'] }],
    ['an answer that is gone', 'route', '?gateway=maybe', { node: 'gateway', unknown: ['gateway'] }],
    [
      'a first answer that is gone',
      'end-order',
      '?gateway=maybe&route=other',
      { node: 'gateway', dropped: ['route'], unknown: ['gateway'] },
    ],
    [
      'a later answer that is gone',
      'end-path',
      '?gateway=yes&route=gone&host=listed',
      { node: 'route', answers: { gateway: 'yes' }, dropped: ['host'], unknown: ['route'] },
    ],
    [
      'answers that lead elsewhere',
      'end-mesh',
      '?gateway=yes&route=other',
      { node: 'end-order', answers: { gateway: 'yes', route: 'other' } },
    ],
    [
      'answers that do not lead so far',
      'host',
      '?gateway=yes',
      { node: 'route', answers: { gateway: 'yes' } },
    ],
    ['a beginning that is no question', 'host', '?from=end-path', { node: 'gateway', unknown: ['from'] }],
    [
      'words that every object has',
      'host',
      '?constructor=x&__proto__=y',
      { node: 'gateway', unknown: ['constructor', '__proto__'] },
    ],
  ])('leads on from %s', (_, node, query, found) => {
    const { steps: _steps, ...rest } = arrival(node, query);
    expect(rest).toEqual(found);
  });

  test('encode gives back what was read', () => {
    for (const query of ['?gateway=no&mesh=yes&route=none', '?from=route&route=none'])
      expect(encodeTrail(arrive(tree, 'host', query).answers)).toBe(query);
    expect(encodeTrail({})).toBe('');
    expect(encodeTrail({ from: 'route' })).toBe('');
  });
});

describe('walk', () => {
  test('ends at the first open question, the outcome, or the node asked for', () => {
    expect(walk(tree, {}).at).toBe('gateway');
    expect(walk(tree, { gateway: 'yes' }).at).toBe('route');
    expect(walk(tree, { gateway: 'yes', route: 'other' }).at).toBe('end-order');
    expect(walk(tree, { gateway: 'yes', route: 'other' }, 'route')).toEqual({
      steps: [{ question: 'gateway', answer: 'yes' }],
      at: 'route',
    });
  });

  test('stops at a question that comes round again', () => {
    const round = treeOf({ a: { on: 'b', unsure: 'end' }, b: { back: 'a', unsure: 'end' } });
    expect(walk(round, { a: 'on', b: 'back' }).steps).toHaveLength(2);
  });
});

describe('next', () => {
  test('leads to the answer’s own target', () => {
    expect(next(tree, {}, { question: 'gateway', answer: 'no' })).toEqual({
      node: 'mesh',
      answers: { gateway: 'no' },
    });
  });

  test('keeps later answers that still apply, so that a change asks nothing twice', () => {
    const before = { gateway: 'yes', route: 'none', host: 'listed' };
    expect(next(tree, before, { question: 'gateway', answer: 'unsure' }).node).toBe('end-path');
    const changed = next(tree, before, { question: 'gateway', answer: 'no' });
    expect(changed.node).toBe('mesh');
    expect(next(tree, changed.answers, { question: 'mesh', answer: 'yes' }).node).toBe('end-path');
  });

  test('a trail that began later goes on from there', () => {
    const from = arrive(tree, 'route', '').answers;
    const { node, answers } = next(tree, from, { question: 'route', answer: 'none' });
    expect([node, encodeTrail(answers)]).toEqual(['host', '?from=route&route=none']);
  });

  test('the page reached can name the answers that no longer apply', () => {
    const before = { gateway: 'no', mesh: 'yes', route: 'none', host: 'listed' };
    const { node, answers } = next(tree, before, { question: 'route', answer: 'other' });
    expect(arrive(tree, node, encodeTrail(answers)).dropped).toEqual(['host']);
  });
});

test('the start question is the wizard’s own page', () => {
  expect(nodePath('route-order', tree, 'gateway')).toBe('/diagnose/route-order/');
  expect(nodePath('route-order', tree, 'host')).toBe('/diagnose/route-order/host/');
});
