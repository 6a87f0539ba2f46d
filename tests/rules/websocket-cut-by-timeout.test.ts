import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const route = (match: string, timeout: string, host = 'chat') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: chat, namespace: shop }
spec:
  hosts: [chat]
  http:
  - ${match ? `match: [${match}]` : 'name: all'}
    route: [{ destination: { host: ${host} } }]
    ${timeout}
`;
const httpRoute = (path: string, timeouts: string) => `apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: chat, namespace: shop }
spec:
  parentRefs: [{ name: edge }]
  rules:
  - matches: [{ path: { type: PathPrefix, value: ${path} } }]
    backendRefs: [{ name: chat, port: 80 }]
    timeouts: { ${timeouts} }
`;
const service = (port: string) => `apiVersion: v1
kind: Service
metadata: { name: chat, namespace: shop }
spec: { ports: [${port}] }
`;
const edge = (settings: string) => `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec:
  meshConfig:
    defaultConfig:
      connectionSettings: { ${settings} }
`;
const all = (...documents: string[]) => documents.join('---\n');
const SOCKET = '{ uri: { prefix: /socket.io } }';

describe('websocket-cut-by-timeout', () => {
  test.each([
    ['by path', route(SOCKET, 'timeout: 15s'), 'warning'],
    ['by a header', route('{ headers: { Upgrade: { exact: websocket } } }', 'timeout: 1m'), 'warning'],
    [
      'by the port behind it',
      all(route('', 'timeout: 15s'), service('{ port: 80, appProtocol: kubernetes.io/ws }')),
      'warning',
    ],
    ['`/ws` can mean something else', route('{ uri: { exact: /ws } }', 'timeout: 15s'), 'info'],
    ['an HTTPRoute', httpRoute('/websocket', 'request: 15s'), 'warning'],
  ])('reports: %s', (_name, text, severity) => {
    expect(check('websocket-cut-by-timeout', text)).toMatchObject([
      { line: 9, severity, certainty: 'likely' },
    ]);
  });

  test('reports the EDGE profile where sockets are routed', () => {
    const text = all(edge('profile: EDGE'), route(SOCKET, 'name: ws'));
    expect(check('websocket-cut-by-timeout', text)).toMatchObject([{ line: 6, severity: 'info' }]);
  });

  test.each([
    ['no timeout', route(SOCKET, 'name: ws')],
    ['a timeout of zero', route(SOCKET, 'timeout: 0s')],
    ['another path', route('{ uri: { prefix: /rows } }', 'timeout: 15s')],
    ['everything, with nothing that says socket', route('', 'timeout: 15s')],
    ['the port behind it is another', all(route('', 'timeout: 15s'), service('{ name: http, port: 80 }'))],
    ['an HTTPRoute without one', httpRoute('/websocket', 'request: 0s')],
    ['an HTTPRoute of another path', httpRoute('/news', 'request: 15s')],
    ['the EDGE profile, no sockets', all(edge('profile: EDGE'), route('', 'name: x'))],
    [
      'the EDGE profile with a longer silence',
      all(edge('profile: EDGE, httpStreamIdleTimeout: 3600s'), route(SOCKET, 'name: x')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check('websocket-cut-by-timeout', text)).toEqual([]);
  });

  test('the fix takes the timeout out', () => {
    const text = route(SOCKET, 'timeout: 15s');
    expect(rulesThatFind(fixed('websocket-cut-by-timeout', text) ?? text)).toEqual([]);
  });
});
