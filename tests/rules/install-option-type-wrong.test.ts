import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { operator } from './operator.ts';

const RULE = 'install-option-type-wrong';

describe(RULE, () => {
  test.each([
    ['an enum in lower case', operator('  meshConfig:\n    accessLogEncoding: json\n'), 6],
    ['a duration without a unit', operator('  meshConfig:\n    defaultConfig: { drainDuration: 45 }\n'), 6],
    [
      'text where a number belongs',
      operator('  components:\n    pilot:\n      k8s: { replicaCount: two }\n'),
      7,
    ],
    ['a boolean in quotes', operator('  components:\n    pilot:\n      enabled: "true"\n'), 7],
    [
      'a scalar where a map belongs, in Helm values',
      'istio_cni: { enabled: false }\npilot:\n  cni: false\n',
      3,
    ],
    ['an enum in Helm values', 'meshConfig:\n  accessLogEncoding: text\n', 2],
    ['an enum in a bare mesh config', 'accessLogEncoding: Json\n', 1],
    [
      'an enum in the ConfigMap',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata:\n  mesh: |\n    outboundTrafficPolicy:\n      mode: registry_only\n',
      7,
    ],
  ])('reports %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'error', certainty: 'certain' }]);
  });

  test('says what becomes of it: istioctl stops, istiod drops all of it', () => {
    const yaml = 'meshConfig:\n  accessLogEncoding: json\n';
    expect(check(RULE, yaml)[0]?.message).toContain('istiod drops the whole mesh config');
    expect(check(RULE, operator('  meshConfig: { accessLogEncoding: json }\n'))[0]?.message).toContain(
      'istioctl stops',
    );
  });

  test.each([
    [
      'values as they should be',
      operator('  meshConfig:\n    accessLogEncoding: TEXT\n    defaultConfig: { drainDuration: 45s }\n'),
    ],
    ['numbers and text where both fit', operator('  tag: 1.31\n')],
    ['text in proxyMetadata', operator('  meshConfig:\n    defaultConfig: { proxyMetadata: { A: "1" } }\n')],
    [
      'a boolean in proxyMetadata: another rule says so',
      operator('  meshConfig:\n    defaultConfig: { proxyMetadata: { A: true } }\n'),
    ],
    ['an enum as a number', 'meshConfig:\n  accessLogEncoding: 1\n'],
    [
      'a ConfigMap that is not istiod’s',
      'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: app }\ndata:\n  mesh: "accessLogEncoding: json"\n',
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('writes the value that was meant', () => {
    expect(fixed(RULE, 'meshConfig:\n  accessLogEncoding: json # for the log shipper\n')).toBe(
      'meshConfig:\n  accessLogEncoding: JSON # for the log shipper\n',
    );
  });
});
