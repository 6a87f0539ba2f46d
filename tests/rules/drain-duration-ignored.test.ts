import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { CLASSIC, deployment, lineOf, NATIVE } from './deployment.ts';

const rule = 'drain-duration-ignored';
const EXIT = 'EXIT_ON_ZERO_ACTIVE_CONNECTIONS: "true"';
const both = `terminationDrainDuration: 30s\nproxyMetadata:\n  ${EXIT}`;
const alone = 'proxyMetadata:\n  MINIMUM_DRAIN_DURATION: 15s';
const classic = (config: string) => deployment({ annotations: CLASSIC, config });
const mesh = (config: string) =>
  `---\ndefaultConfig:\n${config
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')}\n`;

describe(rule, () => {
  test('reports a time beside waiting for connections', () => {
    const text = classic(both);
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, 'terminationDrain'), severity: 'warning', certainty: 'certain' },
    ]);
  });

  test('reports it mesh-wide', () => {
    expect(check(rule, mesh(both))).toMatchObject([{ line: 3 }]);
  });

  test('reports a time in the annotation beside the mesh-wide switch', () => {
    const text = classic('terminationDrainDuration: 30s') + mesh(`proxyMetadata:\n  ${EXIT}`);
    expect(check(rule, text)).toMatchObject([{ line: lineOf(text, 'terminationDrain') }]);
  });

  test('reports a minimum alone: likely, as the mesh config may switch it on', () => {
    expect(check(rule, classic(alone))).toMatchObject([{ certainty: 'likely' }]);
  });

  test.each([
    ['the mesh config is there', classic(alone) + mesh('discoveryAddress: istiod.istio-system.svc:15012')],
    ['it is switched off beside it', classic(`${alone}\n  EXIT_ON_ZERO_ACTIVE_CONNECTIONS: "false"`)],
  ])('reports a minimum alone as certain: %s', (_name, text) => {
    expect(check(rule, text)).toMatchObject([{ certainty: 'certain' }]);
  });

  test('reports a minimum without a unit', () => {
    const text = classic(`proxyMetadata:\n  ${EXIT}\n  MINIMUM_DRAIN_DURATION: "15"`);
    expect(check(rule, text)).toMatchObject([{ line: lineOf(text, 'MINIMUM') }]);
  });

  test.each([
    ['a time alone', classic('terminationDrainDuration: 30s')],
    ['waiting with a minimum', classic(`proxyMetadata:\n  ${EXIT}\n  MINIMUM_DRAIN_DURATION: 15s`)],
    ['waiting alone', classic(`proxyMetadata:\n  ${EXIT}`)],
    ['a minimum, and the mesh config waits', classic(alone) + mesh(`proxyMetadata:\n  ${EXIT}`)],
    ['a time, and waiting is off', classic(both.replace('"true"', '"false"'))],
    ['a native sidecar, of which another rule speaks', deployment({ annotations: NATIVE, config: both })],
    ['text that is no map', classic('nothing')],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test.each([
    ['writes the time as the minimum', classic(both), 'MINIMUM_DRAIN_DURATION: 30s'],
    ['adds the switch', classic(alone), EXIT],
  ])('the fix %s', (_name, text, expected) => {
    const after = fixed(rule, text) ?? '';
    expect(after).toContain(expected);
    expect(check(rule, after)).toEqual([]);
  });
});
