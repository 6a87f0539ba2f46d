import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { requestAuthentication } from './policies.ts';
import { paste } from './references.ts';

const RULE = 'jwks-fetch-unrestricted';
const istiod = (env = '', app = 'istiod') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system, labels: { app: ${app} } }
spec:
  template:
    spec:
      containers:
      - name: discovery
        env: [${env}]
`;
const fetched = requestAuthentication('{ jwtRules: [{ issuer: a, jwksUri: https://a.example.com/keys }] }');
const discovered = requestAuthentication('{ jwtRules: [{ issuer: https://a.example.com }] }');
const written = requestAuthentication('{ jwtRules: [{ issuer: a, jwks: \'{"keys":[]}\' }] }');

describe(RULE, () => {
  test.each([
    ['keys by address', paste(istiod(), fetched), 9],
    ['keys that the issuer’s discovery leads to', paste(istiod(), discovered), 9],
    ['an empty value', paste(istiod('{ name: BLOCKED_CIDRS_IN_JWKS_URIS, value: "" }'), fetched), 9],
  ])('reports: %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning', certainty: 'certain' }]);
  });

  test.each([
    ['blocked', paste(istiod('{ name: BLOCKED_CIDRS_IN_JWKS_URIS, value: 10.0.0.0/8 }'), fetched)],
    [
      'blocked by a value from elsewhere',
      paste(
        istiod('{ name: BLOCKED_CIDRS_IN_JWKS_URIS, valueFrom: { configMapKeyRef: { name: a, key: b } } }'),
        fetched,
      ),
    ],
    ['nothing is fetched', istiod()],
    ['keys that are written down', paste(istiod(), written)],
    ['another Deployment', paste(istiod('', 'shop'), fetched)],
    ['no istiod', fetched],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
