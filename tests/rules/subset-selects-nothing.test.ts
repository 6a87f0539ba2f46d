import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, paste, service } from './references.ts';

const RULE = 'subset-selects-nothing';
const subset = (labels: string, host = 'cart') =>
  `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: cart, namespace: shop }\nspec:\n  host: ${host}\n  subsets:\n  - name: v1\n    labels: ${labels}\n`;
const found = (...documents: string[]) => check(RULE, paste(...documents));

describe(RULE, () => {
  test.each([
    [
      'a label that no Pod has',
      [subset('{ version: v1 }'), service('cart'), deployment('cart', '{ app: cart }')],
    ],
    [
      'another value',
      [subset('{ version: v1 }'), service('cart'), deployment('cart', '{ app: cart, version: v2 }')],
    ],
    [
      'a Pod with the label that the Service does not select',
      [
        subset('{ version: v1 }'),
        service('cart'),
        deployment('cart', '{ app: cart }'),
        deployment('web', '{ app: web, version: v1 }'),
      ],
    ],
    [
      'a Pod with the label in another namespace',
      [
        subset('{ version: v1 }'),
        service('cart'),
        deployment('cart', '{ app: cart }'),
        deployment('cart', '{ app: cart, version: v1 }', 'other'),
      ],
    ],
  ])('reports: %s', (_name, documents) => {
    expect(found(...documents)).toMatchObject([{ line: 8, severity: 'error', certainty: 'likely' }]);
  });

  test.each([
    [
      'a Pod has the labels',
      [subset('{ version: v1 }'), service('cart'), deployment('cart', '{ app: cart, version: v1 }')],
    ],
    [
      'a label that comes from the node',
      [subset('{ topology.kubernetes.io/zone: eu-1 }'), service('cart'), deployment('cart', '{ app: cart }')],
    ],
    [
      'no Pod of the Service was pasted',
      [subset('{ version: v1 }'), service('cart'), deployment('web', '{ app: web }')],
    ],
    ['the Service was not pasted', [subset('{ version: v1 }'), deployment('cart', '{ app: cart }')]],
    [
      'a host outside the mesh',
      [subset('{ version: v1 }', 'api.example.com'), service('cart'), deployment('cart', '{ app: cart }')],
    ],
    ['a subset without labels', [subset('{}'), service('cart'), deployment('cart', '{ app: cart }')]],
  ])('is silent: %s', (_name, documents) => {
    expect(found(...documents)).toEqual([]);
  });
});
