import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { CLASSIC, deployment, lineOf, NATIVE } from './deployment.ts';

const rule = 'drain-exceeds-grace-period';
const drain = (time: string) => `terminationDrainDuration: ${time}`;
const minimum = (time: string) =>
  `proxyMetadata:\n  EXIT_ON_ZERO_ACTIVE_CONNECTIONS: "true"\n  MINIMUM_DRAIN_DURATION: ${time}`;
const mesh = (time: string) => `---\ndefaultConfig:\n  terminationDrainDuration: ${time}\n`;

describe(rule, () => {
  test.each([
    ['longer than the default', { config: drain('40s') }, 'certain'],
    ['as long as the default', { config: drain('30s') }, 'certain'],
    ['minutes', { config: drain('2m'), grace: 60 }, 'certain'],
    ['the minimum counts while it waits for connections', { config: minimum('45s') }, 'certain'],
  ])('reports: %s', (_name, shape, certainty) => {
    const text = deployment({ annotations: CLASSIC, ...shape });
    const line = lineOf(text, shape.config.includes('MINIMUM') ? 'MINIMUM_DRAIN' : 'terminationDrain');
    expect(check(rule, text)).toMatchObject([{ line, severity: 'warning', certainty }]);
  });

  test('is likely where the kind of sidecar is not shown', () => {
    expect(check(rule, deployment({ config: drain('40s') }))).toMatchObject([{ certainty: 'likely' }]);
  });

  test('points at the Pod when the time is mesh-wide', () => {
    const text = deployment({
      annotations: CLASSIC,
      labels: { app: 'app', 'sidecar.istio.io/inject': 'true' },
      grace: 20,
    });
    expect(check(rule, text + mesh('25s'))).toMatchObject([{ line: lineOf(text, 'terminationGrace') }]);
  });

  test.each([
    ['shorter', deployment({ annotations: CLASSIC, config: drain('20s') })],
    ['the grace period is raised', deployment({ annotations: CLASSIC, config: drain('40s'), grace: 60 })],
    ['a native sidecar does not read it', deployment({ annotations: NATIVE, config: drain('40s') })],
    [
      'not read beside the other setting',
      deployment({ annotations: CLASSIC, config: `${drain('40s')}\n${minimum('5s')}` }),
    ],
    ['nothing is set, and the grace period is short', deployment({ annotations: CLASSIC, grace: 3 })],
    ['mesh-wide, and the Pod has no sidecar', deployment({ grace: 20 }) + mesh('25s')],
    ['mesh-wide, alone', mesh('60s')],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test('the fix raises the grace period', () => {
    const text = fixed(rule, deployment({ annotations: CLASSIC, config: drain('40s'), grace: 30 })) ?? '';
    expect(text).toContain('terminationGracePeriodSeconds: 55');
    expect(check(rule, text)).toEqual([]);
  });
});
