import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check, fixed } from './check.ts';

const RULE = 'lone-destination-weight';
const route = (list: string, targets: string) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a, namespace: shop }\nspec:\n  hosts: [cart]\n  ${list}:\n  - route:\n${targets}`;
const lone = (weight: number) => `    - destination: { host: cart }\n      weight: ${weight}\n`;

describe(RULE, () => {
  test.each([
    ['some of the traffic', 'http', 10],
    ['almost all', 'http', 99],
    ['nothing, it says', 'http', 0],
    ['in tcp', 'tcp', 50],
    ['in tls', 'tls', 50],
  ])('reports: %s', (_name, list, weight) => {
    expect(check(RULE, route(list, lone(weight)))).toMatchObject([{ line: 9, severity: 'warning' }]);
  });

  test('leaves the weight out', () => {
    expect(fixed(RULE, route('http', lone(10)))).toBe(route('http', '    - destination: { host: cart }\n'));
  });

  test('Kiali has a code for it, but not for zero', () => {
    const aliases = (weight: number) =>
      analyze([{ name: 'a', text: route('http', lone(weight)) }], { only: [RULE] }).findings[0]?.aliases;
    expect(aliases(10)).toEqual(['KIA1104']);
    expect(aliases(0)).toEqual([]);
  });

  test.each([
    ['all of it', lone(100)],
    ['no weight', '    - destination: { host: cart }\n'],
    ['two destinations', lone(10) + lone(20)],
    ['two whose sum is not 100', lone(1) + lone(3)],
    ['a number that the API refuses', lone(-1)],
  ])('is silent: %s', (_name, targets) => {
    expect(check(RULE, route('http', targets))).toEqual([]);
  });
});
