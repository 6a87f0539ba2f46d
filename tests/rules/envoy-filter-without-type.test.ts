import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { envoyFilter, near } from './envoy-filters.ts';

const RULE = 'envoy-filter-without-type';
const typed = "{ name: mine, typed_config: { '@type': t } }";

describe(RULE, () => {
  test.each([
    ['an HTTP filter', {}],
    ['a network filter', { applyTo: 'NETWORK_FILTER', operation: 'ADD' }],
    ['a listener filter', { applyTo: 'LISTENER_FILTER' }],
    ['a replacement', { operation: 'REPLACE', match: near('envoy.filters.http.cors') }],
    ['an empty type', { value: '{ name: mine, typed_config: }' }],
  ])('finds %s without a type', (_name, input) => {
    expect(check(RULE, envoyFilter(input))).toMatchObject([
      { line: 9, severity: 'error', certainty: 'certain' },
    ]);
  });

  test('says that the field of an older Envoy is dropped', () => {
    const [finding] = check(RULE, envoyFilter({ value: '{ name: mine, config: { a: b } }' }));
    expect(finding?.message).toContain('`config`');
  });

  test.each([
    ['a type', { value: typed }],
    ['a type in the other spelling', { value: "{ name: mine, typedConfig: { '@type': t } }" }],
    ['a type that is fetched', { value: '{ name: mine, config_discovery: { type_urls: [t] } }' }],
    ['an optional filter', { value: '{ name: mine, is_optional: true }' }],
    ['a merge into a filter that has its type', { operation: 'MERGE', match: near('istio.stats') }],
    ['a removal', { operation: 'REMOVE', match: near('istio.stats') }],
    ['a cluster', { applyTo: 'CLUSTER', operation: 'ADD' }],
    ['a value without a name', { value: '{}' }],
    ['a patch for waypoints', { match: '{ context: WAYPOINT, waypoint: {} }' }],
  ])('is silent: %s', (_name, input) => {
    expect(check(RULE, envoyFilter(input))).toEqual([]);
  });
});
