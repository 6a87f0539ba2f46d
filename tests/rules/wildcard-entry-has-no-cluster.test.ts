import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste, service, serviceEntry, virtualService } from './references.ts';

const RULE = 'wildcard-entry-has-no-cluster';
const wildcard = serviceEntry('*.example.com')
  .replace('name: entry', 'name: wildcard')
  .replace('resolution: DNS', 'resolution: NONE');
const to = (host: string, namespace = 'shop') =>
  virtualService({ hosts: '[a.example.com]', destination: `{ host: "${host}" }`, namespace });

describe(RULE, () => {
  test.each([
    ['a name under it', [to('a.example.com'), wildcard]],
    ['a name two labels under it', [to('b.a.example.com'), wildcard]],
    ['an exact entry for another name', [to('a.example.com'), wildcard, serviceEntry('b.example.com')]],
    [
      'an exact entry that is not exported here',
      [to('a.example.com', 'web'), wildcard, serviceEntry('a.example.com', 'shop', '["."]')],
    ],
  ])('reports: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toMatchObject([
      { line: 9, severity: 'warning', certainty: 'likely' },
    ]);
  });

  test('a mirror', () => {
    const text = paste(`${to('cart')}    mirror: { host: a.example.com }\n`, wildcard);
    expect(check(RULE, text)).toMatchObject([{ line: 10 }]);
  });

  test.each([
    ['an exact entry', [to('a.example.com'), wildcard, serviceEntry('a.example.com')]],
    ['an exact entry in other letters', [to('a.example.com'), wildcard, serviceEntry('A.example.com')]],
    ['the wildcard itself', [to('*.example.com'), wildcard]],
    ['a host that nothing covers', [to('a.example.net'), wildcard]],
    ['the bare domain', [to('example.com'), wildcard]],
    ['a Service', [to('cart'), service('cart'), serviceEntry('*.shop.svc.cluster.local')]],
    ['no ServiceEntry', [to('a.example.com')]],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
