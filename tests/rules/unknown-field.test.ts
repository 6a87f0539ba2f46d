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

  test('lines that lost their indentation get it back', () => {
    const lost =
      'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\nname: a # the name\nlabels:\n  app: b\n\nspec:\nmtls:\n  mode: STRICT\n';
    const once = fixed('unknown-field', lost)!;
    expect(once).toBe(
      lost.replace('name: a # the name\nlabels:\n  app: b', '  name: a # the name\n  labels:\n    app: b'),
    );
    expect(fixed('unknown-field', once)).toBe(once.replace('mtls:\n  mode', '  mtls:\n    mode'));
    expect(rulesThatFind(fixed('unknown-field', once)!)).toEqual([]);
  });

  test('a field one level too high moves under its parent, new or right above', () => {
    const rule = (...lines: string[]) =>
      [
        'apiVersion: networking.istio.io/v1',
        'kind: DestinationRule',
        'metadata: { name: a }',
        'spec:',
        '  host: a',
        ...lines,
        '',
      ].join('\n');
    expect(fixed('unknown-field', rule('  outlierDetection:', '    baseEjectionTime: 30s'))).toBe(
      rule('  trafficPolicy:', '    outlierDetection:', '      baseEjectionTime: 30s'),
    );
    expect(
      fixed(
        'unknown-field',
        rule(
          '  trafficPolicy:',
          '      tls: { mode: DISABLE }',
          '  outlierDetection:',
          '    baseEjectionTime: 30s',
        ),
      ),
    ).toBe(
      rule(
        '  trafficPolicy:',
        '      tls: { mode: DISABLE }',
        '      outlierDetection:',
        '        baseEjectionTime: 30s',
      ),
    );
    expect(
      check('unknown-field', rule('  trafficPolicy: { tls: { mode: DISABLE } }', '  outlierDetection: {}'))[0]
        ?.fixes,
    ).toEqual([]);
    expect(
      check(
        'unknown-field',
        rule('  trafficPolicy:', '    tls: { mode: DISABLE }', '  subsets: []', '  outlierDetection: {}'),
      )[0]?.fixes,
    ).toEqual([]);
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
      'a patch of Kustomize’s',
      '$patch: delete\napiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: a }\n',
    ],
    [
      'the kind has no table',
      'apiVersion: example.com/v1\nkind: Widget\nmetadata: { name: a }\nspec: { anything: 1 }\nextra: 1\n',
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check('unknown-field', text)).toEqual([]);
  });
});
