import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const rule = 'inbound-traffic-to-localhost';
const bare = (mode: string) => `accessLogFile: /dev/stdout\ninboundTrafficPolicy:\n  mode: ${mode}\n`;
const operator = (mode: string) =>
  `apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nspec:\n  meshConfig:\n    inboundTrafficPolicy:\n      mode: ${mode}\n`;
const configMap = (mode: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata:\n  mesh: |-\n    inboundTrafficPolicy:\n      mode: ${mode}\n`;

describe(rule, () => {
  test.each([
    ['a bare mesh config', bare('LOCALHOST'), 3],
    ['an IstioOperator', operator('LOCALHOST'), 6],
    ['the ConfigMap', configMap('LOCALHOST'), 7],
    ['Helm values', 'meshConfig:\n  inboundTrafficPolicy:\n    mode: LOCALHOST\n', 3],
  ])('reports in %s', (_name, text, line) => {
    expect(check(rule, text)).toMatchObject([{ line, severity: 'info', certainty: 'certain' }]);
  });

  test.each([
    ['the default, written', bare('PASSTHROUGH')],
    ['another policy', 'outboundTrafficPolicy:\n  mode: REGISTRY_ONLY\n'],
    ['in an IstioOperator', operator('PASSTHROUGH')],
    ['a ConfigMap of another name', configMap('LOCALHOST').replace('name: istio,', 'name: other,')],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test('the fix takes the policy out', () => {
    expect(fixed(rule, bare('LOCALHOST'))).toBe('accessLogFile: /dev/stdout\n');
  });
});
