import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const route = (host: string, subset: string, namespace = 'shop') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: ${namespace} }
spec:
  hosts: [cart.example.com]
  http:
  - route:
    - destination:
        host: ${host}
        subset: ${subset}
`;
const rule = (host: string, subset: string, namespace = 'shop') => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: ${namespace} }
spec:
  host: ${host}
  subsets: [{ name: ${subset} }]
`;

describe('subset-not-found', () => {
  test.each([
    ['another subset of the same host', [route('cart', 'v2'), rule('cart', 'v1')], 10, 'likely'],
    ['the subset belongs to another host', [route('cart', 'v1'), rule('orders', 'v1')], 10, 'likely'],
    [
      'a wildcard for other names',
      [route('cart', 'v1'), rule('"*.test.svc.cluster.local"', 'v1')],
      10,
      'likely',
    ],
    [
      'a short name in another namespace is another host',
      [route('cart', 'v1'), rule('cart', 'v1', 'test')],
      10,
      'likely',
    ],
  ])('reports: %s', (_name, documents, line, certainty) => {
    expect(check('subset-not-found', documents.join('---\n'))).toMatchObject([{ line, certainty }]);
  });

  test('is certain when the paste is the whole mesh', () => {
    const text = [route('cart', 'v1'), rule('orders', 'v1')].join('---\n');
    expect(check('subset-not-found', text, { complete: true })).toMatchObject([
      { line: 10, certainty: 'certain' },
    ]);
  });

  test('a paste called complete proves nothing without any DestinationRule', () => {
    expect(check('subset-not-found', route('cart', 'v1'), { complete: true })).toEqual([]);
  });

  test.each([
    ['the subset exists', [route('cart', 'v1'), rule('cart', 'v1')]],
    ['short and full name are one host', [route('cart.shop.svc.cluster.local', 'v1'), rule('cart', 'v1')]],
    [
      'a DestinationRule for all of the namespace defines it',
      [route('cart', 'v1'), rule('"*.shop.svc.cluster.local"', 'v1')],
    ],
    ['a DestinationRule for every host defines it', [route('cart', 'v1'), rule('"*"', 'v1')]],
    ['the host is outside the mesh', [route('api.example.com', 'v1'), rule('api.example.com', 'v1')]],
    ['no DestinationRule was pasted', [route('cart', 'v1')]],
  ])('is silent: %s', (_name, documents) => {
    expect(check('subset-not-found', documents.join('---\n'))).toEqual([]);
  });
});
