import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const rule = 'inbound-passthrough-flag-removed';
const FLAG = 'PILOT_ENABLE_INBOUND_PASSTHROUGH';
const values = (value: string) => `pilot:\n  env:\n    ${FLAG}: "${value}"\n    OTHER: "1"\n`;
const operator = `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec:
  components:
    pilot:
      k8s:
        env:
        - name: OTHER
          value: "1"
        - name: ${FLAG}
          value: "false"
`;
const istiod = `apiVersion: apps/v1
kind: Deployment
metadata: { name: istiod, namespace: istio-system }
spec:
  template:
    spec:
      containers:
      - name: discovery
        image: istio/pilot:1.31.1
        env:
        - name: OTHER
          value: "1"
        - name: ${FLAG}
          value: "false"
`;

describe(rule, () => {
  test.each([
    ['Helm values', values('false'), 3],
    ['components of an IstioOperator', operator, 10],
    ['the Deployment', istiod, 13],
  ])('reports in %s', (_name, text, line) => {
    expect(check(rule, text)).toMatchObject([{ line, severity: 'warning', certainty: 'certain' }]);
  });

  test('a leftover that changes nothing is an info', () => {
    expect(check(rule, values('true'))).toMatchObject([{ severity: 'info' }]);
  });

  test.each([
    ['before 1.21', values('false'), { istioVersion: '1.20' }],
    ['another flag', values('false').replace(FLAG, 'PILOT_ENABLE_ANALYSIS'), {}],
    ['nothing', 'pilot:\n  env: {}\n', {}],
  ])('is silent: %s', (_name, text, options) => {
    expect(check(rule, text, options)).toEqual([]);
  });

  test.each([
    ['Helm values', values('false')],
    ['an IstioOperator', operator],
    ['the Deployment', istiod],
  ])('the fix takes it out of %s and keeps the rest', (_name, text) => {
    const after = fixed(rule, text) ?? '';
    expect(after).not.toContain(FLAG);
    expect(after).toContain('OTHER');
  });
});
