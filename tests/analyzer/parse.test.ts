import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyze, createMemo } from '../../src/analyzer/index.ts';

const read = (text: string) => analyze([{ name: 'paste.yaml', text }]);
const objects = (text: string) =>
  read(text).resources.map(
    (r) => `${r.kind} ${r.namespace ?? '-'}/${r.name} ${r.range.start.line}:${r.range.start.column}`,
  );
const faults = (text: string) =>
  read(text)
    .findings.filter((f) => f.rule === 'yaml-syntax')
    .map((f) => f.range.start.line);

const service = (name: string) =>
  `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  ports:\n  - name: http\n    port: 80\n`;

describe('ordinary input', () => {
  test.each([
    [
      'several documents',
      `${service('a')}---\n${service('b')}`,
      ['Service default/a 1:1', 'Service default/b 10:1'],
    ],
    [
      'comments and empty documents between',
      `# first\n---\n${service('a')}---\n---\n# end\n`,
      ['Service default/a 3:1'],
    ],
    ['Windows line ends', service('a').replaceAll('\n', '\r\n'), ['Service default/a 1:1']],
    ['a byte order mark, which takes a column', `\uFEFF${service('a')}`, ['Service default/a 1:2']],
    [
      'a Namespace has no namespace',
      'apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n',
      ['Namespace -/a 1:1'],
    ],
    [
      'a cut-off last document',
      `${service('a')}---\napiVersion: v1\nkind: Service\nmetadata:\n  na`,
      ['Service default/a 1:1', 'Service default/ 10:1'],
    ],
  ])('%s', (_name, text, expected) => {
    expect(objects(text)).toEqual(expected);
  });

  test('a List from kubectl, in YAML, keeps the place of each item', () => {
    const items = ['a', 'b']
      .map((name) => service(name).replace(/^/gm, '  ').replace(/^ {2}/, '- ').trimEnd())
      .join('\n');
    const text = `apiVersion: v1\nkind: List\nmetadata:\n  resourceVersion: ""\nitems:\n${items}\n`;
    expect(objects(text)).toEqual(['Service default/a 6:3', 'Service default/b 14:3']);
  });

  test('JSON, as kubectl prints it', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a', namespace: 'shop' },
      spec: {},
    };
    expect(objects(JSON.stringify(object, null, 2))).toEqual(['Service shop/a 1:1']);
    const list = { apiVersion: 'v1', kind: 'ServiceList', items: [object, object] };
    expect(objects(JSON.stringify(list, null, 2)).map((line) => line.split(' ')[1])).toEqual([
      'shop/a',
      'shop/a',
    ]);
  });

  test('a namespace that is written nowhere is the default one given', () => {
    const { resources } = analyze([{ name: 'a', text: service('a') }], { defaultNamespace: 'shop' });
    expect(resources[0]?.namespace).toBe('shop');
  });

  test('anchors, aliases and merge keys', () => {
    const text = `apiVersion: v1\nkind: Service\nmetadata: &m\n  name: a\n---\napiVersion: v1\nkind: Service\nmetadata:\n  <<: { name: b }\n  namespace: shop\n`;
    expect(objects(text)).toEqual(['Service default/a 1:1', 'Service shop/b 6:1']);
  });

  test('Go reads yes and on as booleans', () => {
    const text = `meshConfig:\n  enableAutoMtls: no\n`;
    expect(read(text).settings.autoMtls).toMatchObject({
      value: false,
      from: 'pasted',
      range: { start: { line: 2 } },
    });
  });

  test('several sources keep their names', () => {
    const { resources } = analyze([
      { name: 'a.yaml', text: service('a') },
      { name: 'b.yaml', text: service('b') },
    ]);
    expect(resources.map((r) => `${r.source} ${r.name}`)).toEqual(['a.yaml a', 'b.yaml b']);
  });
});

