import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const service = (...lines: string[]) =>
  [
    'apiVersion: networking.istio.io/v1',
    'kind: VirtualService',
    'metadata: { name: cart, namespace: shop }',
    'spec:',
    '  hosts: [cart]',
    '  http:',
    '  - route:',
    '    - destination: { host: cart }',
    ...lines,
    '',
  ].join('\n');

describe('unknown-field', () => {
  test('points at the key and names the kind of damage', () => {
    expect(check('unknown-field', service('    timeOut: 3s'))).toMatchObject([
      { line: 9, severity: 'error', certainty: 'certain', object: 'VirtualService shop/cart' },
    ]);
  });

  test('the fix renames the key and keeps comment and value', () => {
    const text = service('    timeOut: 3s  # as agreed');
    expect(fixed('unknown-field', text)).toBe(service('    timeout: 3s  # as agreed'));
    expect(rulesThatFind(fixed('unknown-field', text)!)).toEqual([]);
  });

  test('the fix takes an invisible character out', () => {
    expect(fixed('unknown-field', service('    \u200btimeout: 3s'))).toBe(service('    timeout: 3s'));
  });

  test('no fix is offered for a name like no other', () => {
    expect(check('unknown-field', service('    websocketUpgrade: true'))[0]?.fixes).toEqual([]);
  });

  test.each([
    ['every field is known', service('    timeout: 3s')],
    [
      'kubectl wrote the object',
      service('    timeout: 3s')
        .replace('spec:', 'status: { conditions: [] }\nspec:')
        .replace('name: cart,', 'name: cart, uid: a, managedFields: [],'),
    ],
    [
      'free-form parts take anything',
      'apiVersion: extensions.istio.io/v1alpha1\nkind: WasmPlugin\nmetadata: { name: a }\nspec:\n  url: oci://example.com/a:1\n  pluginConfig: { any: { thing: [1] } }\n',
    ],
    [
      'the kind has no table',
      'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: a }\nspec: { anything: 1 }\nextra: 1\n',
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check('unknown-field', text)).toEqual([]);
  });
});
