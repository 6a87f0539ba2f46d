import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'eastwest-gateway-not-passthrough';
const gateway = ({
  selector = 'istio: eastwestgateway',
  port = 15443,
  tls = 'mode: PASSTHROUGH',
  host = '*.local',
} = {}) =>
  `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: cross, namespace: istio-system }
spec:
  selector: { ${selector} }
  servers:
  - port: { number: ${port}, name: tls, protocol: TLS }
    tls:
      ${tls}
    hosts: ['${host}']
`;
const route = `---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cross, namespace: istio-system }
spec:
  hosts: ['*']
  gateways: [cross]
  tls:
  - match: [{ port: 15443, sniHosts: ['*'] }]
    route: [{ destination: { host: a.shop.svc.cluster.local, port: { number: 80 } } }]
`;

describe(RULE, () => {
  test.each([
    ['PASSTHROUGH', gateway()],
    ['SIMPLE', gateway({ tls: 'mode: SIMPLE' })],
    ['ISTIO_MUTUAL', gateway({ tls: 'mode: ISTIO_MUTUAL' })],
    ['MUTUAL, known by its hosts only', gateway({ selector: 'app: gw', tls: 'mode: MUTUAL' })],
    ['known by its selector only', gateway({ host: '*.example.com' })],
    ['SIMPLE although a VirtualService routes it', gateway({ tls: 'mode: SIMPLE' }) + route],
  ])('reports %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 9, severity: 'error', certainty: 'likely' }]);
  });

  test.each([
    ['AUTO_PASSTHROUGH', gateway({ tls: 'mode: AUTO_PASSTHROUGH' })],
    ['another port of that gateway', gateway({ port: 15012, host: '*' })],
    [
      'port 15443 of an ordinary gateway',
      gateway({ selector: 'istio: ingressgateway', host: 'shop.example.com' }),
    ],
    ['PASSTHROUGH with routes of its own', gateway() + route],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('sets the mode', () => {
    expect(fixed(RULE, gateway())).toBe(gateway({ tls: 'mode: AUTO_PASSTHROUGH' }));
  });
});
