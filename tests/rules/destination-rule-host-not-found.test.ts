import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { paste, service, serviceEntry } from './references.ts';

const RULE = 'destination-rule-host-not-found';
/** The host is on line 5. */
const rule = (host: string, namespace = 'shop', more = '') =>
  `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: a, namespace: ${namespace} }\nspec:\n  host: ${host}\n${more}`;
const hidden = (to: string) =>
  service('cart', 'shop').replace(
    'namespace: shop }',
    `namespace: shop, annotations: { networking.istio.io/exportTo: "${to}" } }`,
  );

describe(RULE, () => {
  test.each([
    ['another name', [rule('basket'), service('cart')]],
    ['a full name', [rule('basket.shop.svc.cluster.local'), service('cart')]],
    ['a short name in another namespace', [rule('cart', 'web'), service('cart'), service('web', 'web')]],
    ['name and namespace', [rule('cart.shop', 'web'), service('cart')]],
    ['another host outside', [rule('api.example.com'), serviceEntry('www.example.com')]],
    ['a Service that is not exported here', [rule('cart.shop.svc.cluster.local', 'web'), hidden('.')]],
    [
      'a ServiceEntry that is not exported here',
      [rule('a.example.com', 'web'), serviceEntry('a.example.com', 'shop', '["."]')],
    ],
  ])('reports: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toMatchObject([
      { line: 5, severity: 'warning', certainty: 'likely' },
    ]);
  });

  test.each([
    ['a short name of another namespace', rule('cart', 'web'), paste(service('cart'), service('web', 'web'))],
    ['name and namespace', rule('cart.shop', 'web'), service('cart')],
    ['name, namespace and svc', rule('cart.shop.svc', 'web'), service('cart')],
  ])('offers the full name: %s', (_name, text, services) => {
    expect(fixed(RULE, paste(text, services))).toContain('host: cart.shop.svc.cluster.local');
  });

  test.each([
    ['a Service', [rule('cart'), service('cart')]],
    [
      'a Service of another namespace, in full',
      [rule('cart.shop.svc.cluster.local', 'web'), service('cart')],
    ],
    ['a ServiceEntry', [rule('a.example.com'), serviceEntry('a.example.com')]],
    ['a wildcard ServiceEntry', [rule('a.example.com'), serviceEntry('*.example.com')]],
    ['a wildcard', [rule('"*.shop.svc.cluster.local"'), service('cart')]],
    ['every host', [rule('"*"'), service('cart')]],
    [
      'a rule for the namespace that sees the Service',
      [rule('cart.shop.svc.cluster.local', 'web', '  exportTo: [x]\n'), hidden('x')],
    ],
    ['no Service of the namespace was pasted', [rule('cart', 'web'), service('orders')]],
    ['no ServiceEntry was pasted', [rule('a.example.com'), service('cart')]],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
