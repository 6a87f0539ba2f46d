import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const service = (port: string) => `apiVersion: v1
kind: Service
metadata: { name: quotes, namespace: shop }
spec:
  ports:
  - ${port}
  selector: { app: quotes }
`;

describe('port-protocol-unknown', () => {
  test.each([
    ['a good name is hidden', '{ name: grpc-x, port: 9000, appProtocol: kubernetes.io/grpc }', 'warning'],
    ['no name', '{ port: 9000, appProtocol: amqp }', 'info'],
    ['a prefix without the dash', '{ port: 9000, appProtocol: http3 }', 'info'],
    ['a port that then is TCP', '{ port: 3306, appProtocol: wrong-mysql }', 'info'],
  ])('reports: %s', (_name, port, severity) => {
    expect(check('port-protocol-unknown', service(port))).toMatchObject([{ line: 6, severity }]);
  });

  test.each([
    ['a protocol', '{ port: 80, appProtocol: http }'],
    ['a protocol in upper case with a suffix', '{ port: 80, appProtocol: HTTP2-x }'],
    ['Kubernetes’ own', '{ port: 80, appProtocol: kubernetes.io/wss }'],
    ['UDP', '{ port: 80, protocol: UDP, appProtocol: quic }'],
    ['Istio’s own hbone', '{ port: 15008, appProtocol: hbone }'],
    ['none', '{ name: http, port: 80 }'],
  ])('is silent: %s', (_name, port) => {
    expect(check('port-protocol-unknown', service(port))).toEqual([]);
  });

  test('the fix lets the name count', () => {
    const text = service('name: grpc-x\n    appProtocol: foo\n    port: 9000');
    expect(rulesThatFind(fixed('port-protocol-unknown', text) ?? text)).toEqual([]);
  });
});
