import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'version-read-as-number';

describe(RULE, () => {
  test.each([
    [
      'in an IstioOperator',
      'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: { name: mesh }\nspec:\n  tag: 1.30\n',
      5,
    ],
    ['in Helm values', 'global:\n  tag: 1.30\n', 2],
  ])('reports a lost zero %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'error' }]);
  });

  test.each([
    ['in quotes', 'global:\n  tag: "1.30"\n'],
    ['a number that loses nothing', 'global:\n  tag: 1.31\n'],
    ['three parts are text', 'global:\n  tag: 1.30.0\n'],
    ['no tag', 'global:\n  hub: docker.io/istio\n'],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('puts it in quotes', () => {
    expect(fixed(RULE, 'global:\n  tag: 1.30\n')).toBe('global:\n  tag: "1.30"\n');
  });
});
