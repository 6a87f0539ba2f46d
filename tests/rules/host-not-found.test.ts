import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { gateway, paste, service, serviceEntry, virtualService } from './references.ts';

const found = (...documents: string[]) => check('host-not-found', paste(...documents));
const to = (host: string, more = '') => virtualService({ destination: `{ host: "${host}" }`, more });

describe('host-not-found', () => {
  test.each([
    ['no Service of that name', [to('basket'), service('cart')], 'no Service or ServiceEntry is called that'],
    [
      'a short name means the own namespace',
      [to('cart'), service('cart', 'other'), service('web')],
      'write `cart.other.svc.cluster.local`',
    ],
    [
      'name.namespace is no full name',
      [to('cart.other'), service('cart', 'other'), serviceEntry('x.example.com')],
      'cart.other',
    ],
    [
      'a ServiceEntry for another host',
      [to('api.example.com'), serviceEntry('www.example.com')],
      'api.example.com',
    ],
    [
      'a wildcard does not cover the bare domain',
      [to('example.com'), serviceEntry('*.example.com')],
      'example.com',
    ],
    [
      'a Service that is not exported',
      [
        to('cart.other.svc.cluster.local'),
        service('cart', 'other').replace(
          'namespace: other',
          'namespace: other, annotations: { networking.istio.io/exportTo: "." }',
        ),
      ],
      'not exported',
    ],
    [
      'a ServiceEntry that is not exported',
      [to('api.example.com'), serviceEntry('api.example.com', 'other', '["."]')],
      'not exported',
    ],
  ])('reports: %s', (_name, documents, words) => {
    const findings = found(...documents);
    expect(findings).toMatchObject([{ line: 9, certainty: 'likely' }]);
    expect(findings[0]?.message).toContain(words);
  });

  test('a VirtualService that only one namespace gets must lead somewhere for that one', () => {
    const own = service('cart').replace(
      'namespace: shop',
      'namespace: shop, annotations: { networking.istio.io/exportTo: "." }',
    );
    const route = (exportTo: string) => to('cart').replace('spec:\n', `spec:\n  exportTo: ${exportTo}\n`);
    const [finding] = found(route('[web]'), own);
    expect(finding).toMatchObject({ line: 10 });
    expect(finding?.message).toContain('not exported to namespace `web`');
    expect(found(route('[web, .]'), own)).toEqual([]);
    expect(found(route('["*"]'), own)).toEqual([]);
  });

  test.each([
    ['no Service of the namespace', [to('cart'), service('web', 'other')]],
    [
      'only the gateway’s Service in the namespace',
      [
        to('cart'),
        gateway('public', 'shop'),
        service('edge').replace('selector: { app: edge }', 'selector: { istio: edge, app: edge }'),
      ],
    ],
    ['neither a Service nor a ServiceEntry', [to('api.example.com')]],
  ])('a paste called complete proves nothing with %s', (_name, documents) => {
    expect(check('host-not-found', paste(...documents), { complete: true })).toEqual([]);
  });

  test('a complete paste with a Service of the namespace is proof', () => {
    expect(check('host-not-found', paste(to('cart'), service('web')), { complete: true })).toMatchObject([
      { line: 9, certainty: 'certain' },
    ]);
  });

  test('mirrors count', () => {
    expect(found(to('cart', '    mirror: { host: basket }\n'), service('cart'))).toMatchObject([
      { line: 10 },
    ]);
  });

  test.each([
    ['the Service is there', [to('cart'), service('cart')]],
    ['the full name of it', [to('cart.shop.svc.cluster.local'), service('cart')]],
    [
      'a Service of another namespace by its full name',
      [to('cart.other.svc.cluster.local'), service('cart', 'other')],
    ],
    ['a host of a ServiceEntry', [to('api.example.com'), serviceEntry('api.example.com')]],
    ['a host under a wildcard of a ServiceEntry', [to('eu.api.example.com'), serviceEntry('*.example.com')]],
    [
      'a ServiceEntry exported to this namespace',
      [to('api.example.com'), serviceEntry('api.example.com', 'other', '[shop]')],
    ],
    ['no Service was pasted', [to('cart')]],
    ['no Service of that namespace was pasted', [to('cart'), service('web', 'other')]],
    ['no ServiceEntry was pasted', [to('api.example.com'), service('cart')]],
  ])('is silent: %s', (_name, documents) => {
    expect(found(...documents)).toEqual([]);
  });

  test('another cluster domain is honoured', () => {
    const text = paste(to('cart.shop.svc.k8s.example'), service('cart'));
    expect(check('host-not-found', text, { clusterDomain: 'k8s.example' })).toEqual([]);
  });
});
