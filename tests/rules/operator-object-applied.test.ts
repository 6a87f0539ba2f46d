import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'operator-object-applied';
const operator = (metadata: string, more = '') =>
  `apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata:\n  name: mesh\n${metadata}spec:\n  profile: demo\n${more}`;

describe(RULE, () => {
  test.each([
    ['with a uid', operator('  uid: 6f1c\n')],
    ['with a status', operator('', 'status: { status: HEALTHY }\n')],
    [
      'with what kubectl apply leaves',
      operator('  annotations: { kubectl.kubernetes.io/last-applied-configuration: "{}" }\n'),
    ],
  ])('tells of an object from a cluster: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 2, severity: 'info' }]);
  });

  test.each([
    ['a file', operator('')],
    ['a file with a namespace and labels', operator('  namespace: istio-system\n  labels: { team: mesh }\n')],
    ['another kind from a cluster', 'apiVersion: v1\nkind: Service\nmetadata: { name: a, uid: 6f1c }\n'],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
