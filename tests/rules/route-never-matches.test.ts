import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const RULE = 'route-never-matches';

/** A VirtualService whose rules have these matches (JSON lists of match items) and a destination each. */
const routes = (...rules: string[]) =>
  `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  gateways: [shop/edge, mesh]
  http:
${rules.map((match, index) => `  - match: ${match}\n    route:\n    - destination: { host: backend-${index} }\n`).join('')}`;

describe('route-never-matches, http', () => {
  test.each([
    ['a longer prefix after a shorter', '[{ uri: { prefix: /a } }]', '[{ uri: { prefix: /a-2 } }]'],
    ['the same prefix twice', '[{ uri: { prefix: /a } }]', '[{ uri: { prefix: /a } }]'],
    ['an exact path under a prefix', '[{ uri: { prefix: /a } }]', '[{ uri: { exact: /a/b } }]'],
    ['an expression under a prefix', '[{ uri: { prefix: /a } }]', '[{ uri: { regex: "/a/v[0-9]+/.*" } }]'],
    ['a prefix under an expression', '[{ uri: { regex: "/a/.*" } }]', '[{ uri: { prefix: /a/b } }]'],
    [
      'an exact path under an expression that is tried',
      '[{ uri: { regex: "/v[0-9]+/a" } }]',
      '[{ uri: { exact: /v1/a } }]',
    ],
    [
      'a path and its sub-paths under the same with a group',
      '[{ uri: { regex: "/a(/.*)?" } }]',
      '[{ uri: { exact: /a } }]',
    ],
    ['alternatives of an expression', '[{ uri: { prefix: /a } }]', '[{ uri: { regex: "/a1|/a2" } }]'],
    ['the same expression twice', '[{ uri: { regex: "/a[0-9]" } }]', '[{ uri: { regex: "/a[0-9]" } }]'],
    [
      'letters of another case when case does not count',
      '[{ uri: { prefix: /A }, ignoreUriCase: true }]',
      '[{ uri: { prefix: /ab } }]',
    ],
    ['a method more', '[{ uri: { prefix: /a } }]', '[{ uri: { prefix: /a }, method: { exact: GET } }]'],
    [
      'a header more',
      '[{ headers: { x-a: { exact: "1" } } }]',
      '[{ uri: { prefix: /a }, headers: { X-A: { exact: "1" } } }]',
    ],
    [
      'a header value where presence was asked for',
      '[{ headers: { x-a: {} } }]',
      '[{ headers: { x-a: { exact: "1" } } }]',
    ],
    [
      'a query parameter more',
      '[{ uri: { prefix: /a } }]',
      '[{ uri: { prefix: /a }, queryParams: { v: { exact: "1" } } }]',
    ],
    ['the same port', '[{ uri: { prefix: /a }, port: 80 }]', '[{ uri: { prefix: /ab }, port: 80 }]'],
    [
      'one of its gateways',
      '[{ uri: { prefix: /a }, gateways: [mesh, shop/edge] }]',
      '[{ uri: { prefix: /ab }, gateways: [mesh] }]',
    ],
    [
      'all gateways named',
      '[{ uri: { prefix: /a }, gateways: [mesh, shop/edge] }]',
      '[{ uri: { prefix: /ab } }]',
    ],
    [
      'callers with one label more',
      '[{ uri: { prefix: /a }, sourceLabels: { app: c } }]',
      '[{ uri: { prefix: /ab }, sourceLabels: { app: c, v: "1" } }]',
    ],
    [
      'labels that do not count beside gateways',
      '[{ uri: { prefix: /a }, gateways: [mesh], sourceLabels: { app: c } }]',
      '[{ uri: { prefix: /ab }, gateways: [mesh] }]',
    ],
  ])('reports %s', (_name, first, second) => {
    const found = check(RULE, routes(first, second));
    expect(found).toMatchObject([{ line: 11, severity: 'warning', certainty: 'certain' }]);
  });

  test.each([
    ['the longer prefix first', '[{ uri: { prefix: /a-2 } }]', '[{ uri: { prefix: /a } }]'],
    ['prefixes that part at a slash', '[{ uri: { prefix: /a/ } }]', '[{ uri: { prefix: /a-2 } }]'],
    ['an exact path first', '[{ uri: { exact: /a } }]', '[{ uri: { prefix: /a } }]'],
    ['a header first', '[{ headers: { x-canary: { exact: "1" } } }]', '[{ uri: { prefix: /a } }]'],
    [
      'another header value',
      '[{ headers: { x-a: { exact: "1" } } }]',
      '[{ headers: { x-a: { exact: "2" } } }]',
    ],
    [
      'a header value of another case',
      '[{ headers: { x-a: { exact: user } } }]',
      '[{ headers: { x-a: { exact: User } } }]',
    ],
    ['one method', '[{ uri: { prefix: /a }, method: { exact: GET } }]', '[{ uri: { prefix: /ab } }]'],
    ['one port', '[{ uri: { prefix: /a }, port: 80 }]', '[{ uri: { prefix: /ab }, port: 443 }]'],
    ['one port, then all', '[{ uri: { prefix: /a }, port: 80 }]', '[{ uri: { prefix: /ab } }]'],
    ['one gateway', '[{ uri: { prefix: /a }, gateways: [mesh] }]', '[{ uri: { prefix: /ab } }]'],
    ['some callers', '[{ uri: { prefix: /a }, sourceLabels: { app: c } }]', '[{ uri: { prefix: /ab } }]'],
    [
      'one namespace of callers',
      '[{ uri: { prefix: /a }, sourceNamespace: test }]',
      '[{ uri: { prefix: /ab } }]',
    ],
    ['case that counts', '[{ uri: { prefix: /A } }]', '[{ uri: { prefix: /ab } }]'],
    [
      'case that counts first and not later',
      '[{ uri: { prefix: /a } }]',
      '[{ uri: { prefix: /ab }, ignoreUriCase: true }]',
    ],
    [
      'an expression that does not match the path',
      '[{ uri: { regex: "/a(/.*)?" } }]',
      '[{ uri: { exact: /a-2 } }]',
    ],
    [
      'an expression that is not tried because it could take long',
      '[{ uri: { regex: "/(a+)+x" } }]',
      '[{ uri: { exact: /aax } }]',
    ],
    [
      'an expression whose last letter is optional',
      '[{ uri: { prefix: /ab } }]',
      '[{ uri: { regex: "/ab?c" } }]',
    ],
    ['alternatives that part early', '[{ uri: { prefix: /a } }]', '[{ uri: { regex: "/a1|/b" } }]'],
    ['a header that must be absent', '[{ withoutHeaders: { x-a: {} } }]', '[{ uri: { prefix: /a } }]'],
    ['a field unknown to the check', '[{ uri: { prefix: /a }, future: 1 }]', '[{ uri: { prefix: /ab } }]'],
  ])('is silent after %s', (_name, first, second) => {
    expect(check(RULE, routes(first, second))).toEqual([]);
  });

  test('one dead match of several is reported at that match, without a fix', () => {
    const found = check(
      RULE,
      routes('[{ uri: { prefix: /a } }]', '[{ uri: { prefix: /b } }, { uri: { prefix: /ab } }]'),
    );
    expect(found).toMatchObject([{ line: 11, fixes: [] }]);
    expect(found[0]?.message).toContain('This match is never reached');
  });

  test('a match that repeats one of its own rule is a hint only', () => {
    const found = check(RULE, routes('[{ uri: { prefix: /a } }, { uri: { prefix: /ab } }]'));
    expect(found).toMatchObject([{ severity: 'info' }]);
  });

  test('a rule whose requests reach the same destination anyway is a hint only', () => {
    const same = routes('[{ uri: { prefix: /a } }]', '[{ uri: { prefix: /ab } }]').replace(
      'backend-1',
      'backend-0',
    );
    expect(check(RULE, same)).toMatchObject([{ severity: 'info' }]);
    const timeout = same.replace(
      'backend-0 }\n  - match: [{ uri: { prefix: /ab } }]\n',
      '$&    timeout: 60s\n',
    );
    expect(check(RULE, timeout)).toMatchObject([{ severity: 'warning' }]);
  });

  test('an earlier rule that delegates is not judged', () => {
    const text = routes('[{ uri: { prefix: /a } }]', '[{ uri: { prefix: /ab } }]').replace(
      /route:\n {4}- destination: \{ host: backend-0 \}/,
      'delegate: { name: other }',
    );
    expect(check(RULE, text)).toEqual([]);
  });

  test('the fix moves the rule with its comments above the one that hides it, and is silent then', () => {
    const text = routes(
      '[{ uri: { prefix: /a } }]',
      '[{ uri: { prefix: /c } }]',
      '[{ uri: { prefix: /ab } }]',
    ).replace(
      '  - match: [{ uri: { prefix: /ab } }]',
      '  # for the second team\n  - match: [{ uri: { prefix: /ab } }]',
    );
    const after = fixed(RULE, text);
    expect(after).toBe(
      routes('[{ uri: { prefix: /ab } }]', '[{ uri: { prefix: /a } }]', '[{ uri: { prefix: /c } }]')
        .replace(
          '  - match: [{ uri: { prefix: /ab } }]',
          '  # for the second team\n  - match: [{ uri: { prefix: /ab } }]',
        )
        .replace('backend-0', 'backend-x')
        .replace('backend-1', 'backend-0')
        .replace('backend-2', 'backend-1')
        .replace('backend-x', 'backend-2'),
    );
    expect(rulesThatFind(after ?? '')).toEqual([]);
  });

  test('the fix keeps Windows line ends and a missing last line end', () => {
    const text = routes('[{ uri: { prefix: /a } }]', '[{ uri: { prefix: /ab } }]')
      .trimEnd()
      .replaceAll('\n', '\r\n');
    const after = fixed(RULE, text) ?? '';
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    expect(after).toHaveLength(text.length);
    expect(rulesThatFind(after)).toEqual([]);
  });

  test('no fix is offered where the rules repeat each other, nor in JSON', () => {
    expect(check(RULE, routes('[{ uri: { prefix: /a } }]', '[{ uri: { prefix: /a } }]'))[0]?.fixes).toEqual(
      [],
    );
    const json = JSON.stringify({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: 'web' },
      spec: {
        hosts: ['web.example.com'],
        http: ['/a', '/ab'].map((prefix) => ({
          match: [{ uri: { prefix } }],
          route: [{ destination: { host: `b${prefix.length}` } }],
        })),
      },
    });
    expect(check(RULE, json)).toMatchObject([{ line: 1, fixes: [] }]);
  });
});

