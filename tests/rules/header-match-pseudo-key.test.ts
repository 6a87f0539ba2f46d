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

describe('header-match-pseudo-key', () => {
  test.each(['uri', 'scheme', 'method', 'authority'])('reports `%s` among headers', (key) => {
    expect(check('header-match-pseudo-key', match(`headers: { ${key}: { exact: x } }`))).toMatchObject([
      { line: 8, severity: 'warning' },
    ]);
  });

  test('reports it among excluded headers', () => {
    expect(
      check('header-match-pseudo-key', match('withoutHeaders: { method: { exact: GET } }')),
    ).toHaveLength(1);
  });

  test.each([
    ['the field itself', 'method: { exact: POST }'],
    ['Envoy’s own names', "headers: { ':method': { exact: POST } }"],
    ['a header that only begins like one', 'headers: { x-method: { exact: POST }, uri-part: { exact: a } }'],
    ['a query parameter of that name', 'queryParams: { method: { exact: a } }'],
    ['no match', 'uri: { prefix: / }'],
  ])('is silent: %s', (_name, body) => {
    expect(check('header-match-pseudo-key', match(body))).toEqual([]);
  });

  test('the fix moves the key up', () => {
    const text = match('headers:\n        x-a: { exact: b }\n        method:\n          exact: POST');
    const after = fixed('header-match-pseudo-key', text);
    expect(after).toContain('method:\n        exact: "POST"');
    expect(rulesThatFind(after ?? text)).toEqual([]);
  });
});
