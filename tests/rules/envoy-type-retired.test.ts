import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { envoyFilter } from './envoy-filters.ts';

const RULE = 'envoy-type-retired';
const typed = (type: string) => `{ name: mine, typed_config: { '@type': ${type} } }`;
const google = 'type.googleapis.com';

describe(RULE, () => {
  test.each([
    ['a filter', { value: typed(`${google}/envoy.config.filter.http.lua.v2.Lua`) }],
    [
      'a TLS context',
      {
        applyTo: 'CLUSTER',
        operation: 'MERGE',
        value: `{ transport_socket: ${typed(`${google}/envoy.api.v2.auth.UpstreamTlsContext`)} }`,
      },
    ],
    ['an alpha of v2', { value: typed(`${google}/envoy.config.filter.http.tap.v2alpha.Tap`) }],
    [
      'one in a list',
      {
        applyTo: 'NETWORK_FILTER',
        operation: 'MERGE',
        value: `{ typed_config: { '@type': ${google}/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager, access_log: [${typed(`${google}/envoy.config.accesslog.v2.FileAccessLog`)}] } }`,
      },
    ],
    [
      'one that is wrapped',
      {
        value: `{ name: mine, typed_config: { '@type': ${google}/udpa.type.v1.TypedStruct, type_url: ${google}/envoy.config.filter.http.lua.v2.Lua } }`,
      },
    ],
  ])('finds v2 in %s', (_name, input) => {
    expect(check(RULE, envoyFilter(input))).toMatchObject([
      { line: 9, severity: 'error', certainty: 'certain' },
    ]);
  });

  test('has istioctl’s code where istiod reads the type', () => {
    const codes = (value: string) =>
      analyze([{ name: 'paste.yaml', text: envoyFilter({ value }) }], { only: [RULE] }).findings[0]?.aliases;
    expect(codes(typed(`${google}/envoy.config.filter.http.lua.v2.Lua`))).toEqual(['IST0106']);
    expect(
      codes(`{ name: mine, typed_config: { type_url: ${google}/envoy.config.filter.http.lua.v2.Lua } }`),
    ).toEqual([]);
  });

  test.each([
    ['v3', typed(`${google}/envoy.extensions.filters.http.lua.v3.Lua`)],
    [
      'a v3 type whose package ends in v2',
      typed(`${google}/envoy.extensions.filters.http.cache_v2.v3.CacheV2Config`),
    ],
    ['a type of Istio’s', typed(`${google}/istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig`)],
    ['a type of somebody’s own', typed(`${google}/shop.v2.Tag`)],
    [
      'a text that only looks like one',
      `{ name: mine, typed_config: { '@type': ${google}/udpa.type.v1.TypedStruct, value: { note: ${google}/envoy.config.filter.http.lua.v2.Lua } } }`,
    ],
  ])('is silent: %s', (_name, value) => {
    expect(check(RULE, envoyFilter({ value }))).toEqual([]);
  });
});