describe('faults of the text are findings, and the rest is read', () => {
  test.each([
    ['a list item inside a map', `${service('a')}---\nkind: Service\nspec:\n  a: 1\n  - b\n`, [13]],
    ['a tab in the indentation', 'kind: Service\nspec:\n\tports: []\n', [3]],
    ['a bracket that is never closed', 'kind: Service\nspec: [a\n', [3]],
    ['a key twice', 'apiVersion: v1\nkind: Service\nkind: Pod\n', [3]],
    ['an unknown alias', 'apiVersion: v1\nkind: Service\nspec: *x\n', [3]],
  ])('%s', (_name, text, lines) => {
    expect(faults(text)).toEqual(lines);
  });

  test('the other documents are still read', () => {
    expect(objects(`a: [\n---\n${service('a')}`).at(-1)).toContain('Service default/a');
  });

  test('a Helm template is called one', () => {
    const found = read('apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Values.name }}-x\n').findings;
    expect(found.find((f) => f.rule === 'yaml-syntax')?.message).toContain('helm template');
  });

  test('an alias bomb and bottomless nesting end quickly', () => {
    const bomb = `a: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefghi'
      .split('')
      .map((letter, index) => `${letter}: &${letter} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`)
      .join('\n')}\n`;
    expect(read(bomb).resources).toEqual([]);
    expect(read('['.repeat(50_000)).findings.length).toBeGreaterThan(0);
    expect(read(`${'{a: '.repeat(20_000)}`).findings.length).toBeGreaterThan(0);
  });

  test('no text makes it throw', () => {
    const pieces = fc.constantFrom(
      'apiVersion: networking.istio.io/v1\n',
      'kind: VirtualService\n',
      'kind: Gateway\n',
      'kind: Service\n',
      'kind: Deployment\n',
      'kind: IstioOperator\n',
      'kind: ConfigMap\n',
      'metadata:\n',
      '  name: istio\n',
      '  annotations: 3\n',
      'spec:\n',
      '  http:\n',
      '  - match:\n',
      '    - uri: 1\n',
      '    route: {}\n',
      '  - null\n',
      '  hosts: x\n',
      '  ports: [null, 1, {}]\n',
      'data:\n  mesh: |\n    defaultConfig: 1\n',
      'meshConfig: []\n',
      '---\n',
      '\t',
      '&a ',
      '*a',
      '"',
      ': ',
      '- ',
      '\u200b',
      '  template: 1\n',
      '  template:\n    spec:\n      containers: {a: 1}\n',
      '  selector: []\n',
      '  servers: [1, {port: 2, hosts: {}}]\n',
    );
    const text = fc
      .array(fc.oneof({ weight: 5, arbitrary: pieces }, fc.string()), { maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (value) => {
        const report = read(value);
        expect(report.skipped.filter((skip) => skip.reason.includes('error of its own'))).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });
});

test('a document of nothing but comments is no fault', () => {
  expect(read(`# Licence\n# text\n\n##########\n---\n${service('a')}---\n~\n`).findings).toEqual([]);
});

describe('a later run reads only what changed', () => {
  test('and says the same as a run of its own', () => {
    const memo = createMemo();
    const texts = [
      `${service('a')}---\n${service('b')}`,
      `# one line more\n${service('a')}---\n${service('b')}`,
      `${service('b')}---\n${service('b')}--- # again\nkind: [\n`,
      `%YAML 1.2\n---\n${service('a')}`,
    ];
    for (const text of texts) {
      const sources = [{ name: 'paste.yaml', text }];
      expect(analyze(sources, {}, memo)).toEqual(analyze(sources));
    }
  });

  test('keeping the documents whose text is the same', () => {
    const memo = createMemo();
    analyze([{ name: 'a', text: `${service('a')}---\n${service('b')}` }], {}, memo);
    const before = new Map(memo.documents);
    analyze([{ name: 'a', text: `${service('c')}---\n${service('b')}` }], {}, memo);
    const kept = [...memo.documents].filter(([text, documents]) => before.get(text) === documents);
    expect(kept.map(([text]) => text)).toEqual([`---\n${service('b')}`]);
  });
});