describe('route-never-matches, tls and tcp', () => {
  const connections = (list: string, ...matches: string[]) =>
    routes(...matches).replace('  http:', `  ${list}:`);

  test.each([
    [
      'tls',
      'the same name',
      '[{ port: 443, sniHosts: [a.example.com] }]',
      '[{ port: 443, sniHosts: [a.example.com] }]',
    ],
    [
      'tls',
      'a name out of several',
      '[{ sniHosts: [a.example.com, b.example.com] }]',
      '[{ sniHosts: [b.example.com] }]',
    ],
    ['tcp', 'the same port', '[{ port: 9000 }]', '[{ port: 9000 }]'],
    [
      'tcp',
      'the same subnet',
      '[{ port: 9000, destinationSubnets: [10.1.0.0/16] }]',
      '[{ port: 9000, destinationSubnets: [10.1.0.0/16] }]',
    ],
  ])('%s: reports %s', (list, _name, first, second) => {
    expect(check(RULE, connections(list, first, second))).toMatchObject([{ line: 11 }]);
  });

  test.each([
    [
      'tls',
      'a wildcard before a name, because the more specific name wins',
      '[{ sniHosts: ["*.example.com"] }]',
      '[{ sniHosts: [a.example.com] }]',
    ],
    [
      'tls',
      'another port',
      '[{ port: 443, sniHosts: [a.example.com] }]',
      '[{ port: 8443, sniHosts: [a.example.com] }]',
    ],
    ['tcp', 'another port', '[{ port: 9000 }]', '[{ port: 9001 }]'],
    [
      'tcp',
      'a subnet before the rest',
      '[{ port: 9000, destinationSubnets: [10.1.0.0/16] }]',
      '[{ port: 9000 }]',
    ],
  ])('%s: is silent after %s', (list, _name, first, second) => {
    expect(check(RULE, connections(list, first, second))).toEqual([]);
  });
});
