import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const HASH = 'loadBalancer: { consistentHash: { httpHeaderName: user } }';
const rule = (namespace: string, body = `trafficPolicy: { ${HASH} }`, exportTo = '') =>
  `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
  namespace: ${namespace}
spec:
  host: cart.shop.svc.cluster.local${exportTo}
  ${body}
`;
const route = (subset = '') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart.example.com]
  gateways: [edge]
  http:
  - route: [{ destination: { host: cart${subset} } }]
`;
const gateway = (namespace: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingress }
  servers: [{ port: { number: 80, protocol: HTTP, name: http }, hosts: ['*'] }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: ingress, namespace: ${namespace} }
spec:
  template:
    metadata: { labels: { istio: ingress } }
    spec: { containers: [{ name: istio-proxy, image: auto }] }
`;
const all = (...documents: string[]) => documents.join('---\n');
const SUBSET = `subsets: [{ name: v1, labels: { v: '1' }, trafficPolicy: { ${HASH} } }]`;

describe('hash-policy-not-applied', () => {
  test.each([
    ['a third namespace', all(rule('web'), route(), gateway('ingress')), 5],
    [
      'exported to its namespace only',
      all(rule('shop', undefined, "\n  exportTo: ['.']"), route(), gateway('ingress')),
      5,
    ],
    ['the subset is not used', all(rule('shop', SUBSET), route()), 8],
    ['another subset is used', all(rule('shop', SUBSET), route(', subset: v2')), 8],
  ])('reports: %s', (_name, text, line) => {
    expect(check('hash-policy-not-applied', text)).toMatchObject([{ line, certainty: 'likely' }]);
  });

  test.each([
    ['the Service’s namespace', all(rule('shop'), route(), gateway('ingress'))],
    ['the root namespace', all(rule('istio-system'), route(), gateway('ingress'))],
    ['the gateway’s namespace', all(rule('ingress'), route(), gateway('ingress'))],
    ['where the gateway runs is not known', all(rule('web'), route())],
    ['only the mesh calls', rule('web')],
    [
      'exported to the gateway’s namespace',
      all(rule('shop', undefined, '\n  exportTo: [ingress]'), route(), gateway('ingress')),
    ],
    ['the subset is used', all(rule('shop', SUBSET), route(', subset: v1'))],
    ['no VirtualService was pasted', rule('shop', SUBSET)],
    [
      'no hash',
      all(rule('web', 'trafficPolicy: { loadBalancer: { simple: RANDOM } }'), route(), gateway('ingress')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check('hash-policy-not-applied', text)).toEqual([]);
  });

  const short = (host: string) => rule('web').replace('cart.shop.svc.cluster.local', host);
  const service = (namespace: string) => `apiVersion: v1
kind: Service
metadata: { name: cart, namespace: ${namespace} }
spec: { ports: [{ name: http, port: 80 }] }
`;

  test.each(['cart', 'cart.shop', 'cart.shop.svc'])(
    'reports the host `%s`, which is not the Service',
    (host) => {
      const text = all(short(host), service('shop'));
      expect(check('hash-policy-not-applied', text)).toMatchObject([{ line: 7, certainty: 'likely' }]);
      expect(fixed('hash-policy-not-applied', text)).toContain('host: cart.shop.svc.cluster.local');
    },
  );

  test.each([
    ['the short name of a Service beside it', all(short('cart'), service('web'))],
    ['two Services could be meant', all(short('cart'), service('shop'), service('test'))],
    ['no Service of that name', all(short('orders'), service('shop'))],
    ['a host outside the mesh', all(short('cart.example.com'), service('shop'))],
    ['a wildcard', all(short("'*.shop.svc.cluster.local'"), service('shop'))],
  ])('is silent about a host: %s', (_name, text) => {
    expect(check('hash-policy-not-applied', text)).toEqual([]);
  });
});
