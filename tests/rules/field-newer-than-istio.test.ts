import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const policy = `apiVersion: security.istio.io/v1
kind: AuthorizationPolicy
metadata: { name: cart }
spec:
  rules:
  - from:
    - source:
        trustDomains: [cluster.local]
`;

describe('field-newer-than-istio', () => {
  test('reports a field for the versions before it came', () => {
    expect(check('field-newer-than-istio', policy, { istioVersion: '1.29' })).toMatchObject([
      { line: 8, severity: 'warning' },
    ]);
    expect(check('field-newer-than-istio', policy, { istioVersion: '1.29' })[0]?.message).toContain(
      'Istio 1.30',
    );
  });

  test.each(['1.30', '1.31', undefined])('is silent for Istio %s', (istioVersion) => {
    expect(check('field-newer-than-istio', policy, istioVersion ? { istioVersion } : {})).toEqual([]);
  });

  test('does not go on about it as unknown', () => {
    expect(check('unknown-field', policy, { istioVersion: '1.24' })).toEqual([]);
  });
});
