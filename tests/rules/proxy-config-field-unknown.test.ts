import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const rule = 'proxy-config-field-unknown';

describe(rule, () => {
  test.each([
    ['a misspelled name', 'terminationDrainDuraton: 30s', 'terminationDrainDuraton'],
    ['a variable at the wrong level', 'EXIT_ON_ZERO_ACTIVE_CONNECTIONS: "true"', 'EXIT_ON'],
    ["a Pod's field", 'terminationGracePeriodSeconds: 60', 'terminationGracePeriodSeconds'],
  ])('reports: %s', (_name, config, part) => {
    const text = deployment({ config });
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, part), severity: 'warning', certainty: 'certain' },
    ]);
  });

  test.each([
    ['known fields', 'terminationDrainDuration: 30s\ntracing:\n  sampling: 1'],
    ['any variable in the metadata', 'proxyMetadata:\n  MY_OWN: "1"'],
    ['nothing', ''],
    ['text that cannot be read, of which another rule speaks', 'a: "b'],
  ])('is silent: %s', (_name, config) => {
    expect(check(rule, deployment({ config }))).toEqual([]);
  });

  test('the fix renames the field', () => {
    const text = fixed(rule, deployment({ config: 'terminationDrainDuraton: 30s' })) ?? '';
    expect(text).toContain('terminationDrainDuration: 30s');
    expect(check(rule, text)).toEqual([]);
  });
});
