import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const peers = (mode: string, namespace = 'shop') => `apiVersion: security.istio.io/v1
kind: PeerAuthentication
metadata: { name: default, namespace: ${namespace} }
spec:
  mtls:
    mode: ${mode}
`;

describe('field-value-not-allowed', () => {
  test('points at the value, offers the nearest and lists the choices where none is near', () => {
    expect(check('field-value-not-allowed', peers('strict'))).toMatchObject([{ line: 6, severity: 'error' }]);
    expect(fixed('field-value-not-allowed', peers('strict'))).toBe(peers('STRICT'));
    expect(rulesThatFind(peers('STRICT'))).toEqual([]);
    const [other] = check('field-value-not-allowed', peers('MAYBE'));
    expect(other?.message).toContain('`UNSET`, `DISABLE`, `PERMISSIVE` or `STRICT`');
    expect(other?.fixes).toEqual([]);
  });

  test('names the other place of a repetition', () => {
    const text =
      'apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: a }\nspec:\n  host: a\n  subsets:\n  - name: v1\n  - name: v1\n';
    expect(check('field-value-not-allowed', text)).toMatchObject([{ line: 8 }]);
  });

  test.each([
    'cart.$(shop-namespace).svc.cluster.local',
    'CART_NAME.SHOP_NAMESPACE.svc.cluster.local',
    'cart.X_PLACEHOLDER',
  ])('is silent on a host that is filled in later: %s', (host) => {
    const text = `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: a }\nspec:\n  host: ${host}\n`;
    expect(check('field-value-not-allowed', text)).toEqual([]);
  });

  test('a value in capitals is no placeholder', () => {
    expect(check('field-value-not-allowed', peers('STRICT_TLS'))).toHaveLength(1);
  });

  test.each([
    ['a namespace-wide policy', peers('PERMISSIVE')],
    ['the mesh-wide policy', peers('STRICT', 'istio-system')],
  ])('is silent: %s', (_name, text) => {
    expect(check('field-value-not-allowed', text)).toEqual([]);
  });
});
