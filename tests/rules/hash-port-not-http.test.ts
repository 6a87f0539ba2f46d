import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const service = (...ports: string[]) => `apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec:
  ports: [${ports.join(', ')}]
`;
const rule = (policy: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  trafficPolicy:
    ${policy}
`;
const hash = (key: string) => `loadBalancer: { consistentHash: { ${key} } }`;
const HEADER = hash('httpHeaderName: user');
const TCP = '{ name: tcp-a, port: 80 }';
const HTTP = '{ name: http-b, port: 81 }';
const route = (list: string, gateways = '') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart.example.com]${gateways}
  ${list}:
  - route: [{ destination: { host: cart } }]
`;
const all = (...documents: string[]) => documents.join('---\n');

describe('hash-port-not-http', () => {
  test.each([
    ['a header on TCP', all(service(TCP), rule(HEADER))],
    ['a cookie on TLS', all(service('{ name: https, port: 443 }'), rule(hash('httpCookie: { name: c }')))],
    [
      'a parameter on two TCP ports',
      all(service(TCP, '{ port: 3306 }'), rule(hash('httpQueryParameterName: q'))),
    ],
    [
      'the hash of one port',
      all(service(TCP, HTTP), rule(`portLevelSettings: [{ port: { number: 80 }, ${HEADER} }]`)),
    ],
    ['a tcp route of a gateway', all(service(TCP), rule(HEADER), route('tcp', '\n  gateways: [edge]'))],
  ])('reports: %s', (_name, text) => {
    expect(check('hash-port-not-http', text)).toMatchObject([{ line: 13, certainty: 'likely' }]);
  });

  test.each([
    ['an HTTP port', all(service(HTTP), rule(HEADER))],
    ['one HTTP port among others', all(service(TCP, HTTP), rule(HEADER))],
    ['an undeclared port, where HTTP is detected', all(service('{ port: 80 }'), rule(HEADER))],
    ['gRPC', all(service('{ name: grpc, port: 80 }'), rule(HEADER))],
    ['the source address on TCP', all(service(TCP), rule(hash('useSourceIp: true')))],
    [
      'the hash of the HTTP port',
      all(service(TCP, HTTP), rule(`portLevelSettings: [{ port: { number: 81 }, ${HEADER} }]`)),
    ],
    ['an http route of a gateway', all(service(TCP), rule(HEADER), route('http', '\n  gateways: [edge]'))],
    ['the Service was not pasted', rule(HEADER)],
  ])('is silent: %s', (_name, text) => {
    expect(check('hash-port-not-http', text)).toEqual([]);
  });
});
