import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, paste } from './references.ts';

const RULE = 'services-disagree-on-protocol';
const service = (name: string, ports: string, namespace = 'shop') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { selector: { app: cart }, ports: ${ports} }\n`;
const cart = deployment('cart', '{ app: cart }');
const http = '[{ name: http, port: 9080 }]';
const tcp = '[{ name: tcp, port: 9080 }]';
const namespace = (labels: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: ${labels} }\n`;

describe(RULE, () => {
  test.each([
    ['HTTP and TCP', [cart, service('a', http), service('b', tcp)]],
    [
      'by appProtocol',
      [cart, service('a', http), service('b', '[{ name: http, appProtocol: tcp, port: 9080 }]')],
    ],
    [
      'in the transport, which Kubernetes would refuse',
      [cart, service('a', tcp), service('b', '[{ name: http, port: 9080, protocol: HTTP }]')],
    ],
    ['a StatefulSet', [cart.replace('Deployment', 'StatefulSet'), service('a', http), service('b', tcp)]],
    [
      'in a namespace of the mesh',
      [cart, service('a', http), service('b', tcp), namespace('{ istio-injection: enabled }')],
    ],
  ])('reports: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toMatchObject([{ line: 3, severity: 'warning' }]);
  });

  test('is an info where the ports lead to different ports of the Pod', () => {
    const text = paste(
      cart,
      service('a', http),
      service('b', '[{ name: tcp, port: 9080, targetPort: 9081 }]'),
    );
    expect(check(RULE, text)).toMatchObject([{ line: 3, severity: 'info' }]);
  });

  test.each([
    ['the same protocol', [cart, service('a', http), service('b', http)]],
    ['two forms of HTTP', [cart, service('a', http), service('b', '[{ name: grpc, port: 9080 }]')]],
    ['one says nothing', [cart, service('a', http), service('b', '[{ port: 9080 }]')]],
    ['other numbers', [cart, service('a', http), service('b', '[{ name: tcp, port: 9090 }]')]],
    ['UDP beside TCP', [cart, service('a', tcp), service('b', '[{ name: udp, port: 9080, protocol: UDP }]')]],
    [
      'one Service alone',
      [cart, service('a', '[{ name: dns, port: 53 }, { name: dns-udp, port: 53, protocol: UDP }]')],
    ],
    ['another namespace', [cart, service('a', http), service('b', tcp, 'web')]],
    ['other Pods', [deployment('web', '{ app: web }'), service('a', http), service('b', tcp)]],
    [
      'outside the mesh',
      [cart, service('a', http), service('b', tcp), namespace('{ istio-injection: disabled }')],
    ],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
