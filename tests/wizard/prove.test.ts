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

/** Changes a sound tree in one place. */
const broken = (change: (tree: Tree) => void): Tree => {
  const tree = structuredClone(sound());
  change(tree);
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

  test.each<[string, Tree, { at: string; message: RegExp }]>([
    [
      'a start that is no question',
      broken((t) => { t.start = 'end-a'; }),
      { at: 'end-a', message: /not a question/ },
    ],
    [
      'an orphan outcome',
      broken((t) => { t.outcomes.lost = outcome('lost'; })),
      { at: 'lost', message: /^Orphan/ },
    ],
    [
      'an orphan question',
      treeOf(yes: 'end', unsure: 'end' , lost: yes: 'end', unsure: 'end' ),at: 'lost', message: /^Orphan/ ,
    ],
    [
      'a dead end',
      broken((t) => t.questions.second!.answers[0]!.to = 'nowhere'; ),at: 'second', message: /^Dead end: `yes` leads to `nowhere`/ ,
    ],
    [
      'a loop',
      treeOf(on: 'b', unsure: 'end' , b: back: 'a', unsure: 'end' ),at: 'a', message: /^Loop/ ,
    ],
    ['a loop to itself', treeOf(again: 'a', unsure: 'end' ), at: 'a', message: /^Loop/ ],
    ['eight questions', chain(8), at: 'q0', message: /asks 8 questions/ ],
    [
      'no `unsure` at the end',
      treeOf(unsure: 'end', yes: 'end' ),at: 'a', message: /last answer is not `unsure`/ ,
    ],
    [
      'two answers with one id',
      broken((t) => t.questions.first!.answers[1]!.id = 'yes'; ),at: 'first', message: /share an id/ ,
    ],
    [
      'an id used twice',
      broken((t) => t.outcomes.second = outcome('second'; )),at: 'second', message: /share this id/ ,
    ],
    [
      'a question without a command',
      broken((t) => delete t.questions.first!.run; ),at: 'first', message: /no command/ ,
    ],
    [
      'a question that changes something',
      broken((t) => t.questions.first!.run = 'kubectl delete pod x'; ),at: 'first', message: /may only read/ ,
    ],
    [
      'an unknown command in a question',
      broken((t) => t.questions.first!.run = 'istioctl frobnicate'; ),at: 'first', message: /Unknown command: istioctl frobnicate/ ,
    ],
    [
      'an unknown command in an outcome',
      broken((t) => t.outcomes['end-a']!.verify.run = 'istioctl frobnicate'; ),at: 'end-a.verify', message: /Unknown command/ ,
    ],
    [
      'a change without undo',
      broken((t) => t.outcomes['end-a']!.mitigate.run = 'kubectl delete pod x'; ),at: 'end-a.mitigate', message: /needs its `undo`/ ,
    ],
    [
      'an empty part',
      broken((t) => t.outcomes['end-a']!.fix.say = ' '; ),at: 'end-a.fix', message: /Nothing is said/ ,
    ],
    [
      'a part without see',
      broken((t) => delete t.outcomes['end-b']!.escalate.see; ),at: 'end-b.escalate', message: /No `see`/ ,
    ],
    [
      'a see to nowhere',
      broken((t) => t.outcomes['end-b']!.rollback.see = 'ghost#fix'; ),at: 'end-b.rollback', message: /`ghost#fix` does not exist/ ,
    ],
  ])('finds %s', (_, tree, expected) => 
    expect(prove(tree, world)).toEqual([
      expect.objectContaining({ at: expected.at, message: expect.stringMatching(expected.message) }),
    ]););

  test('lets a change with an undo pass', () => {
    const tree = broken((t) => {
      t.outcomes['end-a']!.mitigate.run = 'kubectl delete pod x';
      t.outcomes['end-a']!.mitigate.undo = 'The Deployment makes a new one.';
    });
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
