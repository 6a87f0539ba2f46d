import { describe, expect, test } from 'vitest';
import { appendText } from '../../src/analyzer/fix/append.ts';
import { applyEdits } from '../../src/analyzer/fix/index.ts';
import { parse } from '../../src/analyzer/parse/index.ts';

const object = (hosts: string) =>
  `apiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: s }\nspec:\n  egress:\n  - hosts:${hosts}\n    bind: 10.0.0.1\n`;

function append(text: string, index: number, value = 'books/*'): string {
  const [resource] = parse([{ name: 'x', text }], 'default').resources;
  return applyEdits(text, appendText(resource!.at('spec', 'egress', 0, 'hosts', index), value));
}

describe('appendText', () => {
  test.each([
    ['a block list', '\n    - a/*\n    - b/*', '\n    - a/*\n    - b/*\n    - books/*', 1],
    ['beside a comment', '\n    - a/* # own', '\n    - a/* # own\n    - books/*', 0],
    ['quoted items', '\n    - "./*"', '\n    - "./*"\n    - books/*', 0],
    ['a list in brackets', ' [ "a/*" ]', ' [ "a/*", "books/*" ]', 0],
  ])('adds to %s', (_name, before, after, index) => {
    expect(append(object(before), index)).toBe(object(after));
  });

  test('quotes where YAML needs it, and keeps Windows line ends', () => {
    expect(append(object('\n    - a/*'), 0, '*/*')).toBe(object('\n    - a/*\n    - "*/*"'));
    const crlf = object('\n    - a/*').replaceAll('\n', '\r\n');
    expect(append(crlf, 0)).toBe(object('\n    - a/*\n    - books/*').replaceAll('\n', '\r\n'));
  });

  test('edits nothing where the item is missing', () => {
    const text = object('\n    - a/*');
    expect(append(text, 5)).toBe(text);
  });
});
