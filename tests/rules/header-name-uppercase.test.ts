import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const match = (body: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart]
  http:
  - match:
    - ${body}
    route: [{ destination: { host: cart } }]
`;
const hash = (name: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  trafficPolicy:
    loadBalancer:
      consistentHash:
        httpHeaderName: ${name}
`;

describe('header-name-uppercase', () => {
  test.each([
    ['a match', match('headers: { X-Canary: { exact: "true" } }'), 8],
    ['an exclusion', match('withoutHeaders: { X-Canary: {} }'), 8],
    ['a hash', hash('User'), 9],
  ])('says so, as an info: %s', (_name, text, line) => {
    expect(check('header-name-uppercase', text)).toMatchObject([{ line, severity: 'info' }]);
    expect(rulesThatFind(text)).toEqual(['header-name-uppercase']);
    expect(rulesThatFind(fixed('header-name-uppercase', text) ?? text)).toEqual([]);
  });

  test.each([
    ['lower case', match('headers: { x-canary: { exact: "TRUE" } }')],
    ['a claim, whose case counts', match("headers: { '@request.auth.claims.groupId': { exact: a } }")],
    ['a hash in lower case', hash('user')],
    ['the case of a path', match('uri: { prefix: /API }')],
  ])('is silent: %s', (_name, text) => {
    expect(check('header-name-uppercase', text)).toEqual([]);
  });
});
