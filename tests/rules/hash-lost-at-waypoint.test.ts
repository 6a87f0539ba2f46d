import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const namespace = (labels: string) => `apiVersion: v1
kind: Namespace
metadata: { name: shop, labels: { ${labels} } }
`;
const service = (labels = '') => `apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop, labels: { app: cart${labels} } }
spec: { ports: [{ name: http, port: 80 }] }
`;
const rule = (key = 'httpHeaderName: user') => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  trafficPolicy: { loadBalancer: { consistentHash: { ${key} } } }
`;
const route = (host: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v, namespace: shop }
spec:
  hosts: [${host}]
  http: [{ route: [{ destination: { host: ${host} } }] }]
`;
const httpRoute = `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: cart, namespace: shop }
spec:
  parentRefs: [{ group: '', kind: Service, name: cart }]
  rules: [{ backendRefs: [{ name: cart, port: 80 }] }]
`;
const all = (...documents: string[]) => documents.join('---\n');
const OLD = { istioVersion: '1.30', complete: true };
const USES = 'istio.io/use-waypoint: waypoint';

describe('hash-lost-at-waypoint', () => {
  test.each([
    ['the namespace uses a waypoint', all(rule(), namespace(USES), service())],
    ['the Service uses a waypoint', all(rule(), service(`, ${USES}`))],
    ['a cookie', all(rule('httpCookie: { name: c }'), service(`, ${USES}`))],
    ['a VirtualService of another host', all(rule(), service(`, ${USES}`), route('orders'))],
  ])('reports: %s', (_name, text) => {
    expect(check('hash-lost-at-waypoint', text, OLD)).toMatchObject([{ line: 6, certainty: 'certain' }]);
  });

  test.each([
    ['1.31', all(rule(), service(`, ${USES}`)), { istioVersion: '1.31', complete: true }],
    ['no waypoint', all(rule(), namespace('a: b'), service()), OLD],
    ['the Service opts out', all(rule(), namespace(USES), service(', istio.io/use-waypoint: none')), OLD],
    ['a VirtualService of the host', all(rule(), service(`, ${USES}`), route('cart')), OLD],
    ['an HTTPRoute of the Service', all(rule(), service(`, ${USES}`), httpRoute), OLD],
    ['the source address', all(rule('useSourceIp: true'), service(`, ${USES}`)), OLD],
    ['routes were not pasted', all(rule(), service(`, ${USES}`)), { istioVersion: '1.30' }],
  ])('is silent: %s', (_name, text, options) => {
    expect(check('hash-lost-at-waypoint', text, options)).toEqual([]);
  });
});
