import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { envoyFilter, near } from './envoy-filters.ts';

const RULE = 'envoy-patch-ignored';

describe(RULE, () => {
  test.each([
    ['REPLACE of a cluster', 'CLUSTER', 'REPLACE', '{}', 'error'],
    ['REPLACE of a listener', 'LISTENER', 'REPLACE', '{}', 'error'],
    ['ADD of a route table', 'ROUTE_CONFIGURATION', 'ADD', '{}', 'error'],
    ['REMOVE of a route table', 'ROUTE_CONFIGURATION', 'REMOVE', '{}', 'error'],
    ['REMOVE of an HTTP filter without its name', 'HTTP_FILTER', 'REMOVE', '{}', 'error'],
    ['REPLACE of a network filter without its name', 'NETWORK_FILTER', 'REPLACE', '{}', 'error'],
    ['ADD of a route, which works but comes last', 'HTTP_ROUTE', 'ADD', '{}', 'info'],
    ['REMOVE of a route', 'HTTP_ROUTE', 'REMOVE', '{}', 'info'],
  ])('reports: %s', (_name, applyTo, operation, match, severity) => {
    expect(check(RULE, envoyFilter({ applyTo, operation, match }))).toMatchObject([
      { line: 9, severity, certainty: 'certain' },
    ]);
  });

  test.each([
    ['MERGE of a cluster', { applyTo: 'CLUSTER', operation: 'MERGE' }],
    ['ADD of a cluster', { applyTo: 'CLUSTER', operation: 'ADD' }],
    ['REMOVE of a cluster', { applyTo: 'CLUSTER', operation: 'REMOVE' }],
    ['MERGE of a route table', { applyTo: 'ROUTE_CONFIGURATION', operation: 'MERGE' }],
    ['INSERT_FIRST of a route', { applyTo: 'HTTP_ROUTE', operation: 'INSERT_FIRST' }],
    ['REPLACE of a virtual host', { applyTo: 'VIRTUAL_HOST', operation: 'REPLACE' }],
    ['REPLACE of a named filter', { operation: 'REPLACE', match: near('envoy.filters.http.router') }],
    ['REMOVE of a named filter', { operation: 'REMOVE', match: near('istio.stats') }],
    ['a patch for waypoints', { operation: 'REMOVE', match: '{ context: WAYPOINT, waypoint: {} }' }],
  ])('is silent: %s', (_name, input) => {
    expect(check(RULE, envoyFilter(input))).toEqual([]);
  });
});
