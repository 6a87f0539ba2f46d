import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';

const sidecar = (name: string, namespace: string, spec: string) => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec:
${spec}
`;

const wide = (name: string, namespace = 'shop') => sidecar(name, namespace, '  egress: [{ hosts: ["./*"] }]');
const narrow = (name: string, labels: string, namespace = 'shop') =>
  sidecar(name, namespace, `  workloadSelector: { labels: { ${labels} } }\n  egress: [{ hosts: ["./*"] }]`);
const pod = (labels: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: p, namespace: shop, labels: { ${labels} } }\nspec: { containers: [] }\n`;
const RULE = 'sidecars-clash';
const join = (...documents: string[]) => documents.join('---\n');

describe(RULE, () => {
  test('is silent on two texts of one object', () => {
    expect(check(RULE, join(wide('a'), wide('a')))).toEqual([]);
  });

  test.each([
    ['two without a selector', join(wide('a'), wide('b')), ['IST0111', 'KIA0002']],
    [
      'an empty selector is none',
      join(
        wide('a'),
        sidecar('b', 'shop', '  workloadSelector: { labels: {} }\n  egress: [{ hosts: ["./*"] }]'),
      ),
      ['IST0111', 'KIA0002'],
    ],
    ['equal selectors', join(narrow('a', 'app: x'), narrow('b', 'app: x')), ['IST0110', 'KIA0003']],
    [
      'one selector inside the other',
      join(narrow('a', 'app: x'), narrow('b', 'app: x, version: v2')),
      ['IST0110', 'KIA0003'],
    ],
    [
      'two selectors that meet on a Pod',
      join(narrow('a', 'app: x'), narrow('b', 'tier: web'), pod('app: x, tier: web')),
      ['IST0110', 'KIA0003'],
    ],
  ])('reports both: %s', (_name, text, aliases) => {
    const { findings } = analyze([{ name: 'paste.yaml', text }], { only: [RULE] });
    expect(findings.map(({ resource, aliases }) => [resource?.name, aliases])).toEqual([
      ['a', aliases],
      ['b', aliases],
    ]);
    expect(check(RULE, text)).toMatchObject([{ severity: 'error' }, { severity: 'error' }]);
  });

  test.each([
    ['a default beside one with a selector', join(wide('a'), narrow('b', 'app: x'))],
    ['different namespaces', join(wide('a'), wide('b', 'web'))],
    ['selectors with nothing in common', join(narrow('a', 'app: x'), narrow('b', 'app: y'))],
    [
      'selectors that could meet, but no Pod has both',
      join(narrow('a', 'app: x'), narrow('b', 'tier: web'), pod('app: x')),
    ],
    ['the mesh’s default beside a namespace’s', join(wide('a', 'istio-system'), wide('b'))],
    [
      'ambient, where neither applies',
      join(
        'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }\n',
        wide('a'),
        wide('b'),
      ),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
