import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { envoyFilter, near } from './envoy-filters.ts';
import { paste } from './references.ts';

const RULE = 'envoy-filter-name-retired';
const typed = "{ name: mine, typed_config: { '@type': t } }";
const network = (name: string) => `{ listener: { filterChain: { filter: { name: ${name} } } } }`;

describe(RULE, () => {
  test.each([
    ['the neighbour', { operation: 'INSERT_BEFORE', match: near('envoy.router') }, 'certain'],
    ['the filter to remove', { operation: 'REMOVE', match: near('envoy.cors') }, 'likely'],
    [
      'the connection manager',
      { operation: 'INSERT_FIRST', match: network('envoy.http_connection_manager') },
      'certain',
    ],
    [
      'a network filter',
      { applyTo: 'NETWORK_FILTER', operation: 'MERGE', match: network('envoy.tcp_proxy') },
      'certain',
    ],
    [
      'a listener filter',
      {
        applyTo: 'LISTENER_FILTER',
        operation: 'REMOVE',
        match: '{ listener: { listenerFilter: envoy.listener.tls_inspector } }',
      },
      'likely',
    ],
  ])('finds the old name of %s', (_name, input, certainty) => {
    expect(check(RULE, envoyFilter({ value: typed, ...input }))).toMatchObject([
      { line: 8, severity: 'error', certainty },
    ]);
  });

  test('is certain of every name in a whole mesh', () => {
    const text = envoyFilter({ operation: 'REMOVE', match: near('envoy.cors') });
    expect(check(RULE, text, { complete: true })).toMatchObject([{ certainty: 'certain' }]);
  });

  test('writes the name of today', () => {
    const text = envoyFilter({ operation: 'INSERT_BEFORE', match: near('envoy.router'), value: typed });
    expect(fixed(RULE, text)).toBe(text.replace('envoy.router', 'envoy.filters.http.router'));
  });

  test.each([
    ['names of today', envoyFilter({ operation: 'INSERT_BEFORE', match: near('envoy.filters.http.router') })],
    ['a name of somebody’s own', envoyFilter({ operation: 'INSERT_BEFORE', match: near('shop.tag') })],
    ['an old name that is brought, not looked for', envoyFilter({ value: '{ name: envoy.lua }' })],
    [
      'a filter that another EnvoyFilter brings under the old name',
      paste(
        envoyFilter({ name: 'first', value: '{ name: envoy.lua }' }),
        envoyFilter({ name: 'second', operation: 'INSERT_AFTER', match: near('envoy.lua') }),
      ),
    ],
    [
      'an addition, for which the name does not count',
      envoyFilter({ applyTo: 'NETWORK_FILTER', operation: 'ADD', match: network('envoy.tcp_proxy') }),
    ],
    [
      'a listener, whose filters are not compared',
      envoyFilter({ applyTo: 'LISTENER', operation: 'MERGE', match: network('envoy.tcp_proxy') }),
    ],
    [
      'a patch for waypoints',
      envoyFilter({
        operation: 'REMOVE',
        match: '{ context: WAYPOINT, waypoint: { filter: { name: envoy.router } } }',
      }),
    ],
    [
      'a name that every object of JavaScript has',
      envoyFilter({ operation: 'REMOVE', match: near('constructor') }),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
