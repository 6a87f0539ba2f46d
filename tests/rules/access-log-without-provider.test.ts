import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { telemetry } from './policies.ts';
import { paste } from './references.ts';

const RULE = 'access-log-without-provider';
const filtered = '{ accessLogging: [{ filter: { expression: "response.code >= 500" } }] }';
const named = '{ accessLogging: [{ providers: [{ name: envoy }] }] }';
const meshConfig = (provider: string) => `defaultProviders: { accessLogging: [${provider}] }\n`;

describe(RULE, () => {
  test.each([
    ['for the mesh', telemetry(filtered, 'istio-system')],
    ['for a namespace', telemetry(filtered)],
    ['the second entry', telemetry('{ accessLogging: [{ disabled: true }, {}] }')],
    ['a provider that only another namespace names', paste(telemetry(filtered), telemetry(named, 'web'))],
    [
      'a provider that only some workloads get',
      paste(
        telemetry(filtered),
        telemetry(
          '{ selector: { matchLabels: { app: a } }, accessLogging: [{ providers: [{ name: envoy }] }] }',
          'shop',
          'a',
        ),
      ),
    ],
    ['mesh config without a default', paste(telemetry(filtered), meshConfig(''))],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 4, severity: 'warning', certainty: 'likely' }]);
    expect(check(RULE, text, { complete: true })).toMatchObject([{ certainty: 'certain' }]);
  });

  test.each([
    ['a provider', telemetry(named)],
    ['only turned off', telemetry('{ accessLogging: [{ disabled: true }] }')],
    ['no access logging', telemetry('{ tracing: [{}] }')],
    ['the mesh’s Telemetry names it', paste(telemetry(filtered), telemetry(named, 'istio-system'))],
    [
      'the namespace’s names it for its workloads',
      paste(
        telemetry(named),
        telemetry(`{ selector: { matchLabels: { app: a } }, ${filtered.slice(1)}`, 'shop', 'a'),
      ),
    ],
    ['the mesh config has a default', paste(telemetry(filtered), meshConfig('envoy'))],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text, { complete: true })).toEqual([]);
  });
});
