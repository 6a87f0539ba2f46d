import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const rule = 'proxy-metadata-not-string';
const metadata = (value: string) => `proxyMetadata:\n  SETTING: ${value}`;
const bare = (value: string) => `defaultConfig:\n  proxyMetadata:\n    SETTING: ${value}\n`;
const configMap = (value: string) => `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  mesh: |-
    defaultConfig:
      proxyMetadata:
        SETTING: ${value}
`;
const operator = (value: string) => `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec:
  meshConfig:
    defaultConfig:
      proxyMetadata:
        SETTING: ${value}
`;

describe(rule, () => {
  test.each(['true', '1', '1.5', 'yes', '[a, b]', '{ a: b }'])('reports in an annotation: %s', (value) => {
    const text = deployment({ config: metadata(value) });
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, 'SETTING'), severity: 'error', certainty: 'certain' },
    ]);
  });

  test.each([
    ['a bare mesh config', bare('true'), 3],
    ['Helm values', `meshConfig:\n${bare('true').replace(/^/gm, '  ')}`, 4],
    ['the ConfigMap', configMap('true'), 8],
    ['an IstioOperator', operator('true'), 7],
  ])('reports in %s', (_name, text, line) => {
    expect(check(rule, text)).toMatchObject([{ line, severity: 'error' }]);
  });

  test.each([
    ['quotes', deployment({ config: metadata('"true"') })],
    ['a word', deployment({ config: metadata('30s') })],
    ['nothing', deployment({ config: metadata('') })],
    ['a boolean field beside it', deployment({ config: 'holdApplicationUntilProxyStarts: true' })],
    ['quotes in the ConfigMap', configMap("'true'")],
    ['quotes in an IstioOperator', operator('"1"')],
    [
      'an environment variable of a container, which the API server checks',
      deployment({ container: 'env: [{ name: SETTING, value: true }]' }),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test.each([
    ['in an annotation', deployment({ config: metadata('true') }), 'SETTING: "true"'],
    ['in the ConfigMap', configMap('1'), 'SETTING: "1"'],
  ])('the fix quotes the value %s', (_name, text, expected) => {
    const after = fixed(rule, text) ?? '';
    expect(after).toContain(expected);
    expect(check(rule, after)).toEqual([]);
  });
});
