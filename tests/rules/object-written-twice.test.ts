import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check, rulesThatFind } from './check.ts';
import { gateway, paste, service, virtualService } from './references.ts';

const RULE = 'object-written-twice';

describe(RULE, () => {
  test('reports the earlier object, and checks only the later', () => {
    const text = paste(virtualService({}), virtualService({ gateways: '[mesh]', more: '    timeout: 3s\n' }));
    expect(check(RULE, text)).toMatchObject([{ line: 3, severity: 'warning', certainty: 'certain' }]);
    expect(rulesThatFind(text)).toEqual([RULE]);
  });

  test('is a hint between two files', () => {
    const texts = ['a', 'b'].map((name) => ({ name, text: gateway('public', 'edge') }));
    expect(analyze(texts).findings).toMatchObject([{ rule: RULE, severity: 'info', source: 'a' }]);
  });

  test.each([
    [
      'another name',
      paste(gateway('one', 'edge', '[a.example.com]'), gateway('two', 'edge', '[b.example.com]')),
    ],
    [
      'another namespace',
      paste(gateway('one', 'edge', '[a.example.com]'), gateway('one', 'shop', '[b.example.com]')),
    ],
    ['another kind', paste(gateway('cart', 'shop'), virtualService({ name: 'cart' }))],
    [
      'a Gateway of each API',
      paste(
        gateway('a', 'b'),
        gateway('a', 'b').replace('networking.istio.io/v1', 'gateway.networking.k8s.io/v1'),
      ),
    ],
    ['Services, which show two clusters', paste(service('cart'), service('cart'))],
    ['objects without a name', 'kind: Sidecar\nspec: {}\n---\nkind: Sidecar\nspec: {}\n'],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
