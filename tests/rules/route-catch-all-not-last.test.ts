import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'route-catch-all-not-last';
/** Rules begin on line 8; each takes two lines. */
const routes = (list: string, ...rules: string[]) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: web, namespace: shop }\nspec:\n  hosts: [web.example.com]\n  gateways: [shop/edge, mesh]\n  ${list}:\n${rules
    .map((match, index) => `  - ${match}\n    route: [{ destination: { host: backend-${index} } }]\n`)
    .join('')}`;
const all = 'name: all';
const some = 'match: [{ uri: { prefix: /a } }]';

describe(RULE, () => {
  test.each([
    ['a rule without match first', 'http', [all, some]],
    ['two rules without match', 'http', [all, 'name: rest']],
    ['the prefix / first', 'http', ['match: [{ uri: { prefix: / } }]', some]],
    ['every path by an expression', 'http', ['match: [{ uri: { regex: .* } }]', some]],
    [
      'every path as one of several matches',
      'http',
      ['match: [{ uri: { exact: /x } }, { uri: { prefix: / } }]', some],
    ],
    ['a match without conditions', 'http', ['match: [{ name: anything }]', some]],
    ['tcp', 'tcp', ['name: all', 'match: [{ port: 9000 }]']],
  ])('reports: %s', (_name, list, rules) => {
    expect(check(RULE, routes(list, ...rules))).toMatchObject([{ line: 10, severity: 'warning' }]);
  });

  test('one finding for all the rules below it', () => {
    const found = check(
      RULE,
      routes('http', all, some, 'match: [{ uri: { prefix: /b } }]', 'match: [{ uri: { prefix: /c } }]'),
    );
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain('the 2 after it');
  });

  test.each([
    ['it is last', [some, all]],
    ['it asks for a header', ['match: [{ uri: { prefix: / }, headers: { x-a: {} } }]', some]],
    ['it asks for a port', ['match: [{ uri: { prefix: / }, port: 80 }]', some]],
    ['it is for one gateway of two', ['match: [{ uri: { prefix: / }, gateways: [mesh] }]', some]],
    ['it is for some callers', ['match: [{ uri: { prefix: / }, sourceLabels: { app: a } }]', some]],
    ['it delegates', ['delegate: { name: other }', some]],
    ['it is the only rule', [all]],
  ])('is silent: %s', (_name, rules) => {
    expect(check(RULE, routes('http', ...rules))).toEqual([]);
  });

  test('the fix moves it to the end; there is none where two rules take everything', () => {
    const after = fixed(RULE, routes('http', all, some)) ?? '';
    expect(check(RULE, after)).toEqual([]);
    expect(after.indexOf('name: all')).toBeGreaterThan(after.indexOf('prefix: /a'));
    expect(check(RULE, routes('http', all, 'name: rest'))[0]?.fixes).toEqual([]);
  });

  test('rules that lead to the same place anyway are a hint', () => {
    const text = routes('http', all, some).replace('backend-1', 'backend-0');
    expect(check(RULE, text)).toMatchObject([{ severity: 'info' }]);
  });
});
