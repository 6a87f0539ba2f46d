import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const rule = 'proxy-config-annotation-unreadable';
const quoted = (value: string) => deployment({ annotations: { 'proxy.istio.io/config': value } });

describe(rule, () => {
  test.each([
    ['no blank after the colon', 'drainDuration:60s', 'drainDuration'],
    ['a word', 'defaults', 'defaults'],
    ['a list', '- drainDuration: 60s', 'drainDuration'],
    ['an indent that fits nothing', 'proxyMetadata:\n    A: "1"\n  B: "2"', 'B: "2"'],
    ['a quote that stays open', 'concurrency: 2\nbinaryPath: "/usr', 'binaryPath'],
  ])('reports on the line inside the text: %s', (_name, config, part) => {
    const text = deployment({ config });
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, part), severity: 'error', certainty: 'certain', object: 'Deployment shop/app' },
    ]);
  });

  test('reports a map where text belongs', () => {
    const text = deployment({ config: 'concurrency: 2' }).replace(
      'proxy.istio.io/config: |',
      'proxy.istio.io/config:',
    );
    expect(check(rule, text)).toMatchObject([{ line: lineOf(text, 'proxy.istio.io/config') }]);
  });

  test.each([
    ['a map', deployment({ config: 'drainDuration: 60s' })],
    ['a map in one line', quoted('{ "holdApplicationUntilProxyStarts": true }')],
    ['two settings', deployment({ config: 'drainDuration: 60s\nproxyMetadata:\n  A: "1"' })],
    ['an empty text', quoted('')],
    ['a comment only', quoted('# nothing yet')],
    ['no annotation', deployment()],
    ['another annotation', deployment({ annotations: { 'example.com/config': 'drainDuration:60s' } })],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test('the fix puts the blank in', () => {
    const text = fixed(rule, deployment({ config: 'drainDuration:60s' })) ?? '';
    expect(text).toContain('drainDuration: 60s');
    expect(check(rule, text)).toEqual([]);
  });
});
