import { describe, expect, test } from 'vitest';
import { decodeTrail, droppedAnswers, encodeTrail, next, nodePath, walk } from '../../src/wizard/index.ts';
import { treeOf } from './trees.ts';

const tree = treeOf({
  gateway: { yes: 'route', no: 'mesh', unsure: 'route' },
  mesh: { yes: 'route', unsure: 'end-mesh' },
  route: { other: 'end-order', none: 'host', unsure: 'end-analyze' },
  host: { listed: 'end-path', unsure: 'end-analyze' },
});

describe('decodeTrail', () => {
  test.each([
    ['', {}],
    ['?gateway=yes', { gateway: 'yes' }],
    ['?gateway=yes&route=none', { gateway: 'yes', route: 'none' }],
    ['?gateway=maybe', {}],
    ['?ghost=yes&gateway=no', { gateway: 'no' }],
    ['?constructor=x&__proto__=y', {}],
    ['?gateway=yes&gateway=no', { gateway: 'no' }],
  ])('%s', (query, answers) => expect(decodeTrail(tree, query)).toEqual(answers));

  test('encode gives back what decode read', () => {
    const query = '?gateway=no&mesh=yes&route=none';
    expect(encodeTrail(decodeTrail(tree, query))).toBe(query);
    expect(encodeTrail({})).toBe('');
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

  test('the page reached can name the answers that no longer apply', () => {
    const before = { gateway: 'no', mesh: 'yes', route: 'none', host: 'listed' };
    const { answers } = next(tree, before, { question: 'route', answer: 'other' });
    expect(droppedAnswers(tree, answers)).toEqual(['host']);
  });
});

test('the start question is the wizard’s own page', () => {
  expect(nodePath('route-order', tree, 'gateway')).toBe('/diagnose/route-order/');
  expect(nodePath('route-order', tree, 'host')).toBe('/diagnose/route-order/host/');
});
