import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { operator } from './operator.ts';

const RULE = 'install-option-deprecated';

describe(RULE, () => {
  test.each([
    [
      'an option without effect',
      '  values:\n    global:\n      proxy: { enableCoreDump: true }\n',
      7,
      'no chart reads it',
    ],
    ['an option with a successor', '  values:\n    pilot: { nodeSelector: { a: b } }\n', 6, '`k8s`'],
    ['the old way to the CNI plugin', '  values:\n    istio_cni: { enabled: true }\n', 6, 'components.cni'],
    ['a mesh config field', '  meshConfig:\n    certificates: []\n', 6, 'deprecated'],
  ])('tells of %s', (_name, spec, line, words) => {
    expect(check(RULE, operator(spec))).toMatchObject([{ line, severity: 'info' }]);
    expect(check(RULE, operator(spec))[0]?.message).toContain(words);
  });

  test.each([
    ['what is not deprecated', '  values:\n    global: { proxy: { logLevel: warning } }\n'],
    ['the component’s own settings', '  components:\n    pilot: { k8s: { nodeSelector: { a: b } } }\n'],
  ])('is silent: %s', (_name, spec) => {
    expect(check(RULE, operator(spec))).toEqual([]);
  });

  test('is silent on Helm values, whose documentation still has these names', () => {
    expect(check(RULE, 'global: {}\npilot:\n  nodeSelector: { a: b }\n')).toEqual([]);
  });
});
