import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const service = (port: string, name = 'quotes', extra = '') => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop${extra} }
spec:
  ports:
  - ${port}
  selector: { app: quotes }
`;
const grpcRoute = `apiVersion: gateway.networking.k8s.io/v1
kind: GRPCRoute
metadata: { name: quotes, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules:
  - backendRefs: [{ name: quotes, port: 9000 }]
`;
const gatewayRoute = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: quotes, namespace: shop }
spec:
  hosts: [quotes.example.com]
  gateways: [edge]
  http:
  - route:
    - destination: { host: quotes, port: { number: 9000 } }
`;
const clientProtocol = (field: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: quotes, namespace: shop }
spec:
  host: quotes
  trafficPolicy: { connectionPool: { http: { ${field} } } }
`;

describe('port-protocol-undeclared', () => {
  test.each([
    ['no name', service('port: 9000'), 6, 'info'],
    ['a name that is no protocol', service('{ name: main, port: 9000 }'), 6, 'info'],
    ['the protocol after the dash', service('{ name: api-grpc, port: 9000 }'), 6, 'info'],
    ['a longer word', service('{ name: httpx, port: 9000 }'), 6, 'info'],
    ['behind a GRPCRoute', [service('port: 9000'), grpcRoute].join('---\n'), 6, 'error'],
    [
      'behind a gateway, and it looks like gRPC',
      [service('{ name: rpc-grpc, port: 9000 }'), gatewayRoute].join('---\n'),
      6,
      'error',
    ],
    [
      'behind a gateway, and nothing says gRPC',
      [service('port: 9000'), gatewayRoute].join('---\n'),
      6,
      'info',
    ],
    [
      'behind a GRPCRoute, with the client’s protocol',
      [service('port: 9000'), grpcRoute, clientProtocol('useClientProtocol: true')].join('---\n'),
      6,
      'info',
    ],
  ])('reports: %s', (_name, text, line, severity) => {
    expect(check('port-protocol-undeclared', text)).toMatchObject([{ line, severity }]);
  });

  test('names each port of a Service', () => {
    expect(
      check('port-protocol-undeclared', service('{ port: 80 }\n  - { name: x, port: 81 }')),
    ).toHaveLength(2);
  });

  test.each([
    ['a protocol as name', service('{ name: http, port: 80 }')],
    ['a protocol and a suffix, in any case', service('{ name: GRPC-api, port: 80 }')],
    ['grpc-web', service('{ name: grpc-web-x, port: 80 }')],
    [
      'http_proxy cannot stand in a name but in appProtocol',
      service('{ appProtocol: http_proxy, port: 80 }'),
    ],
    ['appProtocol alone', service('{ appProtocol: kubernetes.io/h2c, port: 80 }')],
    ['an appProtocol that is not known, which is another rule’s', service('{ appProtocol: foo, port: 80 }')],
    ['UDP', service('{ protocol: UDP, port: 4000 }')],
    ['a port that Istio takes for TCP', service('{ port: 3306 }')],
    ['a Service of Istio’s', service('{ port: 80 }', 'quotes', ', labels: { istio: ingressgateway }')],
    [
      'a Service that Istio makes for a gateway',
      service(
        '{ port: 80 }',
        'quotes',
        ', labels: { gateway.istio.io/managed: istio.io-gateway-controller }',
      ),
    ],
    ['a Service of Kubernetes’', service('{ port: 80 }').replace('shop', 'kube-system')],
    ['no ports', service('{ name: http, port: 80 }').replace(/ {2}ports:\n.*\n/, '')],
  ])('is silent: %s', (_name, text) => {
    expect(check('port-protocol-undeclared', text)).toEqual([]);
  });

  test('the fix declares gRPC where it is gRPC', () => {
    const text = [service('{ name: rpc, port: 9000 }'), grpcRoute].join('---\n');
    const after = fixed('port-protocol-undeclared', text);
    expect(after).toContain('appProtocol: grpc');
    expect(rulesThatFind(after ?? '')).not.toContain('port-protocol-undeclared');
  });

  test('no fix guesses a protocol', () => {
    expect(check('port-protocol-undeclared', service('{ name: main, port: 9000 }'))[0]?.fixes).toEqual([]);
  });
});
