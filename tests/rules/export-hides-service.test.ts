import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'export-hides-service';
const service = (exportTo: string) => `apiVersion: v1
kind: Service
metadata:
  name: catalog
  namespace: shop
  annotations: { networking.istio.io/exportTo: "${exportTo}" }
spec:
  ports: [{ name: http, port: 80 }]
---
`;
const entry = (exportTo: string) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  exportTo: ${exportTo}
  resolution: DNS
  ports: [{ number: 443, name: tls, protocol: TLS }]
---
`;
const sidecar = (host: string, namespace = 'web') => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: default, namespace: ${namespace} }
spec:
  egress:
  - hosts: ['./*', '${host}']
`;
const CATALOG = 'catalog.shop.svc.cluster.local';

describe(RULE, () => {
  test.each([
    ['its own namespace only', service('.') + sidecar(`shop/${CATALOG}`), 15],
    ['nobody', service('~') + sidecar(`*/${CATALOG}`), 15],
    ['other namespaces', service('ops, jobs') + sidecar(`shop/${CATALOG}`), 15],
    ['a ServiceEntry of its namespace', entry('["."]') + sidecar('shop/api.example.com'), 15],
  ])('reports a host that is exported to %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning', certainty: 'certain' }]);
  });

  test.each([
    ['exported to all', service('*') + sidecar(`shop/${CATALOG}`)],
    ['exported to the caller', service('.,web') + sidecar(`shop/${CATALOG}`)],
    ['no exportTo', service('') + sidecar(`shop/${CATALOG}`)],
    ['a Sidecar of the same namespace', service('.') + sidecar(`shop/${CATALOG}`, 'shop')],
    ['the line names a wildcard', service('.') + sidecar('shop/*')],
    ['the line looks elsewhere', service('.') + sidecar(`ops/${CATALOG}`)],
    ['a host nobody pasted', sidecar('shop/other.shop.svc.cluster.local')],
    [
      'a second ServiceEntry is exported',
      entry('["."]') + entry('["*"]').replace('name: api', 'name: all') + sidecar('shop/api.example.com'),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
