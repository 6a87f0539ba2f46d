import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'proxy-privileged';

describe(RULE, () => {
  test.each([
    ['in Helm values', 'global:\n  proxy:\n    privileged: true\n', 3],
    [
      'in an IstioOperator',
      'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: { name: mesh }\nspec:\n  values:\n    global:\n      proxy:\n        privileged: true\n',
      8,
    ],
  ])('reports it %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning' }]);
  });

  test.each([
    ['off', 'global:\n  proxy:\n    privileged: false\n'],
    ['not written', 'global:\n  proxy:\n    logLevel: warning\n'],
    ['privileged CNI agents are another thing', 'cni:\n  privileged: true\n'],
    [
      'a Pod of your own',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec:\n  containers:\n  - name: a\n    securityContext: { privileged: true }\n',
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
