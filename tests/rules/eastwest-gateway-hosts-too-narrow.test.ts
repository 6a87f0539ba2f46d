import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'eastwest-gateway-hosts-too-narrow';
const gateway = (hosts: string, mode = 'AUTO_PASSTHROUGH') => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: cross, namespace: istio-system }
spec:
  selector: { istio: eastwestgateway }
  servers:
  - port: { number: 15443, name: tls, protocol: TLS }
    tls: { mode: ${mode} }
    hosts: [${hosts}]
`;
const entry = (location: string) => `---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: old, namespace: shop }
spec:
  hosts: [catalog.shop.global]
  location: ${location}
  resolution: DNS
  ports: [{ number: 80, name: http, protocol: HTTP }]
`;

describe(RULE, () => {
  test.each([
    ['a public name', gateway("'*.example.com'")],
    ['two of them', gateway("'*.example.com', shop.example.org")],
    ['another domain of the cluster', gateway("'*.corp.internal'")],
    ['the old suffix without an entry', gateway("'*.global'")],
    ['an entry outside the mesh', gateway("'*.global'") + entry('MESH_EXTERNAL')],
  ])('reports %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 9, severity: 'error', certainty: 'likely' }]);
  });

  test.each([
    ['*.local', gateway("'*.local'")],
    ['everything', gateway("'*'")],
    ['with a namespace before it', gateway("'*/*.local'")],
    ['one namespace', gateway("'*.shop.svc.cluster.local'")],
    ['one service', gateway('catalog.shop.svc.cluster.local')],
    ['exported services', gateway("'*.clusterset.local'")],
    ['an entry of the mesh has the name', gateway("'*.global'") + entry('MESH_INTERNAL')],
    ['another mode is another fault', gateway("'*.example.com'", 'PASSTHROUGH')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('goes by the domain of the cluster', () => {
    expect(check(RULE, gateway("'*.internal'"), { clusterDomain: 'corp.internal' })).toEqual([]);
  });

  test('writes *.local', () => {
    expect(fixed(RULE, gateway("'*.example.com'"))).toBe(gateway("'*.local'"));
  });
});
