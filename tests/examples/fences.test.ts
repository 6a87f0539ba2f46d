import { describe, expect, test } from 'vitest';
import { extractFences, parseMeta } from '../../src/examples/fences.ts';

describe('parseMeta', () => {
  test.each([
    [undefined, undefined],
    ['', undefined],
    ['title="x"', undefined],
    ['bad', { kind: 'bad', options: { complete: false } }],
    ['good', { kind: 'good', options: { complete: false } }],
    ['bad line="4, 9"', { kind: 'bad', options: { complete: false, lines: [4, 9] } }],
    [
      'bad rules="hosts-clash,subset-not-found"   complete istio="1.29" title="Two words, a comma"',
      {
        kind: 'bad',
        options: {
          complete: true,
          istio: '1.29',
          rules: ['hosts-clash', 'subset-not-found'],
          title: 'Two words, a comma',
        },
      },
    ],
  ])('%s', (meta, expected) => {
    expect(parseMeta(meta)).toEqual(expected);
  });

  test.each(['bad lines="3"', 'bad line', 'bad complete="yes"', 'good {1-3}', 'bad title="open'])(
    'refuses %s',
    (meta) => {
      expect(() => parseMeta(meta)).toThrow();
    },
  );
});

describe('extractFences', () => {
  test('finds examples with their lines, also indented ones and longer fences', () => {
    const mdx = [
      '---',
      'title: x',
      '---',
      '```yaml bad line="1"',
      'kind: A',
      '```',
      '```text',
      '```yaml bad',
      '```',
      '- item',
      '',
      '  ````yaml good',
      '  kind: B',
      '    ```',
      '',
      '  ````',
      '```yaml',
      'kind: C',
      '```',
      '```yaml plain',
      '```',
    ].join('\n');
    expect(extractFences(mdx)).toEqual([
      { kind: 'bad', options: { complete: false, lines: [1] }, yaml: 'kind: A\n', line: 5 },
      { kind: 'good', options: { complete: false }, yaml: 'kind: B\n  ```\n\n', line: 13 },
      { kind: 'plain', options: { complete: false }, yaml: '\n', line: 21 },
    ]);
  });

  test('reads CRLF', () => {
    expect(extractFences('```yaml good\r\na: 1\r\n```\r\n')[0]?.yaml).toBe('a: 1\n');
  });
});
