import { describe, expect, test } from 'vitest';
import { paths, prove, questionsLeft, type Tree, type World } from '../../src/wizard/index.ts';
import { outcome, treeOf } from './trees.ts';

const world: World = {
  classify: (run) => {
    if (run.startsWith('kubectl get')) return { effect: 'read' };
    if (run.startsWith('kubectl delete')) return { effect: 'change' };
    return { unknown: run };
  },
  anchorExists: (see) => see.startsWith('route-order#'),
};

const sound = () =>
  treeOf({
    first: { yes: 'second', no: 'end-a', unsure: 'second' },
    second: { yes: 'end-a', unsure: 'end-b' },
  });

/** A sound tree with one place changed, or emptied when there is no value. */
const broken = (place: string, value?: unknown): Tree => {
  const tree = sound();
  const keys = place.split('/');
  const last = keys.pop()!;
  const parent = keys.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, {
    ...tree,
  });
  if (value === undefined) delete parent[last];
  else parent[last] = value;
  return tree;
};

const chain = (length: number) =>
  treeOf(
    Object.fromEntries(
      Array.from({ length }, (_, i) => [
        `q${i}`,
        { go: i + 1 < length ? `q${i + 1}` : 'end', unsure: 'end' },
      ]),
    ),
  );

describe('prove', () => {
  test('says nothing about a sound tree', () => {
    expect(prove(sound(), world)).toEqual([]);
    expect(prove(chain(7), world)).toEqual([]);
  });

  test.each<[string, Tree, string, RegExp]>([
    ['a start that is no question', { ...sound(), start: 'end-a' }, 'end-a', /not a question/],
    ['an orphan outcome', broken('outcomes/lost', outcome('lost')), 'lost', /^Orphan/],
    [
      'an orphan question',
      treeOf({ first: { yes: 'end', unsure: 'end' }, lost: { yes: 'end', unsure: 'end' } }),
      'lost',
      /^Orphan/,
    ],
    [
      'a dead end',
      broken('questions/second/answers/0/to', 'nowhere'),
      'second',
      /^Dead end: `yes` leads to `nowhere`/,
    ],
    ['a loop', treeOf({ a: { on: 'b', unsure: 'end' }, b: { back: 'a', unsure: 'end' } }), 'a', /^Loop/],
    ['a loop to itself', treeOf({ a: { again: 'a', unsure: 'end' } }), 'a', /^Loop/],
    ['eight questions', chain(8), 'q0', /asks 8 questions/],
    [
      'no `unsure` at the end',
      treeOf({ a: { unsure: 'end', yes: 'end' } }),
      'a',
      /last answer is not `unsure`/,
    ],
    ['two answers with one id', broken('questions/first/answers/1/id', 'yes'), 'first', /share an id/],
    [
      'a question with a word of the address',
      treeOf({ from: { yes: 'end', unsure: 'end' } }),
      'from',
      /uses this word/,
    ],
    ['an outcome with one', treeOf({ a: { yes: 'map', unsure: 'end' } }), 'map', /uses this word/],
    ['an id used twice', broken('outcomes/second', outcome('second')), 'second', /share this id/],
    ['a question without a command', broken('questions/first/run'), 'first', /no command/],
    [
      'a question that changes something',
      broken('questions/first/run', 'kubectl delete pod x'),
      'first',
      /may only read/,
    ],
    [
      'an unknown command in a question',
      broken('questions/first/run', 'istioctl frobnicate'),
      'first',
      /Unknown command: istioctl frobnicate/,
    ],
    [
      'an unknown command in an outcome',
      broken('outcomes/end-a/verify/run', 'istioctl frobnicate'),
      'end-a.verify',
      /Unknown command/,
    ],
    [
      'a change without undo',
      broken('outcomes/end-a/mitigate/run', 'kubectl delete pod x'),
      'end-a.mitigate',
      /needs its `undo`/,
    ],
    ['an empty part', broken('outcomes/end-a/fix/say', ' '), 'end-a.fix', /Nothing is said/],
    ['a part without see', broken('outcomes/end-b/escalate/see'), 'end-b.escalate', /No `see`/],
    [
      'a see to nowhere',
      broken('outcomes/end-b/rollback/see', 'ghost#fix'),
      'end-b.rollback',
      /`ghost#fix` does not exist/,
    ],
  ])('finds %s', (_, tree, at, message) => {
    expect(prove(tree, world)).toEqual([
      expect.objectContaining({ at, message: expect.stringMatching(message) }),
    ]);
  });

  test('lets a change with an undo pass', () => {
    const tree = broken('outcomes/end-a/mitigate/run', 'kubectl delete pod x');
    tree.outcomes['end-a']!.mitigate.undo = 'The Deployment makes a new one.';
    expect(prove(tree, world)).toEqual([]);
  });
});

describe('paths', () => {
  test('lists every way once', () => {
    const ways = paths(sound()).map((p) => `${p.steps.map((s) => s.answer).join('>')}=${p.outcome}`);
    expect(ways).toEqual([
      'yes>yes=end-a',
      'yes>unsure=end-b',
      'no=end-a',
      'unsure>yes=end-a',
      'unsure>unsure=end-b',
    ]);
  });
});

test('questionsLeft counts the longest way', () => {
  expect(questionsLeft(sound(), 'first')).toBe(2);
  expect(questionsLeft(sound(), 'second')).toBe(1);
  expect(questionsLeft(sound(), 'end-a')).toBe(0);
});
