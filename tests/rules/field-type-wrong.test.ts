import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const rule = (label: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  subsets:
  - name: v2
    labels:
      version: ${label}
`;

describe('field-type-wrong', () => {
  test.each([
    ['a number', '2', '"2"'],
    ['a number with an underscore', '1_000', undefined],
    ['a boolean', 'true', '"true"'],
    ['a word that YAML 1.1 takes for a boolean', 'on', '"on"'],
  ])('a label that reads as %s', (_name, written, quoted) => {
    if (quoted === undefined) {
      expect(check('field-type-wrong', rule(written))).toEqual([]);
      return;
    }
    expect(check('field-type-wrong', rule(written))).toMatchObject([{ line: 9, severity: 'error' }]);
    expect(fixed('field-type-wrong', rule(written))).toBe(rule(quoted));
    expect(rulesThatFind(rule(quoted))).toEqual([]);
  });

  test('a duration without its unit gets one, for a person to review', () => {
    const text = (timeout: string) =>
      `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\nspec:\n  hosts: [a]\n  http:\n  - route: [{ destination: { host: a } }]\n    timeout: ${timeout}\n`;
    expect(check('field-type-wrong', text('5'))[0]?.fixes).toMatchObject([{ safety: 'review' }]);
    expect(fixed('field-type-wrong', text('5'))).toBe(text('5s'));
  });

  test('a missing blank after the dash is told', () => {
    const text =
      'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\nspec:\n  hosts: [a.example.com]\n  gateways:\n    -public\n  http:\n  - route: [{ destination: { host: a } }]\n';
    const [finding] = check('field-type-wrong', text);
    expect(finding).toMatchObject({ line: 6 });
    expect(finding?.message).toContain('needs a blank after its dash');
    expect(rulesThatFind(fixed('field-type-wrong', text)!)).toEqual([]);
  });

  test('labels of any kind are looked at', () => {
    const text =
      'apiVersion: v1\nkind: Service\nmetadata:\n  name: a\n  labels:\n    version: 1\nspec:\n  ports: [{ port: 80, name: http }]\n';
    expect(check('field-type-wrong', text)).toMatchObject([{ line: 6 }]);
  });

  test.each([
    ['quoted', rule('"2"')],
    ['text that only looks like a date', rule('2026-11-25')],
    ['text that begins with a digit', rule('2a')],
  ])('is silent: %s', (_name, text) => {
    expect(check('field-type-wrong', text)).toEqual([]);
  });
});
