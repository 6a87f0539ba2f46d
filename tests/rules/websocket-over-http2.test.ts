import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const rule = (host: string, http = 'h2UpgradePolicy: UPGRADE') => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: chat, namespace: shop }
spec:
  host: ${host}
  trafficPolicy:
    connectionPool:
      http: { ${http} }
`;
const service = (name: string, port: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec: { ports: [${port}] }
`;
const route = (path: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: chat, namespace: shop }
spec:
  hosts: [chat]
  http:
  - match: [{ uri: { prefix: ${path} } }]
    route: [{ destination: { host: chat } }]
`;
const meshWide = `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec:
  meshConfig:
    a: b
    c: d
    e: f
    h2UpgradePolicy: UPGRADE
`;
const all = (...documents: string[]) => documents.join('---\n');
const WS = '{ name: http, port: 80, appProtocol: kubernetes.io/ws }';

describe('websocket-over-http2', () => {
  test.each([
    ['by the host’s name', rule('websocket-chat'), 'warning'],
    ['by appProtocol', all(rule('chat'), service('chat', WS)), 'warning'],
    [
      'by the port’s name',
      all(rule('chat'), service('chat', '{ name: http-websocket, port: 80 }')),
      'warning',
    ],
    ['by a route', all(rule('chat'), route('/socket.io/')), 'warning'],
    ['`ws` alone can mean something else', all(rule('chat'), route('/ws')), 'info'],
    ['for the whole mesh', all(meshWide, service('chat', '{ name: http-websocket, port: 80 }')), 'warning'],
  ])('reports: %s', (_name, text, severity) => {
    expect(check('websocket-over-http2', text)).toMatchObject([{ line: 8, severity, certainty: 'likely' }]);
  });

  test.each([
    ['another host', rule('orders')],
    ['a name that only contains the letters', rule('newsletter')],
    ['no upgrade', rule('websocket-chat', 'h2UpgradePolicy: DO_NOT_UPGRADE')],
    ['the client’s protocol', rule('websocket-chat', 'h2UpgradePolicy: DEFAULT, useClientProtocol: true')],
    ['a route of another path', all(rule('chat'), route('/rows'))],
    ['the mesh upgrades, no socket', all(meshWide, service('chat', '{ name: http, port: 80 }'))],
    [
      'the mesh upgrades, an undeclared port is left alone',
      all(meshWide, service('websocket', '{ port: 80 }')),
    ],
    [
      'the mesh upgrades, the host opts out',
      all(meshWide, service('chat', WS), rule('chat', 'h2UpgradePolicy: DO_NOT_UPGRADE')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check('websocket-over-http2', text)).toEqual([]);
  });

  test('the fix keeps HTTP/1.1', () => {
    const text = rule('websocket-chat');
    expect(rulesThatFind(fixed('websocket-over-http2', text) ?? text)).toEqual([]);
  });
});
