import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'rate-limit-switched-off';
const TYPE = 'type.googleapis.com/envoy.extensions.filters.http.local_ratelimit.v3.LocalRateLimit';
const BUCKET = 'token_bucket: { max_tokens: 5, tokens_per_fill: 5, fill_interval: 1s }';
const percent = (name: string, numerator = 100) =>
  `${name}: { default_value: { numerator: ${numerator}, denominator: HUNDRED } }`;
const ON = `${percent('filter_enabled')}, ${percent('filter_enforced')}`;

const filter = (settings: string, operation = 'INSERT_FIRST', type = `'@type': ${TYPE}`) =>
  patch(
    'HTTP_FILTER',
    operation,
    `{ name: envoy.filters.http.local_ratelimit, typed_config: { ${type}, stat_prefix: x${settings && `, ${settings}`} } }`,
  );
const patch = (applyTo: string, operation: string, value: string) => `apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata: { name: limit, namespace: shop }
spec:
  workloadSelector: { labels: { app: orders } }
  configPatches:
  - applyTo: ${applyTo}
    match: { context: SIDECAR_INBOUND }
    patch:
      operation: ${operation}
      value: ${value}
`;
const route = (settings: string) =>
  patch(
    'HTTP_ROUTE',
    'MERGE',
    `{ typed_per_filter_config: { envoy.filters.http.local_ratelimit: { '@type': ${TYPE}, stat_prefix: x, ${settings} } } }`,
  );
const struct = (settings: string) =>
  patch(
    'HTTP_FILTER',
    'INSERT_FIRST',
    `{ name: limit, typed_config: { '@type': type.googleapis.com/udpa.type.v1.TypedStruct, type_url: ${TYPE}, value: { stat_prefix: x, ${settings} } } }`,
  );

describe(RULE, () => {
  test.each([
    ['neither switch', filter(BUCKET), 'warning'],
    ['enforced, but not enabled', filter(`${BUCKET}, ${percent('filter_enforced')}`), 'warning'],
    ['enabled, but not enforced', filter(`${BUCKET}, ${percent('filter_enabled')}`), 'info'],
    ['in a TypedStruct', struct(BUCKET), 'warning'],
    ['on a route', route(BUCKET), 'warning'],
    ['in camel case', filter('tokenBucket: { maxTokens: 5 }'), 'warning'],
  ])('reports: %s', (_name, text, severity) => {
    expect(check(RULE, text)).toMatchObject([{ line: 11, severity, certainty: 'certain' }]);
  });

  test.each([
    ['both switches', filter(`${BUCKET}, ${ON}`)],
    ['both in a TypedStruct', struct(`${BUCKET}, ${ON}`)],
    ['both on a route', route(`${BUCKET}, ${ON}`)],
    ['both in camel case', filter(`${BUCKET}, ${percent('filterEnabled')}, ${percent('filterEnforced')}`)],
    ['zero on purpose', filter(`${BUCKET}, ${percent('filter_enabled')}, ${percent('filter_enforced', 0)}`)],
    ['no bucket: routes have theirs', filter('')],
    ['a merge into what is there', filter(BUCKET, 'MERGE')],
    [
      'switches that another patch merges in',
      `${filter(BUCKET)}---\n${filter(ON, 'MERGE').replace(
        '{ context: SIDECAR_INBOUND }',
        '{ listener: { filterChain: { filter: { subFilter: { name: envoy.filters.http.local_ratelimit } } } } }',
      )}`,
    ],
    [
      'the filter of connections',
      filter(
        BUCKET,
        'INSERT_FIRST',
        "'@type': type.googleapis.com/envoy.extensions.filters.network.local_ratelimit.v3.LocalRateLimit",
      ),
    ],
    ['another filter', patch('HTTP_FILTER', 'INSERT_FIRST', `{ name: x, typed_config: { ${BUCKET} } }`)],
    ['a removal', patch('HTTP_FILTER', 'REMOVE', '{}')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
