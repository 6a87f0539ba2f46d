import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { kubernetesGateway } from './kubernetes-routes.ts';
import { authorizationPolicy } from './policies.ts';
import { paste } from './references.ts';

const RULE = 'principal-used-by-nobody';
const from = (source: string) => authorizationPolicy(`{ rules: [{ from: [{ source: { ${source} } }] }] }`);
const principal = (text: string) => from(`principals: ["${text}"]`);
const workload = (account = '', namespace = 'web') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web, namespace: ${namespace} }\nspec: { template: { spec: { ${account && `serviceAccountName: ${account}, `}containers: [{ name: app, image: app }] } } }\n`;

describe(RULE, () => {
  test.each([
    ['another account', paste(principal('cluster.local/ns/web/sa/web'), workload('frontend')), ['KIA0106']],
    ['the default account', paste(principal('cluster.local/ns/web/sa/web'), workload()), ['KIA0106']],
    ['an exclusion', paste(from('notPrincipals: [cluster.local/ns/web/sa/web]'), workload()), []],
    ['by account', paste(from('serviceAccounts: [web/web]'), workload()), []],
    ['by account of the own namespace', paste(from('serviceAccounts: [web]'), workload('', 'shop')), []],
  ])('reports: %s', (_name, text, aliases) => {
    expect(check(RULE, text)).toMatchObject([{ line: 4, severity: 'warning', certainty: 'likely' }]);
    const { findings } = analyze([{ name: 'paste.yaml', text }], { only: [RULE] });
    expect(findings.map((finding) => finding.aliases)).toEqual([aliases]);
  });

  test('is certain when the paste is all there is', () => {
    expect(check(RULE, principal('cluster.local/ns/web/sa/web'), { complete: true })).toMatchObject([
      { certainty: 'certain' },
    ]);
  });

  test.each([
    ['in use', paste(principal('cluster.local/ns/web/sa/web'), workload('web'))],
    ['the default account in use', paste(principal('cluster.local/ns/web/sa/default'), workload())],
    ['of another trust domain', paste(principal('td.example.com/ns/web/sa/web'), workload('web'))],
    ['a pattern', paste(principal('cluster.local/ns/web/*'), workload())],
    [
      'no workload of that namespace was pasted',
      paste(principal('cluster.local/ns/web/sa/web'), workload('a', 'shop')),
    ],
    [
      'a gateway that istiod makes',
      paste(
        principal('cluster.local/ns/edge/sa/public-istio'),
        kubernetesGateway('  - { name: http, port: 80, protocol: HTTP }\n'),
        workload('a', 'edge'),
      ),
    ],
    ['another form, another fault', paste(principal('web/web'), workload())],
    ['a token’s principal', paste(from('requestPrincipals: [issuer/ns/web/sa/web]'), workload())],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
