import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, paste } from './references.ts';

const RULE = 'gateway-secret-not-found';
const gateway = (tls: string) =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: public, namespace: shop }\nspec:\n  selector: { istio: public }\n  servers:\n  - hosts: ["*"]\n    port: { number: 443, name: https, protocol: HTTPS }\n    tls: ${tls}\n`;
const tls = (name: string) => `{ mode: SIMPLE, credentialName: "${name}" }`;
const secret = (name: string, namespace: string) =>
  `apiVersion: v1\nkind: Secret\nmetadata: { name: ${name}, namespace: ${namespace} }\n`;
const proxies = (namespace = 'edge') => deployment('public', '{ istio: public }', namespace);
const other = secret('registry-login', 'edge');

describe(RULE, () => {
  test('the Secret stands beside the Gateway, not beside its proxies', () => {
    const text = paste(gateway(tls('shop')), proxies(), secret('shop', 'shop'), other);
    const [finding] = check(RULE, text);
    expect(finding).toMatchObject({ line: 9, severity: 'error', certainty: 'likely' });
    expect(finding?.message).toContain('The one in `shop` is not read');
  });

  test.each([
    ['no Secret of that name', paste(gateway(tls('shop')), proxies(), other)],
    [
      'one of several',
      paste(gateway('{ mode: SIMPLE, credentialNames: [registry-login, shop] }'), proxies(), other),
    ],
    ['with its namespace', paste(gateway(tls('edge/shop')), proxies(), other)],
    ['with a scheme', paste(gateway(tls('kubernetes://shop')), proxies(), other)],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 9 }]);
  });

  test('is certain in a complete paste that holds a Secret', () => {
    const text = paste(gateway(tls('shop')), proxies(), secret('shop', 'web'));
    expect(check(RULE, text, { complete: true })).toMatchObject([{ certainty: 'certain' }]);
    expect(check(RULE, paste(gateway(tls('shop')), proxies()), { complete: true })).toEqual([]);
  });

  test.each([
    ['the Secret is there', paste(gateway(tls('shop')), proxies(), secret('shop', 'edge'))],
    ['by namespace and name', paste(gateway(tls('shop/shop')), proxies(), secret('shop', 'shop'), other)],
    ['no Secret of the namespace was pasted', paste(gateway(tls('shop')), proxies(), secret('a', 'web'))],
    ['nobody knows where the proxies are', paste(gateway(tls('shop')), other)],
    ['a ConfigMap', paste(gateway(tls('configmap://shop')), proxies(), other)],
    ['a template fills it in', paste(gateway(tls('{{ .Values.secret }}')), proxies(), other)],
    ['files', paste(gateway('{ mode: SIMPLE, serverCertificate: /a, privateKey: /b }'), proxies(), other)],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
