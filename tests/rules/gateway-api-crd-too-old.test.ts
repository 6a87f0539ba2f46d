import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'gateway-api-crd-too-old';
const crd = (
  plural: string,
  bundle: string,
  group = 'gateway.networking.k8s.io',
) => `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${plural}.${group}
  annotations: { gateway.networking.k8s.io/bundle-version: ${bundle} }
`;

describe(RULE, () => {
  test.each([
    ['GRPCRoute', crd('grpcroutes', 'v1.0.0')],
    ['BackendTLSPolicy', crd('backendtlspolicies', 'v1.3.0')],
    ['TLSRoute', crd('tlsroutes', 'v1.4.1')],
    ['TCPRoute', crd('tcproutes', '1.5.0')],
    ['a version before its release', crd('tlsroutes', 'v1.4.0-rc.1')],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 5, severity: 'warning', certainty: 'certain' }]);
  });

  test('goes by the Istio that was chosen', () => {
    const lines = (istioVersion: string) => check(RULE, crd('tlsroutes', 'v1.4.1'), { istioVersion }).length;
    expect(['1.29', '1.30', '1.31'].map(lines)).toEqual([0, 1, 1]);
  });

  test.each([
    ['new enough', crd('tlsroutes', 'v1.5.0')],
    ['newer by two digits', crd('grpcroutes', 'v1.10.0')],
    ['just before the release that is asked for', crd('tcproutes', 'v1.6.0-rc.1')],
    ['a kind of any age', crd('httproutes', 'v0.8.0')],
    ['no version', crd('tlsroutes', 'main')],
    ['another group', crd('tlsroutes', 'v1.0.0', 'example.com')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
