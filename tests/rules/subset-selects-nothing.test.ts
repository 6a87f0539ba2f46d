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

  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: cart-1, namespace: shop, labels: { app: cart } }\nspec: { nodeName: n1, containers: [{ name: a, image: registry.example.com/a:1 }] }\n`;
  const node = (labels: string) => `apiVersion: v1\nkind: Node\nmetadata: { name: n1, labels: ${labels} }\n`;
  const entry = (endpoints: string) =>
    `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: db, namespace: shop }\nspec:\n  hosts: [db.example.com]\n  resolution: STATIC\n  ports: [{ number: 80, name: http, protocol: HTTP }]\n${endpoints}`;
  const listed = '  endpoints: [{ address: 192.0.2.1, labels: { version: v2 } }]\n';

  test.each([
    ['an empty region, which Istio never adds', ['{ topology.kubernetes.io/region: "" }', node('{}')]],
    [
      'another zone than the Node has',
      ['{ topology.kubernetes.io/zone: b }', node('{ topology.kubernetes.io/zone: a }')],
    ],
    ['another Node', ['{ kubernetes.io/hostname: n2 }', node('{}')]],
  ])('reads the Node: %s', (_name, [labels, of]) => {
    expect(found(subset(labels!), service('cart'), pod, of!)).toHaveLength(1);
  });

  test.each([
    ['its zone', ['{ topology.kubernetes.io/zone: a }', node('{ topology.kubernetes.io/zone: a }')]],
    ['a Node that was not pasted', ['{ topology.kubernetes.io/zone: a }', '']],
    ['the cluster, which no object names', ['{ topology.istio.io/cluster: one }', node('{}')]],
  ])('reads the Node in silence: %s', (_name, [labels, of]) => {
    expect(found(...[subset(labels!), service('cart'), pod, of!].filter(Boolean))).toEqual([]);
  });

  test('endpoints of a ServiceEntry: certain, since all of them are written there', () => {
    expect(found(subset('{ version: v1 }', 'db.example.com'), entry(listed))).toMatchObject([
      { line: 8, certainty: 'certain' },
    ]);
  });

  test.each([
    ['an endpoint with the labels', subset('{ version: v2 }', 'db.example.com'), entry(listed)],
    ['a ServiceEntry without endpoints', subset('{ version: v1 }', 'db.example.com'), entry('')],
    [
      'one that selects workloads that were not pasted',
      subset('{ version: v1 }', 'db.example.com'),
      entry('  workloadSelector: { labels: { app: db } }\n'),
    ],
  ])('is silent on a ServiceEntry: %s', (_name, rule, of) => {
    expect(found(rule, of)).toEqual([]);
  });

  test('in a whole mesh a subset that no route names is only noted', () => {
    const text = paste(subset('{ version: v1 }'), service('cart'), deployment('cart', '{ app: cart }'));
    expect(check(RULE, text, { complete: true })).toMatchObject([{ severity: 'info' }]);
  });
});
