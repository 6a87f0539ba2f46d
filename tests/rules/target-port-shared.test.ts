import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, paste } from './references.ts';

const RULE = 'target-port-shared';
const service = (name: string, ports: string, namespace = 'shop') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { selector: { app: cart }, ports: ${ports} }\n`;
const cart = deployment('cart', '{ app: cart }');
const first = service('a', '[{ name: http, port: 80, targetPort: 9080 }]');
const namespace = (labels: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: ${labels} }\n`;

describe(RULE, () => {
  test.each([
    ['another protocol breaks requests', 'tcp', 'warning'],
    ['the same protocol only blurs the metrics', 'http', 'info'],
    ['a port that says nothing', 'main', 'info'],
  ])('reports: %s', (_name, name, severity) => {
    const text = paste(cart, first, service('b', `[{ name: ${name}, port: 8000, targetPort: 9080 }]`));
    expect(check(RULE, text)).toMatchObject([{ line: 3, severity, object: 'Deployment shop/cart' }]);
  });

  test.each([
    ['a port that is its own target', [cart, first, service('b', '[{ name: http, port: 9080 }]')]],
    [
      'a target by name',
      [
        cart,
        service('a', '[{ name: http, port: 80, targetPort: web }]'),
        service('b', '[{ name: http, port: 81, targetPort: web }]'),
      ],
    ],
  ])('reports: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toHaveLength(1);
  });

  test.each([
    ['the same port', [cart, first, service('b', '[{ name: http, port: 80, targetPort: 9080 }]')]],
    ['another target', [cart, first, service('b', '[{ name: http, port: 81, targetPort: 9081 }]')]],
    [
      'two ports of one Service',
      [
        cart,
        service(
          'a',
          '[{ name: http, port: 80, targetPort: 9080 }, { name: http-b, port: 81, targetPort: 9080 }]',
        ),
      ],
    ],
    ['another namespace', [cart, first, service('b', '[{ name: http, port: 81, targetPort: 9080 }]', 'web')]],
    [
      'outside the mesh',
      [cart, first, service('b', '[{ name: http, port: 81, targetPort: 9080 }]'), namespace('{ team: a }')],
    ],
    [
      'a waypoint',
      [
        cart.replace(
          'name: cart,',
          'name: cart, labels: { gateway.istio.io/managed: istio.io-mesh-controller },',
        ),
        first,
        service('b', '[{ name: http, port: 81, targetPort: 9080 }]'),
      ],
    ],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
