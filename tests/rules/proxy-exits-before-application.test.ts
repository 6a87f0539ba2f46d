import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { CLASSIC, deployment, lineOf, NATIVE, shell, sleepHandler } from './deployment.ts';

const rule = 'proxy-exits-before-application';
const INJECT = { app: 'app', 'sidecar.istio.io/inject': 'true' };
const base = { annotations: CLASSIC, labels: INJECT, grace: 60 };
const drain = (time: string) => `terminationDrainDuration: ${time}`;

describe(rule, () => {
  test.each([
    ['the default drain', { ...base, container: sleepHandler(10) }],
    ['a drain that is shorter', { ...base, container: sleepHandler(20), config: drain('15s') }],
    ['a command', { ...base, container: shell('sleep 10') }],
    [
      'a minimum that is shorter',
      {
        ...base,
        container: sleepHandler(20),
        config: 'proxyMetadata:\n  EXIT_ON_ZERO_ACTIVE_CONNECTIONS: "true"',
      },
    ],
  ])('reports: %s', (_name, shape) => {
    const text = deployment(shape);
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, 'preStop:'), severity: 'warning', certainty: 'certain' },
    ]);
  });

  test('is likely before 1.27, where istiod may have switched native sidecars on', () => {
    const text = deployment({ labels: INJECT, grace: 60, container: sleepHandler(10) });
    expect(check(rule, text, { istioVersion: '1.26' })).toMatchObject([{ certainty: 'likely' }]);
  });

  test.each([
    [
      'the kind of sidecar is not shown, since 1.27',
      { labels: INJECT, grace: 60, container: sleepHandler(10) },
    ],
    ['a native sidecar', { ...base, annotations: NATIVE, container: sleepHandler(10) }],
    ['a drain that is long enough', { ...base, container: sleepHandler(20), config: drain('25s') }],
    ['a short sleep', { ...base, container: sleepHandler(5) }],
    ['no hook', base],
    ['a Job', { ...base, kind: 'Job', container: sleepHandler(10) }],
    [
      'longer than the grace period, of which another rule speaks',
      { ...base, grace: 10, container: sleepHandler(20) },
    ],
    [
      'no sidecar',
      { ...base, labels: { app: 'app', 'sidecar.istio.io/inject': 'false' }, container: sleepHandler(10) },
    ],
    [
      'a gateway',
      {
        ...base,
        annotations: { 'inject.istio.io/templates': 'gateway', 'sidecar.istio.io/nativeSidecar': 'false' },
        container: sleepHandler(10),
      },
    ],
  ])('is silent: %s', (_name, shape) => {
    expect(check(rule, deployment(shape))).toEqual([]);
  });

  test('is silent about a Pod of which nothing says that it has a sidecar', () => {
    const text = deployment({ grace: 60, container: sleepHandler(10) });
    expect(check(rule, text, { istioVersion: '1.26' })).toEqual([]);
  });

  test.each([
    ['adds the annotation', { ...base, container: sleepHandler(10) }, 'terminationDrainDuration: 15s'],
    ['raises the time', { ...base, container: sleepHandler(20), config: drain('15s') }, drain('25s')],
    [
      'adds to the annotation',
      { ...base, container: sleepHandler(20), config: 'drainDuration: 60s' },
      drain('25s'),
    ],
  ])('the fix %s', (_name, shape, expected) => {
    const text = fixed(rule, deployment(shape)) ?? '';
    expect(text).toContain(expected);
    expect(check(rule, text)).toEqual([]);
  });
});
