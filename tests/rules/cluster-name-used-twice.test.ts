import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'cluster-name-used-twice';
const operator = (cluster: string, network: string) => `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: { name: ${network || 'mesh'} }
spec:
  values:
    global:
      ${network ? `network: ${network}` : 'meshID: mesh1'}
      multiCluster: { clusterName: ${cluster} }
`;
const helm = (cluster: string, network: string) =>
  `global:\n  network: ${network}\n  multiCluster: { clusterName: ${cluster} }\n`;

describe(RULE, () => {
  test.each([
    ['in two IstioOperators', `${operator('c1', 'n1')}---\n${operator('c1', 'n2')}`, 17],
    ['in two values files', `${helm('c1', 'n1')}---\n${helm('c1', 'n2')}`, 7],
    ['in one of each', `${operator('c1', 'n1')}---\n${helm('c1', 'n2')}`, 12],
  ])('reports one name on two networks %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'error' }]);
  });

  test('reports two clusters without a name', () => {
    const unnamed = (network: string) => operator('""', network);
    expect(check(RULE, `${unnamed('n1')}---\n${unnamed('n2')}`)).toMatchObject([{ line: 17 }]);
    const gateway = unnamed('n2').replace('spec:', 'spec:\n  profile: empty');
    expect(check(RULE, `${unnamed('n1')}---\n${gateway}`)).toEqual([]);
    expect(check(RULE, `${unnamed('n1')}---\n${operator('c2', 'n2')}`)).toEqual([]);
  });

  test.each([
    ['two names', `${operator('c1', 'n1')}---\n${operator('c2', 'n2')}`],
    ['two installations of one cluster', `${operator('c1', 'n1')}---\n${operator('c1', 'n1')}`],
    ['no networks are named', `${operator('c1', '')}---\n${operator('c1', '')}`],
    ['one installation', operator('c1', 'n1')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
