import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrive, encodeTrail, loadTrees, next, nodePath, type Tree, walk } from '../../src/wizard/index.ts';
import { Model, type Move } from './model.ts';
import { STEPS, walkOf } from './walks.ts';

/** A tab as the pages use it: each page reads its address, leads on if it must, and leaves a clean one. */
class Tab {
  #topic: string;
  #tree: Tree;
  #pages: string[] = [''];
  #at = 0;

  constructor(topic: string, tree: Tree) {
    this.#topic = topic;
    this.#tree = tree;
    this.#load(`/diagnose/${topic}/`);
  }

  get address() {
    return this.#pages[this.#at]!;
  }

  get #page() {
    const [path = '', query = ''] = this.address.split('?');
    return arrive(this.#tree, path.split('/').at(3) || this.#tree.start, query);
  }

  get trail() {
    return this.#page.steps;
  }

  do(move: Move) {
    const { node, answers, steps } = this.#page;
    if (move.kind === 'back') this.#at -= 1;
    else if (move.kind === 'forward') this.#at += 1;
    else if (move.kind === 'open') this.#load(move.address);
    else if (move.kind === 'answer') {
      const target = next(this.#tree, answers, { question: node, answer: move.answer });
      this.#load(this.#link(target.node, target.answers));
    } else if (move.kind === 'change') this.#load(this.#link(steps[move.step]!.question, answers));
  }

  #link(node: string, answers: Record<string, string>) {
    return nodePath(this.#topic, this.#tree, node) + encodeTrail(answers);
  }

  #load(address: string) {
    this.#pages = [...this.#pages.slice(0, this.#at + 1), address].slice(-50);
    this.#at = this.#pages.length - 1;
    const { node, answers } = this.#page;
    this.#pages[this.#at] = this.#link(node, answers);
  }
}

const trees = [...loadTrees()];

test(`2000 walks of ${STEPS} steps go as the model says`, () => {
  const ends = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(...trees), walkOf, ([topic, tree], actions) => {
      const model = new Model(topic, tree);
      const tab = new Tab(topic, tree);
      for (const action of actions) {
        tab.do(model.act(action));
        // Asked 400,000 times, so compared by hand.
        if (tab.address !== model.address) expect(tab.address).toBe(model.address);
        const { trail } = model;
        if (JSON.stringify(tab.trail) !== JSON.stringify(trail)) expect(tab.trail).toEqual(trail);
        if (model.here.node in tree.outcomes) ends.add(`${topic} ${model.here.node}`);
      }
    }),
    { numRuns: 2000 },
  );
  const outcomes = trees.reduce((sum, [, tree]) => sum + Object.keys(tree.outcomes).length, 0);
  expect(ends.size, 'the walks come about').toBeGreaterThan(outcomes * 0.8);
});

test('an address that was left clean says the same again', () => {
  fc.assert(
    fc.property(fc.constantFrom(...trees), fc.array(fc.nat(), { maxLength: 12 }), ([topic, tree], picks) => {
      let answers: Record<string, string> = {};
      let node = tree.start;
      for (const pick of picks) {
        const choices = tree.questions[node]?.answers;
        if (!choices) break;
        ({ node, answers } = next(tree, answers, {
          question: node,
          answer: choices[pick % choices.length]!.id,
        }));
      }
      const arrival = arrive(tree, node, encodeTrail(answers));
      expect(arrival).toMatchObject({ node, answers, dropped: [], unknown: [] });
      expect(walk(tree, answers).at, topic).toBe(node);
    }),
  );
});
