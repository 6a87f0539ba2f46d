import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'remote-secret-label-missing';
const secret = (metadata: string, name = 'istio-remote-secret-cluster2') => `apiVersion: v1
kind: Secret
metadata:
  name: ${name}
  namespace: istio-system
${metadata}stringData: { cluster2: kubeconfig }
`;

describe(RULE, () => {
  test.each([
    ['no labels at all', secret(''), 3],
    ['other labels', secret('  labels:\n    team: mesh\n'), 6],
    ['the label switched off', secret('  labels:\n    istio/multiCluster: "false"\n'), 7],
    [
      'known by its annotation',
      secret('  annotations: { networking.istio.io/cluster: cluster2 }\n', 'remote'),
      3,
    ],
  ])('reports %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'error' }]);
  });

  test.each([
    ['the label is there', secret('  labels: { istio/multiCluster: "true" }\n')],
    ['another Secret', secret('', 'cacerts')],
    ['its kind is another', secret('').replace('kind: Secret', 'kind: ConfigMap')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test.each([
    ['to other labels', secret('  labels:\n    team: mesh\n')],
    ['as the first label', secret('')],
    ['in place of "false"', secret('  labels:\n    istio/multiCluster: "false"\n')],
  ])('adds the label %s', (_name, text) => {
    const after = fixed(RULE, text) ?? '';
    expect(after).toContain('istio/multiCluster: "true"');
    expect(check(RULE, after)).toEqual([]);
  });
});
