import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const service = (port: string, type = 'ExternalName') => `apiVersion: v1
kind: Service
metadata: { name: payments, namespace: shop }
spec:
  type: ${type}
  externalName: api.example.com
  ports:
  - ${port}
`;

describe('external-name-port-takes-all', () => {
  test.each([
    ['no name', '{ port: 443 }'],
    ['no protocol', '{ name: nginx, port: 443 }'],
    ['plain tcp', '{ name: tcp, port: 443 }'],
  ])('reports: %s', (_name, port) => {
    expect(check('external-name-port-takes-all', service(port))).toMatchObject([
      { line: 8, severity: 'warning', object: 'Service shop/payments' },
    ]);
  });

  test.each([
    ['https', service('{ name: https, port: 443 }')],
    ['http', service('{ name: http-api, port: 80 }')],
    ['tcp and a suffix, which istioctl takes too', service('{ name: tcp-api, port: 443 }')],
    ['by appProtocol', service('{ port: 443, appProtocol: tls }')],
    ['another type of Service', service('{ port: 443 }', 'ClusterIP')],
  ])('is silent: %s', (_name, text) => {
    expect(check('external-name-port-takes-all', text)).toEqual([]);
  });
});
