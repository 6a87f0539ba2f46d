import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { paste } from './references.ts';

const RULE = 'network-registry-unknown';
const secret = (field = 'data', labels = '{ istio/multiCluster: "true" }') =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: remote, namespace: istio-system, labels: ${labels} }\n${field}: { east: a2V5 }\n`;
const networks = (name: string) => `networks:
  network2:
    endpoints:
    - fromRegistry: ${name}
    gateways: [{ address: 203.0.113.20, port: 15443 }]
`;
const indented = (text: string) => text.replace(/^(?=.)/gm, '    ');
const configMap = (name: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata:\n  meshNetworks: |\n${indented(networks(name))}`;
const values = (name: string, cluster = 'west') =>
  `global:\n  multiCluster: { clusterName: ${cluster} }\n  meshNetworks:\n    network2: { endpoints: [{ fromRegistry: ${name} }] }\n`;

describe(RULE, () => {
  test.each([
    ['in a file of networks', paste(networks('eest'), secret()), 4],
    ['in the ConfigMap', paste(configMap('eest'), secret()), 9],
    ['in Helm values', paste(values('eest'), secret()), 4],
    ['case counts', paste(networks('kubernetes'), secret()), 4],
    ['a Secret that istiod does not read', paste(networks('east'), secret('data', '{}')), 4],
  ])('reports: %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'error', certainty: 'likely' }]);
  });

  test('names a bare file as istioctl does', () => {
    const { findings } = analyze([{ name: 'paste.yaml', text: paste(networks('eest'), secret()) }], {
      only: [RULE],
    });
    expect(findings[0]?.resource).toEqual({ kind: 'MeshNetworks', name: 'meshnetworks' });
  });

  test.each([
    ['a remote Secret is about it', paste(networks('east'), secret())],
    ['a Secret with plain text', paste(networks('east'), secret('stringData'))],
    ['istiod’s own cluster', paste(values('west'), secret())],
    ['the name of every own registry', paste(networks('Kubernetes'), secret())],
    ['no Secret was pasted', networks('eest')],
    ['a map of something else', paste('networks:\n  a: { cidr: 10.0.0.0/8 }\n', secret())],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
