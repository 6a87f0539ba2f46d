import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const rule = 'proxy-config-value-wrong-type';

describe(rule, () => {
  test.each([
    ['a duration without a unit', 'terminationDrainDuration: 30', 'terminationDrain'],
    ['a switch in quotes', 'holdApplicationUntilProxyStarts: "true"', 'holdApplication'],
    ['a duration of other words', 'drainDuration: 30 seconds', 'drainDuration'],
    ['a word that the list does not have', 'interceptionMode: redirect', 'interceptionMode'],
    ['a map of strings that is a list', 'proxyMetadata:\n- A=1', 'proxyMetadata'],
  ])('reports: %s', (_name, config, part) => {
    const text = deployment({ config });
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, part), severity: 'error', certainty: 'certain' },
    ]);
  });

  test.each([
    ['right types', 'terminationDrainDuration: 30s\nholdApplicationUntilProxyStarts: true\nconcurrency: 2'],
    ['minutes, which Go reads', 'drainDuration: 1m30s'],
    ['a number in quotes, which is read', 'concurrency: "2"'],
    ['metadata, of which another rule speaks', 'proxyMetadata:\n  A: true'],
    ['an unknown field, of which another rule speaks', 'concurency: 2'],
    ['text that is no map', 'nothing'],
  ])('is silent: %s', (_name, config) => {
    expect(check(rule, deployment({ config }))).toEqual([]);
  });

  test.each([
    ['gives the duration a unit', 'terminationDrainDuration: 30', 'terminationDrainDuration: 30s'],
    [
      'takes the quotes away',
      'holdApplicationUntilProxyStarts: "true"',
      'holdApplicationUntilProxyStarts: true',
    ],
  ])('the fix %s', (_name, config, expected) => {
    const text = fixed(rule, deployment({ config })) ?? '';
    expect(text).toContain(expected);
    expect(check(rule, text)).toEqual([]);
  });
});
