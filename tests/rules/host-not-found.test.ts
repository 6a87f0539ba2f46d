import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste, service, serviceEntry, virtualService } from './references.ts';

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
