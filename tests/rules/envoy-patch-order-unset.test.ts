import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { envoyFilter, near } from './envoy-filters.ts';
import { paste } from './references.ts';

const RULE = 'envoy-patch-order-unset';
const router = near('envoy.filters.http.router');

describe(RULE, () => {
  test.each([
    ['before a filter of Istio', envoyFilter({ operation: 'INSERT_BEFORE', match: router })],
    ['after one', envoyFilter({ operation: 'INSERT_AFTER', match: near('istio.stats') })],
    ['last, behind what others leave', envoyFilter({ operation: 'INSERT_AFTER' })],
    ['replaces one', envoyFilter({ operation: 'REPLACE', match: near('istio.stats') })],
    ['takes one out', envoyFilter({ operation: 'REMOVE', match: near('istio.stats') })],
    ['an insertion where there is no order', envoyFilter({ applyTo: 'CLUSTER', operation: 'INSERT_AFTER' })],
  ])('tells: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 9, severity: 'info', certainty: 'certain' }]);
  });

  test('warns where another EnvoyFilter brings the neighbour', () => {
    const text = paste(
      envoyFilter({ name: 'tag', value: '{ name: tag }' }),
      envoyFilter({ name: 'count', operation: 'INSERT_AFTER', match: near('tag') }),
    );
    expect(check(RULE, text)).toMatchObject([{ line: 19, severity: 'warning' }]);
  });

  test('knows istioctl’s second code: an earlier patch of that name is for some versions', () => {
    const versioned = (operation: string) =>
      envoyFilter({
        name: 'versioned',
        operation,
        match: router.replace('{ context', "{ proxy: { proxyVersion: '^1.30.*' }, context"),
      });
    const text = paste(
      versioned('INSERT_BEFORE'),
      envoyFilter({ operation: 'INSERT_BEFORE', match: router }),
    );
    const { findings } = analyze([{ name: 'paste.yaml', text }], { only: [RULE] });
    expect(findings.map(({ aliases }) => aliases)).toEqual([['IST0151'], ['IST0155']]);
  });

  test.each([
    ['a priority', envoyFilter({ operation: 'INSERT_BEFORE', match: router, spec: 'priority: 10' })],
    ['first in the list', envoyFilter({ operation: 'INSERT_FIRST', match: router })],
    ['before nothing in particular, which is first', envoyFilter({ operation: 'INSERT_BEFORE' })],
    ['a merge', envoyFilter({ operation: 'MERGE', match: router })],
    ['an addition', envoyFilter({ applyTo: 'CLUSTER', operation: 'ADD' })],
    ['a patch that is left out anyway', envoyFilter({ operation: 'REMOVE' })],
    ['a filter of the same object', envoyFilter({ operation: 'ADD', value: '{ name: tag }' })],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
