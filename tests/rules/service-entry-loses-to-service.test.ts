import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'service-entry-loses-to-service';
const service = (exportTo = '*') => `apiVersion: v1
kind: Service
metadata:
  name: catalog
  namespace: shop
  annotations: { networking.istio.io/exportTo: "${exportTo}" }
spec: { ports: [{ name: http, port: 80 }] }
---
`;
const entry = (host: string, namespace = 'web') => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: other, namespace: ${namespace} }
spec:
  hosts:
  - ${host}
  resolution: STATIC
  ports: [{ number: 80, name: http, protocol: HTTP }]
`;
const CATALOG = 'catalog.shop.svc.cluster.local';

describe(RULE, () => {
  test('reports a ServiceEntry of another namespace', () => {
    expect(check(RULE, service() + entry(CATALOG))).toMatchObject([
      { line: 14, severity: 'warning', certainty: 'likely' },
    ]);
  });

  test.each([
    ['the same namespace: it adds endpoints', service() + entry(CATALOG, 'shop')],
    ['the Service is not seen there', service('.') + entry(CATALOG)],
    ['a name of its own', service() + entry('api.example.com')],
    ['a wildcard', service() + entry("'*.shop.svc.cluster.local'")],
    ['no such Service was pasted', entry(CATALOG)],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
