import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const rule = 'injection-annotation-ignored';
const inject = (value: string) => ({ annotations: { 'sidecar.istio.io/inject': value } });
const namespace = (labels: string) =>
  `---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: {${labels}}\n`;

describe(rule, () => {
  test('reports in a namespace without an injection label', () => {
    const text = deployment(inject('true')) + namespace('team: a');
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, 'sidecar.istio.io/inject'), severity: 'warning', certainty: 'certain' },
    ]);
  });

  test('is an info while the namespace is not known', () => {
    expect(check(rule, deployment(inject('true')))).toMatchObject([
      { severity: 'info', certainty: 'likely' },
    ]);
  });

  test.each([
    ['the namespace injects', deployment(inject('true')) + namespace('istio-injection: enabled')],
    ['the namespace has a revision', deployment(inject('true')) + namespace('istio.io/rev: stable')],
    ['the namespace forbids it', deployment(inject('true')) + namespace('istio-injection: disabled')],
    ['opting out', deployment(inject('false')) + namespace('team: a')],
    [
      'the label is there too',
      deployment({ ...inject('true'), labels: { 'sidecar.istio.io/inject': 'true' } }) + namespace('team: a'),
    ],
    [
      'the Pod names a revision',
      deployment({ ...inject('true'), labels: { 'istio.io/rev': 'stable' } }) + namespace('team: a'),
    ],
    ['no annotation', deployment() + namespace('team: a')],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test('the fix adds the label', () => {
    const text = fixed(rule, deployment(inject('true')) + namespace('team: a')) ?? '';
    expect(text).toMatch(/labels:\n\s+sidecar\.istio\.io\/inject: "true"/);
    expect(check(rule, text)).toEqual([]);
  });
});
