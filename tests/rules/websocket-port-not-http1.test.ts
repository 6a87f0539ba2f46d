import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const service = (name: string, port: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: shop }
spec:
  ports:
  - ${port}
`;

describe('websocket-port-not-http1', () => {
  test.each([
    ['http2', service('chat', '{ name: http2-websocket, port: 80 }'), 'warning'],
    ['grpc', service('chat', '{ name: grpc-socket-io, port: 80 }'), 'warning'],
    ['the Service’s name', service('websocket', '{ name: http2, port: 80 }'), 'warning'],
    ['`ws` alone', service('chat', '{ name: http2-ws, port: 80 }'), 'info'],
    [
      'h2c by appProtocol',
      service('chat', '{ name: websocket, appProtocol: kubernetes.io/h2c, port: 80 }'),
      'warning',
    ],
  ])('reports: %s', (_name, text, severity) => {
    expect(check('websocket-port-not-http1', text)).toMatchObject([{ line: 6, severity }]);
    expect(rulesThatFind(fixed('websocket-port-not-http1', text) ?? text)).toEqual([]);
  });

  test.each([
    ['http', service('chat', '{ name: http-websocket, port: 80 }')],
    ['kubernetes.io/ws', service('chat', '{ name: http2, appProtocol: kubernetes.io/ws, port: 80 }')],
    ['undeclared', service('chat', '{ name: websocket, port: 80 }')],
    ['bytes work too', service('chat', '{ name: tcp-websocket, port: 80 }')],
    ['gRPC without a socket', service('chat', '{ name: grpc, port: 80 }')],
    [
      'a Service of several ports',
      service('websocket', '{ name: grpc, port: 80 }\n  - { name: http, port: 81 }'),
    ],
    ['letters inside a word', service('news', '{ name: http2-news, port: 80 }')],
  ])('is silent: %s', (_name, text) => {
    expect(check('websocket-port-not-http1', text)).toEqual([]);
  });
});
