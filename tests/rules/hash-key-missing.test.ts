import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const rule = (balancer: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  trafficPolicy:
    loadBalancer: ${balancer}
`;

describe('hash-key-missing', () => {
  test.each([
    ['nothing at all', '{ consistentHash: {} }'],
    ['only the ring', '{ consistentHash: { ringHash: { minimumRingSize: 2048 } } }'],
    ['only maglev', '{ consistentHash: { maglev: { tableSize: 65537 } } }'],
    ['a key without a value', '{ consistentHash: { httpHeaderName: } }'],
  ])('reports: %s', (_name, balancer) => {
    expect(check('hash-key-missing', rule(balancer))).toMatchObject([{ line: 7, certainty: 'certain' }]);
  });

  test.each([
    ['a header', '{ consistentHash: { httpHeaderName: user } }'],
    ['a cookie', '{ consistentHash: { httpCookie: { name: c } } }'],
    ['the source address', '{ consistentHash: { useSourceIp: true } }'],
    ['a query parameter beside the ring', '{ consistentHash: { httpQueryParameterName: q, maglev: {} } }'],
    ['another policy', '{ simple: RANDOM }'],
  ])('is silent: %s', (_name, balancer) => {
    expect(check('hash-key-missing', rule(balancer))).toEqual([]);
  });
});
