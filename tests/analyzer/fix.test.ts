import { describe, expect, test } from 'vitest';
import {
  applyEdits,
  insertKey,
  moveItem,
  quoteValue,
  remove,
  renameKey,
  replaceValue,
} from '../../src/analyzer/fix/index.ts';
import { parse } from '../../src/analyzer/parse/index.ts';
import { embedded, type Place, type Resource } from '../../src/analyzer/parse/resource.ts';
import type { Edit } from '../../src/analyzer/types.ts';

/** The text after the edits that `make` wants of its only object. */
function after(text: string, make: (object: Resource) => Edit[]): string {
  const [object] = parse([{ name: 'a', text }], 'default').resources;
  return applyEdits(text, make(object!));
}

const yaml = `kind: X # what it is
spec:
  # about a
  a: 1 # one
  list:
  - name: first # keep
    port: 80

  # about the second
  - name: second
    port: 81
  - third
`;

describe('edits touch nothing but their place', () => {
  test.each<[string, string, (object: Resource) => Edit[], string, string]>([
    ['replace a value', yaml, (o) => replaceValue(o.at('spec', 'a'), '2'), 'a: 1 # one', 'a: 2 # one'],
    ['quote a value', yaml, (o) => quoteValue(o.at('spec', 'a')), 'a: 1 # one', 'a: "1" # one'],
    ['rename a key', yaml, (o) => renameKey(o.at('spec', 'a'), 'b'), 'a: 1 # one', 'b: 1 # one'],
    [
      'add a key before the first',
      yaml,
      (o) => insertKey(o.at('spec'), 'z', '0'),
      '  a: 1',
      '  z: 0\n  a: 1',
    ],
    [
      'add a key after another',
      yaml,
      (o) => insertKey(o.at('spec', 'list', 0), 'tls', '{}', 'name'),
      '- name: first # keep',
      '- name: first\n    tls: {} # keep',
    ],
    [
      'take a key out, with its comment',
      yaml,
      (o) => remove(o.at('spec', 'a')),
      '  # about a\n  a: 1 # one\n',
      '',
    ],
    [
      'take the first key of an item out',
      yaml,
      (o) => remove(o.at('spec', 'list', 1, 'name')),
      '- name: second\n    port',
      '- port',
    ],
    [
      'take an item out, with its comment',
      yaml,
      (o) => remove(o.at('spec', 'list', 1)),
      '  # about the second\n  - name: second\n    port: 81\n',
      '',
    ],
    ['take the last item out', yaml, (o) => remove(o.at('spec', 'list', 2)), '  - third\n', ''],
    [
      'take an item of a flow list out',
      'kind: X\nspec: { l: [a, b, c] }\n',
      (o) => remove(o.at('spec', 'l', 1)),
      'a, b, c',
      'a, c',
    ],
    [
      'take the last of a flow list out',
      'kind: X\nspec: { l: [a, b, c] }\n',
      (o) => remove(o.at('spec', 'l', 2)),
      'b, c',
      'b',
    ],
    [
      'add to JSON',
      '{"kind":"X","spec":{"a":1}}',
      (o) => insertKey(o.at('spec'), 'b', '2'),
      '{"a"',
      '{"b": 2, "a"',
    ],
  ])('%s', (_name, text, make, from, to) => {
    expect(after(text, make)).toBe(text.replace(from, to));
  });

  test.each<[string, number, number, string[]]>([
    ['up', 2, 0, ['third', 'first', 'second']],
    ['up past a comment', 1, 0, ['second', 'first', 'third']],
    ['down to the end', 0, 2, ['second', 'third', 'first']],
  ])('move an item %s', (_name, from, to, order) => {
    const moved = after(yaml, (o) => moveItem(o.at('spec', 'list'), from, to));
    const names = [...moved.matchAll(/(?:- name: |- )(\w+)/g)].map((match) => match[1]);
    expect(names).toEqual(order);
    expect(moved.split('\n').sort()).toEqual(yaml.split('\n').sort());
  });

  test('a list without a last line end can be moved and cut', () => {
    const text = 'kind: X\nspec:\n- a\n- b';
    expect(after(text, (o) => moveItem(o.at('spec'), 1, 0))).toBe('kind: X\nspec:\n- b\n- a');
    expect(after(text, (o) => moveItem(o.at('spec'), 0, 1))).toBe('kind: X\nspec:\n- b\n- a');
  });

  test('a place that does not exist gives no edits', () => {
    const make = (at: (o: Resource) => Place) =>
      after(yaml, (o) => [...remove(at(o)), ...replaceValue(at(o), 'x'), ...renameKey(at(o), 'x')]);
    expect(make((o) => o.at('spec', 'nothing', 3))).toBe(yaml);
  });
});

describe('text inside a string', () => {
  const annotated = (body: string) => `kind: Pod\nmetadata:\n  annotations:\n    config: ${body}`;
  const edit = (text: string) =>
    after(text, (o) => quoteValue(embedded(o, 'metadata', 'annotations', 'config')!.at('env', 'A')));

  test('is edited in place in a block and on one line', () => {
    const block = annotated('|\n      # note\n      env:\n        A: true\n');
    expect(edit(block)).toBe(block.replace('A: true', 'A: "true"'));
    const line = annotated("'{env: {A: true}}'\n");
    expect(edit(line)).toBe(line.replace('A: true', 'A: "true"'));
  });

  test('is left alone where folding moved the characters', () => {
    const folded = annotated('>\n      {env:\n      {A: true}}\n');
    expect(edit(folded)).toBe(folded);
  });
});
