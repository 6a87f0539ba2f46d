import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'rewrite-doubles-slash';
/** The rewrite is on line 9. */
const route = (match: string, rewrite: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web, namespace: shop }\nspec:\n  hosts: [web.example.com]\n  gateways: [shop/edge]\n  http:\n  - match: ${match}\n    rewrite: ${rewrite}\n    route: [{ destination: { host: backend } }]\n`;

describe(RULE, () => {
  test.each([
    ['/', '[{ uri: { prefix: /api } }]', '{ uri: / }', '`/api/a` becomes `//a`'],
    [
      'a path with a final slash',
      '[{ uri: { prefix: /api } }]',
      '{ uri: /v1/ }',
      '`/api/a` becomes `/v1//a`',
    ],
    [
      'one of several prefixes',
      '[{ uri: { prefix: /b/ } }, { uri: { prefix: /api } }]',
      '{ uri: / }',
      '`/api/a`',
    ],
  ])('reports a rewrite to %s', (_name, match, rewrite, words) => {
    const found = check(RULE, route(match, rewrite));
    expect(found).toMatchObject([{ line: 9, severity: 'warning' }]);
    expect(found[0]?.message).toContain(words);
  });

  test.each([
    ['the prefix ends in a slash too', '[{ uri: { prefix: /api/ } }]', '{ uri: / }'],
    ['the rewrite has no final slash', '[{ uri: { prefix: /api } }]', '{ uri: /v1 }'],
    ['an exact match', '[{ uri: { exact: /api } }]', '{ uri: / }'],
    ['a regular expression', '[{ uri: { regex: /api.* } }]', '{ uri: / }'],
    ['the prefix /', '[{ uri: { prefix: / } }]', '{ uri: /v1/ }'],
    ['only the host is rewritten', '[{ uri: { prefix: /api } }]', '{ authority: a.example.com }'],
    [
      'an expression wins over uri',
      '[{ uri: { prefix: /api } }]',
      '{ uri: /, uriRegexRewrite: { match: ^/api, rewrite: "" } }',
    ],
  ])('is silent: %s', (_name, match, rewrite) => {
    expect(check(RULE, route(match, rewrite))).toEqual([]);
  });

  test('the fix keeps the rest of the path with one slash', () => {
    const after = fixed(RULE, route('[{ uri: { prefix: /api } }]', '{ uri: /, authority: a }')) ?? '';
    expect(after).toContain(
      "rewrite: { uriRegexRewrite: { match: '^/api/?(.*)$', rewrite: '/\\1' }, authority: a }",
    );
    const pattern = /^\/api\/?(.*)$/;
    expect(['/api', '/api/', '/api/a/b'].map((path) => path.replace(pattern, '/$1'))).toEqual([
      '/',
      '/',
      '/a/b',
    ]);
    expect(check(RULE, after)).toEqual([]);
  });
});
