import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import type { Finding, Source } from '../../src/analyzer/types.ts';
import { compare } from '../../src/worker/compare.ts';
import { blankHelm } from '../../src/worker/helm.ts';
import { type Check, prove } from '../../src/worker/proof.ts';
import type { Candidate } from '../../src/worker/protocol.ts';

const finding = (rule: string, over: Partial<Finding> = {}): Finding => ({
  rule,
  aliases: [],
  severity: 'warning',
  certainty: 'certain',
  message: '',
  source: 'a',
  path: [],
  range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } },
  related: [],
  fixes: [],
  ...over,
});

/** One finding for each word: `bad` and `worse`. */
const check: Check = ([source]) =>
  [...source!.text.matchAll(/bad|worse/g)].map(([word], index) =>
    finding(word, { path: [index], message: `The word ${word} on line ${index}.` }),
  );

/** Writes `text` over the word that begins at `start`. */
const candidate = (text: string, source: Source, start: number, write: string): Candidate => {
  const end = start + /^\w+/.exec(text.slice(start))![0].length;
  const rule = text.slice(start, end);
  return { key: `${rule} ${start}`, rule, edits: [{ source: source.name, start, end, text: write }] };
};

async function tried(text: string, ...fixes: [start: number, write: string][]) {
  const source = { name: 'a', text };
  let runs = 0;
  const counted: Check = (sources) => {
    runs++;
    return check(sources);
  };
  const candidates = fixes.map(([start, write]) => candidate(text, source, start, write));
  return { ...(await prove([source], candidates, counted)), runs };
}

describe('fixes are tried before they are offered', () => {
  test('one that takes its finding away holds', async () => {
    expect(await tried('bad', [0, 'good'])).toMatchObject({ proven: ['bad 0'], refused: [] });
  });

  test('one that leaves its finding does not', async () => {
    expect(await tried('bad', [0, 'bad!'])).toMatchObject({
      proven: [],
      refused: [{ key: 'bad 0', why: 'stays' }],
    });
  });

  test('one that brings another finding does not, and says which', async () => {
    expect(await tried('bad ok', [0, 'worse'])).toMatchObject({
      proven: [],
      refused: [{ key: 'bad 0', why: 'new', message: 'The word worse on line 0.' }],
    });
  });

  test('one that moves its fault elsewhere in the text does not', async () => {
    expect((await tried('bad bad', [0, 'ok bad'])).proven).toEqual([]);
  });

  test('a hundred that hold together take two runs', async () => {
    const text = 'bad '.repeat(100);
    const { proven, runs } = await tried(
      text,
      ...Array.from({ length: 100 }, (_, index): [number, string] => [index * 4, 'good']),
    );
    expect(proven).toHaveLength(100);
    expect(runs).toBe(2);
  });

  test('among many, only the one to blame is left out', async () => {
    const text = 'bad '.repeat(8);
    const { proven, refused } = await tried(
      text,
      ...Array.from({ length: 8 }, (_, index): [number, string] => [
        index * 4,
        index === 5 ? 'worse' : 'good',
      ]),
    );
    expect(proven).toHaveLength(7);
    expect(refused).toEqual([expect.objectContaining({ key: 'bad 20', why: 'new' })]);
  });

  test('of two that change the same place the first is tried', async () => {
    expect(await tried('bad', [0, 'good'], [0, 'fine'])).toMatchObject({
      proven: ['bad 0'],
      refused: [{ key: 'bad 0', why: 'overlaps' }],
    });
  });
});

describe('two analyses compared', () => {
  const at = (line: number) => ({ start: { line, column: 1 }, end: { line, column: 2 } });
  const object = (name: string) => ({ kind: 'Service', name });

  test('a finding that only moved is unchanged; one of each otherwise', () => {
    const before = [
      finding('a', { range: at(3), message: 'Taken by line 2.', resource: object('x') }),
      finding('b', { resource: object('x') }),
    ];
    const after = [
      finding('a', { range: at(9), message: 'Taken by line 8.', resource: object('x'), path: [1] }),
      finding('c', { resource: object('x') }),
    ];
    const { introduced, fixed, unchanged } = compare(before, after);
    expect(introduced).toEqual([after[1]]);
    expect(fixed).toEqual([before[1]]);
    expect(unchanged).toEqual([{ before: before[0], after: after[0] }]);
  });

  test('of several alike, as many are fixed as went', () => {
    const alike = (name: string) => finding('a', { message: 'Same.', resource: object(name) });
    const { introduced, fixed, unchanged } = compare(
      [alike('x'), alike('y'), alike('z')],
      [alike('z'), alike('x')],
    );
    expect([introduced.length, fixed.map(({ resource }) => resource?.name), unchanged.length]).toEqual([
      0,
      ['y'],
      2,
    ]);
  });

  test('the same fault on another object is another, unless a fix may have renamed its object', () => {
    const [x, y] = [finding('a', { resource: object('x') }), finding('a', { resource: object('y') })];
    expect(compare([x], [y]).unchanged).toEqual([]);
    expect(compare([x], [y], true).unchanged).toHaveLength(1);
  });

  test('findings of two rules are never the same', () => {
    expect(compare([finding('a')], [finding('b')]).unchanged).toEqual([]);
  });
});

describe('what Helm prints', () => {
  const service = (name: string) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  ports:\n    - port: 80\n`;
  const helm = `install.go:200: [debug] Original chart version: ""
NAME: shop
NAMESPACE: web
USER-SUPPLIED VALUES:
kind: Values

COMPUTED VALUES:
replicas: 2

HOOKS:
---
# Source: shop/templates/test.yaml
${service('hook')}MANIFEST:
---
# Source: shop/templates/one.yaml
${service('one')}
NOTES:
1. Get the address:
  echo "* http://127.0.0.1:8080"
`;

  test('only the objects are read, and every offset stays', () => {
    const text = blankHelm(helm);
    const report = analyze([{ name: 'a', text }]);
    expect(report.resources.map(({ name, range }) => [name, range.start.line])).toEqual([
      ['hook', 13],
      ['one', 23],
    ]);
    expect(report.findings.filter(({ rule }) => /^(yaml|kind)-/.test(rule))).toEqual([]);
    expect(text).toHaveLength(helm.length);
    expect(text.indexOf('name: one')).toBe(helm.indexOf('name: one'));
  });

  test('what `helm template` prints, and any other text, stays as it is', () => {
    const template = `---\n# Source: shop/templates/one.yaml\n${service('one')}`;
    expect(blankHelm(template)).toBe(template);
    const config = 'data:\n  text: |\n    NOTES:\n    # Source: nowhere\n';
    expect(blankHelm(config)).toBe(config);
  });
});
