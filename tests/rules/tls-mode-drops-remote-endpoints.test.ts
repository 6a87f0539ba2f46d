import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'tls-mode-drops-remote-endpoints';
const networks = `apiVersion: v1
kind: Service
metadata:
  name: istio-eastwestgateway
  namespace: istio-system
  labels: { topology.istio.io/network: network1 }
spec:
  selector: { istio: eastwestgateway }
  ports: [{ name: tls, port: 15443 }]
---
`;
const rule = (spec: string, host = 'catalog.shop.svc.cluster.local') => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: catalog, namespace: shop }
spec:
  host: '${host}'
${spec}`;
const policy = (mode: string) => `  trafficPolicy:
    tls:
      mode: ${mode}
`;

describe(RULE, () => {
  test.each([
    ['DISABLE', rule(policy('DISABLE')), 18],
    ['SIMPLE', rule(policy('SIMPLE')), 18],
    ['MUTUAL', rule(policy('MUTUAL')), 18],
    ['a short name', rule(policy('DISABLE'), 'catalog'), 18],
    ['every host of the mesh', rule(policy('DISABLE'), '*.local'), 18],
    [
      'one port',
      rule(
        '  trafficPolicy:\n    portLevelSettings:\n    - port: { number: 80 }\n      tls: { mode: DISABLE }\n',
      ),
      19,
    ],
    [
      'one subset',
      rule(
        '  subsets:\n  - name: v1\n    labels: { version: v1 }\n    trafficPolicy: { tls: { mode: DISABLE } }\n',
      ),
      19,
    ],
  ])('reports %s', (_name, text, line) => {
    expect(check(RULE, networks + text)).toMatchObject([{ line, severity: 'warning', certainty: 'likely' }]);
  });

  test.each([
    ['Istio’s own TLS', networks + rule(policy('ISTIO_MUTUAL'))],
    ['no mode', networks + rule('  trafficPolicy: { loadBalancer: { simple: RANDOM } }\n')],
    ['a host outside the mesh', networks + rule(policy('SIMPLE'), 'api.example.com')],
    ['istiod itself', networks + rule(policy('SIMPLE'), 'istiod.istio-system.svc.cluster.local')],
    ['one network', rule(policy('DISABLE'))],
    [
      'a gateway of one network',
      networks.replace('topology.istio.io/network: network1', 'a: b') + rule(policy('DISABLE')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('takes tls out, or the policy that has nothing else', () => {
    expect(fixed(RULE, networks + rule(policy('DISABLE')))).toBe(networks + rule(''));
    const more = '  trafficPolicy:\n    loadBalancer: { simple: RANDOM }\n    tls:\n      mode: DISABLE\n';
    expect(fixed(RULE, networks + rule(more))).toBe(
      networks + rule('  trafficPolicy:\n    loadBalancer: { simple: RANDOM }\n'),
    );
  });
});
