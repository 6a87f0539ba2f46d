import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const sidecar = (name: string, namespace: string, spec: string) => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec:
${spec}
`;

const EGRESS = '  egress: [{ hosts: ["./*"] }]';
const SELECTOR = '  workloadSelector: { labels: { app: x } }\n';
const RULE = 'sidecar-selector-in-root-namespace';

describe(RULE, () => {
  test('reports a selector in the root namespace', () => {
    const text = sidecar('default', 'istio-system', SELECTOR + EGRESS);
    expect(check(RULE, text)).toMatchObject([{ line: 5, severity: 'warning', certainty: 'likely' }]);
    expect(check(RULE, text, { complete: true })).toMatchObject([{ certainty: 'certain' }]);
    expect(fixed(RULE, text)).toBe(sidecar('default', 'istio-system', EGRESS));
  });

  test('follows the root namespace of the mesh', () => {
    expect(
      check(RULE, sidecar('default', 'mesh-root', SELECTOR + EGRESS), { rootNamespace: 'mesh-root' }),
    ).toHaveLength(1);
    expect(
      check(RULE, sidecar('default', 'istio-system', SELECTOR + EGRESS), { rootNamespace: 'mesh-root' }),
    ).toEqual([]);
  });

  test.each([
    ['no selector', sidecar('default', 'istio-system', EGRESS)],
    [
      'an empty selector',
      sidecar('default', 'istio-system', `  workloadSelector: { labels: {} }\n${EGRESS}`),
    ],
    ['another namespace', sidecar('default', 'shop', SELECTOR + EGRESS)],
    [
      'a workload of the root namespace has the labels',
      `${sidecar('default', 'istio-system', SELECTOR + EGRESS)}---\napiVersion: v1\nkind: Pod\nmetadata: { name: p, namespace: istio-system, labels: { app: x } }\nspec: { containers: [] }\n`,
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
