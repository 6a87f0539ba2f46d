import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const service = (port: string, name = 'quotes') => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec:
  ports:
  - ${port}
  selector: { app: quotes }
`;
const deployment = (container: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: quotes, namespace: shop }
spec:
  template:
    metadata: { labels: { app: quotes } }
    spec:
      containers:
      - name: app
        ${container}
`;
const route = (list: string, gateways = '') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: quotes, namespace: shop }
spec:
  hosts: ['*.example.com']${gateways}
  ${list}:
  - match: [{ port: 9000 }]
    route:
    - destination: { host: quotes, port: { number: 9000 } }
`;
const gateway = (port: string) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
  - port: ${port}
    hosts: ['*.example.com']
`;
const all = (...documents: string[]) => documents.join('---\n');

describe('grpc-treated-as-tcp', () => {
  test.each([
    ['the port’s name', service('{ name: tcp-grpc, port: 9000 }')],
    ['the Service’s name', service('{ name: tcp-9000, port: 9000 }', 'grpc')],
    ['the usual port', service('{ name: tcp-x, port: 80, targetPort: 50051 }')],
    ['appProtocol tcp', service('{ name: grpc, appProtocol: tcp, port: 9000 }')],
    [
      'a probe',
      all(
        service('{ name: tcp-x, port: 80, targetPort: 9000 }'),
        deployment('readinessProbe: { grpc: { port: 9000 } }'),
      ),
    ],
    [
      'the name of the container port',
      all(service('{ name: tcp-x, port: 9000 }'), deployment('ports: [{ name: grpc, containerPort: 9000 }]')),
    ],
    ['an argument', all(service('{ name: tcp-x, port: 9000 }'), deployment("args: ['--grpc-port=9000']"))],
    [
      'an argument in two parts',
      all(service('{ name: tcp-x, port: 9000 }'), deployment("args: ['--grpc-listen', '0.0.0.0:9000']")),
    ],
    [
      'an environment variable',
      all(service('{ name: tcp-x, port: 9000 }'), deployment('env: [{ name: GRPC_PORT, value: "9000" }]')),
    ],
    [
      'the image',
      all(service('{ name: tcp-x, port: 9000 }'), deployment('image: example.com/team/grpc-quotes:1')),
    ],
  ])('reports a Service port by %s', (_name, text) => {
    expect(check('grpc-treated-as-tcp', text)).toMatchObject([
      { line: 6, severity: 'warning', certainty: 'likely' },
    ]);
  });

  test('reports a tcp route to a port declared as gRPC', () => {
    const text = all(service('{ name: grpc, port: 9000 }'), route('tcp'));
    expect(check('grpc-treated-as-tcp', text)).toMatchObject([{ line: 17, certainty: 'certain' }]);
  });

  test('reports a tcp route to a host called grpc', () => {
    const text = route('tcp').replace('host: quotes', 'host: grpc.other.svc.cluster.local');
    expect(check('grpc-treated-as-tcp', text)).toMatchObject([{ line: 9, certainty: 'likely' }]);
  });

  test('reports a TCPRoute to a port declared as gRPC', () => {
    const tcpRoute = `apiVersion: gateway.networking.k8s.io/v1alpha2
kind: TCPRoute
metadata: { name: quotes, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules:
  - backendRefs: [{ name: quotes, port: 9000 }]
`;
    const text = all(service('{ name: grpc, port: 9000 }'), tcpRoute);
    expect(check('grpc-treated-as-tcp', text)).toMatchObject([{ line: 15 }]);
  });

  test.each([
    ['its name', gateway('{ number: 9000, protocol: TCP, name: grpc-quotes }')],
    [
      'a tcp route from it to a gRPC port',
      all(
        gateway('{ number: 9000, protocol: TCP, name: quotes }'),
        route('tcp', '\n  gateways: [edge]'),
        service('{ name: grpc, port: 9000 }'),
      ),
    ],
  ])('reports a Gateway port by %s', (_name, text) => {
    expect(check('grpc-treated-as-tcp', text)[0]).toMatchObject({ line: 7, object: 'Gateway shop/edge' });
  });

  test.each([
    ['a port declared as gRPC', service('{ name: grpc-9000, port: 9000 }', 'grpc')],
    ['an undeclared port, which is another rule’s', service('{ name: main, port: 9000 }', 'grpc')],
    ['tcp without a sign of gRPC', service('{ name: tcp-9000, port: 9000 }')],
    [
      'the Service’s name, but several ports',
      service('{ name: tcp-x, port: 9000 }\n  - { name: http, port: 80 }', 'grpc-echo'),
    ],
    [
      'a gRPC argument for another port',
      all(service('{ name: tcp-x, port: 9090 }'), deployment("args: ['--grpc', '17070', '--tcp', '9090']")),
    ],
    [
      'a probe of another port',
      all(service('{ name: tcp-x, port: 9090 }'), deployment('readinessProbe: { grpc: { port: 9000 } }')),
    ],
    ['TLS that the application serves', service('{ name: tls-grpc, port: 9000 }')],
    ['an http route', all(service('{ name: grpc, port: 9000 }'), route('http'))],
    ['a tcp route to a TCP port', all(service('{ name: tcp, port: 9000 }'), route('tcp'))],
    ['a Gateway port of protocol GRPC', gateway('{ number: 9000, protocol: GRPC, name: grpc }')],
    [
      'a Gateway port of protocol TCP for something else',
      gateway('{ number: 5432, protocol: TCP, name: db }'),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check('grpc-treated-as-tcp', text)).toEqual([]);
  });

  test.each([
    ['by name', service('{ name: tcp-grpc, port: 9000 }')],
    ['by appProtocol', service('{ name: grpc, appProtocol: tcp, port: 9000 }')],
  ])('the fix declares gRPC: %s', (_name, text) => {
    expect(rulesThatFind(fixed('grpc-treated-as-tcp', text) ?? text)).toEqual([]);
  });
});
