import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'regex-rewrite-drops-path';
/** The rewrite is on line 9. */
const route = (match: string, rewrite: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web, namespace: shop }\nspec:\n  hosts: [web.example.com]\n  gateways: [shop/edge]\n  http:\n  - match: ${match}\n    rewrite: ${rewrite}\n    route: [{ destination: { host: backend } }]\n`;

describe(RULE, () => {
  test.each([
    ['a path and what is below it', '[{ uri: { regex: "/api(/.*)?" } }]', '{ uri: / }'],
    ['everything below a path', '[{ uri: { regex: "/api/.*" } }]', '{ uri: /v1 }'],
    ['a variable segment', '[{ uri: { regex: "/v[0-9]+/.+" } }]', '{ uri: / }'],
  ])('reports %s', (_name, match, rewrite) => {
    expect(check(RULE, route(match, rewrite))).toMatchObject([{ line: 9, severity: 'warning' }]);
  });

  test.each([
    ['a prefix keeps the rest', '[{ uri: { prefix: /api } }]', '{ uri: /v1 }'],
    ['an expression for one path', '[{ uri: { regex: "/a|/b" } }]', '{ uri: / }'],
    ['every path goes to one file', '[{ uri: { regex: "/app(/.*)?" } }]', '{ uri: /index.html }'],
    [
      'uriRegexRewrite',
      '[{ uri: { regex: "/api(/.*)?" } }]',
      "{ uriRegexRewrite: { match: '^/api', rewrite: '' } }",
    ],
    ['only the host is rewritten', '[{ uri: { regex: "/api(/.*)?" } }]', '{ authority: a.example.com }'],
  ])('is silent: %s', (_name, match, rewrite) => {
    expect(check(RULE, route(match, rewrite))).toEqual([]);
  });

  test('the fix keeps the sub-path; none is offered for an expression it cannot read', () => {
    const after = fixed(RULE, route('[{ uri: { regex: "/api(/.*)?" } }]', '{ uri: /v1 }')) ?? '';
    expect(after).toContain("{ uriRegexRewrite: { match: '^/api/?(.*)$', rewrite: '/v1/\\1' } }");
    expect(check(RULE, after)).toEqual([]);
    expect(check(RULE, route('[{ uri: { regex: "/v[0-9]+/.+" } }]', '{ uri: / }'))[0]?.fixes).toEqual([]);
  });
});
