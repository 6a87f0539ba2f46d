import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { CLASSIC, deployment, lineOf, NATIVE } from './deployment.ts';

const rule = 'drain-setting-ignored-by-native-sidecar';
const drain = 'terminationDrainDuration: 30s';
const exit = 'proxyMetadata:\n  EXIT_ON_ZERO_ACTIVE_CONNECTIONS: "true"';
const hold = 'holdApplicationUntilProxyStarts: true';
const lifecycle =
  '---\nglobal:\n  proxy:\n    lifecycle:\n      preStop: { exec: { command: [sleep, "15"] } }\n';

describe(rule, () => {
  test.each([
    ['a drain time', drain, 'terminationDrain'],
    ['waiting for connections', exit, 'EXIT_ON_ZERO'],
    ['the start order', hold, 'holdApplication'],
  ])('is certain with the annotation: %s', (_name, config, part) => {
    const text = deployment({ annotations: NATIVE, config });
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, part), severity: 'info', certainty: 'certain' },
    ]);
  });

  test('says all settings of a Pod in one finding', () => {
    const found = check(rule, deployment({ annotations: NATIVE, config: `${drain}\n${exit}` }));
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain(
      '`terminationDrainDuration`, `EXIT_ON_ZERO_ACTIVE_CONNECTIONS` have no effect',
    );
  });

  test('is likely since 1.27, where the kubelet decides', () => {
    expect(check(rule, deployment({ config: drain }))).toMatchObject([{ certainty: 'likely' }]);
  });

  test.each([
    ['a classic sidecar', deployment({ annotations: CLASSIC, config: drain }), {}],
    ['before 1.27', deployment({ config: drain }), { istioVersion: '1.26' }],
    ['the start order, where the kubelet decides', deployment({ config: hold }), {}],
    ['other settings', deployment({ annotations: NATIVE, config: 'concurrency: 2' }), {}],
    ['no sidecar', deployment({ config: drain, labels: { 'sidecar.istio.io/inject': 'false' } }), {}],
    ['a gateway', deployment({ config: drain, annotations: { 'inject.istio.io/templates': 'gateway' } }), {}],
    ['the values replace the hook', deployment({ annotations: NATIVE, config: drain }) + lifecycle, {}],
  ])('is silent: %s', (_name, text, options) => {
    expect(check(rule, text, options)).toEqual([]);
  });
});
