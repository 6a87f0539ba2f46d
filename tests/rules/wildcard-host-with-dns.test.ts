import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const entry = (host: string, rest: string) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: hooks, namespace: shop }
spec:
  hosts: [${host}]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  ${rest}
`;
const RULE = 'wildcard-host-with-dns';

describe(RULE, () => {
  test.each([
    ['DNS', entry('"*.example.com"', 'resolution: DNS')],
    ['DNS_ROUND_ROBIN', entry('"*.example.com"', 'resolution: DNS_ROUND_ROBIN')],
    ['one host of several', entry('a.example.com, "*.example.org"', 'resolution: DNS')],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 7, severity: 'error', certainty: 'certain' }]);
    expect(rulesThatFind(text)).toEqual([RULE]);
  });

  test('the fix keeps the client’s address', () => {
    expect(fixed(RULE, entry('"*.example.com"', 'resolution: DNS'))).toBe(
      entry('"*.example.com"', 'resolution: NONE'),
    );
  });

  test.each([
    ['a whole name', entry('a.example.com', 'resolution: DNS')],
    ['NONE', entry('"*.example.com"', 'resolution: NONE')],
    ['no resolution, which is NONE', entry('"*.example.com"', 'location: MESH_EXTERNAL')],
    [
      'endpoints to look up',
      entry('"*.example.com"', 'resolution: DNS\n  endpoints: [{ address: lb.example.com }]'),
    ],
    ['DYNAMIC_DNS', entry('"*.example.com"', 'resolution: DYNAMIC_DNS')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
