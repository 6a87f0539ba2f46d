import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { telemetry } from './policies.ts';
import { paste } from './references.ts';

const RULE = 'tracing-provider-removed';
const config = (kind: string) =>
  `extensionProviders:\n- name: traces\n  ${kind}: { service: a.b.svc.cluster.local, port: 443 }\n`;
const using = (name: string) =>
  telemetry(`{ tracing: [{ providers: [{ name: ${name} }] }] }`, 'istio-system');

describe(RULE, () => {
  test.each([
    ['lightstep', ['IST0002']],
    ['opencensus', []],
  ])('reports: %s', (kind, aliases) => {
    const text = paste(using('traces'), config(kind));
    expect(check(RULE, text)).toMatchObject([{ line: 4, severity: 'warning', certainty: 'certain' }]);
    const { findings } = analyze([{ name: 'paste.yaml', text }], { only: [RULE] });
    expect(findings.map((finding) => finding.aliases)).toEqual([aliases]);
  });

  test('tells of the end to come, for an Istio that still has it', () => {
    const text = paste(using('traces'), config('lightstep'));
    expect(check(RULE, text, { istioVersion: '1.26' })).toMatchObject([{ severity: 'info' }]);
  });

  test.each([
    ['another kind of provider', paste(using('traces'), config('opentelemetry'))],
    ['another provider', paste(using('other'), config('lightstep'))],
    ['a provider that nobody uses', config('lightstep')],
    ['mesh config was not pasted', using('lightstep')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
