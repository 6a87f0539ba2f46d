import { describe, expect, test } from 'vitest';
import { BOX, drawMap, loadTrees, type OutlineStep, outline } from '../../src/wizard/index.ts';
import { wrap } from '../../src/wizard/map.ts';
import { treeOf } from './trees.ts';

const trees = [...loadTrees()];

describe.each(trees)('%s', (_, tree) => {
  const map = drawMap(tree);
  const nodes = [...Object.keys(tree.questions), ...Object.keys(tree.outcomes)].sort();

  test('every step has one box within the drawing, and none covers another', () => {
    expect(map.boxes.map(({ node }) => node).sort()).toEqual(nodes);
    for (const [i, a] of map.boxes.entries()) {
      expect(a.x).toBeGreaterThan(0);
      expect(a.x + BOX.width).toBeLessThan(map.width);
      expect(a.y + a.height).toBeLessThanOrEqual(map.height);
      for (const b of map.boxes.slice(i + 1)) {
        const apart = a.x !== b.x || a.y + a.height < b.y || b.y + b.height < a.y;
        expect(apart, `${a.node} and ${b.node}`).toBe(true);
      }
    }
  });

  test('every answer has one edge, from its row to the step that it leads to', () => {
    const boxes = new Map(map.boxes.map((box) => [box.node, box]));
    expect(map.edges).toHaveLength(Object.values(tree.questions).flatMap(({ answers }) => answers).length);
    for (const { question, answer, to, path } of map.edges) {
      expect(tree.questions[question]!.answers.find(({ id }) => id === answer)!.to).toBe(to);
      const from = boxes.get(question)!;
      const row = from.rows.find((candidate) => candidate.answer === answer)!;
      const [start, end] = [path.match(/^M([\d.]+) ([\d.]+)/)!, path.match(/([\d.]+) ([\d.]+)$/)!];
      expect(Number(start[1])).toBe(from.x + BOX.width);
      expect(Number(start[2])).toBeCloseTo(row.port, 0);
      const target = boxes.get(to)!;
      expect(Number(end[1])).toBe(target.x);
      expect(Number(end[2])).toBeGreaterThan(target.y);
      expect(Number(end[2])).toBeLessThan(target.y + target.height);
    }
  });

  test('every word stands in its box', () => {
    const squeeze = (lines: string[]) => lines.join('').replace(/[\s`]/g, '');
    for (const { node, lines, rows } of map.boxes) {
      const question = tree.questions[node];
      expect(squeeze(lines)).toBe(squeeze([question?.ask ?? tree.outcomes[node]!.title]));
      for (const [i, row] of rows.entries())
        expect(squeeze(row.lines)).toBe(squeeze([question!.answers[i]!.is]));
    }
  });

  test('the outline tells each step once, and each answer of it', () => {
    const told: string[] = [];
    const tell = (step: OutlineStep) => {
      if (!step.again) told.push(step.node);
      if (!step.again && step.kind === 'question')
        expect(step.answers.map(({ id }) => id)).toEqual(
          tree.questions[step.node]!.answers.map(({ id }) => id),
        );
      for (const { leads } of step.answers) tell(leads);
    };
    tell(outline(tree));
    expect(told.sort()).toEqual(nodes);
  });
});

test('a far target is reached by a lane past the columns between', () => {
  const map = drawMap(
    treeOf({ a: { on: 'b', skip: 'end' }, b: { on: 'c', unsure: 'c' }, c: { on: 'end', unsure: 'end' } }),
  );
  const skip = map.edges.find(({ answer }) => answer === 'skip')!;
  expect(skip.path.match(/H/g)).toHaveLength(2);
});

test('words are wrapped, and cut where one is longer than a line', () => {
  expect(wrap('one `two` three', 8)).toEqual(['one two', 'three']);
  expect(wrap('abcdefghij', 4)).toEqual(['abcd', 'efgh', 'ij']);
});
