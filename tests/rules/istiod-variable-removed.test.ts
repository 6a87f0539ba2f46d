import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'istiod-variable-removed';
const values = (name: string) => `pilot:\n  env:\n    ${name}: "false"\n`;
const operator = (name: string) => `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: { name: mesh }
spec:
  components:
    pilot:
      k8s:
        env:
        - name: ${name}
          value: "true"
`;
const deployment = (app: string, name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system }
spec:
  template:
    metadata: { labels: { app: ${app} } }
    spec:
      containers:
      - name: discovery
        env:
        - { name: ${name}, value: "true" }
`;

describe(RULE, () => {
  test.each([
    ['in Helm values', values('ENABLE_INBOUND_RETRY_POLICY'), 3],
    ['in an IstioOperator', operator('PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY'), 9],
    ['in the Deployment of istiod', deployment('istiod', 'PILOT_ENABLE_HBONE'), 11],
  ])('reports a variable %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning' }]);
  });

  test('goes by the version', () => {
    const text = values('PILOT_SPAWN_UPSTREAM_SPAN_FOR_GATEWAY');
    expect(check(RULE, text, { istioVersion: '1.30' })).toEqual([]);
    expect(check(RULE, text, { istioVersion: '1.31' })).toHaveLength(1);
  });

  test.each([
    ['a variable that is read', values('PILOT_HTTP10')],
    ['a name Istio never had', operator('MY_OWN')],
    ['a Deployment of your own', deployment('web', 'PILOT_ENABLE_HBONE')],
    ['one that has a rule of its own', values('PILOT_ENABLE_INBOUND_PASSTHROUGH')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
