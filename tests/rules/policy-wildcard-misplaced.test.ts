import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { authorizationPolicy } from './policies.ts';

const RULE = 'policy-wildcard-misplaced';
const to = (operation: string) =>
  authorizationPolicy(`{ rules: [{ to: [{ operation: { ${operation} } }] }] }`);
const from = (source: string) => authorizationPolicy(`{ rules: [{ from: [{ source: { ${source} } }] }] }`);
const when = (condition: string) => authorizationPolicy(`{ rules: [{ when: [{ ${condition} }] }] }`);

describe(RULE, () => {
  test.each([
    ['both ends', to('hosts: ["*.example.com:*"]')],
    ['beside a good one', to('hosts: ["*.example.com", "*.example.com:*"]')],
    ['inside', to('paths: [/users/*/orders]')],
    ['inside and at the end', to('paths: [/users/*/orders/*]')],
    ['of an exclusion', to('notPaths: [/users/*/orders]')],
    ['in a method', to('methods: ["*ET*"]')],
    ['in a principal', from('principals: ["*/ns/*/sa/web"]')],
    ['in a principal’s middle', from('principals: [cluster.local/ns/*/sa/web]')],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 4, severity: 'error', certainty: 'certain' }]);
  });

  test.each([
    ['first', to('hosts: ["*.example.com"]')],
    ['last', to('paths: [/api/*]')],
    ['alone', from('principals: ["*"]')],
    ['a template', to('paths: ["/users/{*}/orders"]')],
    ['a namespace, where it may stand anywhere', from('namespaces: ["a*z"]')],
    ['a header, which may hold a star', when('key: "request.headers[accept]", values: ["*/*"]')],
    ['the issuer of a token', from('requestPrincipals: ["https://a.example.com/*"]')],
    ['no star', to('paths: [/users]')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
