import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'destination-repeated';
const route = (...targets: string[]) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a, namespace: shop }\nspec:\n  hosts: [cart]\n  http:\n  - route:\n${targets.map((target) => `    - ${target}\n`).join('')}`;
const to = (destination: string, more = '') => `{ destination: { ${destination} }, weight: 50${more} }`;

describe(RULE, () => {
  test.each([
    ['host and subset', [to('host: cart, subset: v1'), to('host: cart, subset: v1')], [9]],
    ['no subset', [to('host: cart'), to('host: cart')], [9]],
    ['two spellings of the host', [to('host: cart'), to('host: cart.shop.svc.cluster.local')], [9]],
    ['three times', [to('host: cart'), to('host: cart'), to('host: cart')], [9, 10]],
    ['one between', [to('host: cart'), to('host: basket'), to('host: cart')], [10]],
  ])('reports: %s', (_name, targets, lines) => {
    expect(check(RULE, route(...targets)).map(({ line }) => line)).toEqual(lines);
  });

  test.each([
    ['two subsets', [to('host: cart, subset: v1'), to('host: cart, subset: v2')]],
    ['two ports', [to('host: cart, port: { number: 80 }'), to('host: cart, port: { number: 81 }')]],
    ['two hosts', [to('host: cart'), to('host: basket')]],
    [
      'one that sets a header',
      [to('host: cart'), to('host: cart', ', headers: { request: { set: { x-a: b } } }')],
    ],
    ['no host', [to('subset: v1'), to('subset: v1')]],
    ['no destination', ['{}', '{}']],
  ])('is silent: %s', (_name, targets) => {
    expect(check(RULE, route(...targets))).toEqual([]);
  });

  test('is silent on the same destination in two rules', () => {
    const text = `${route(to('host: cart'))}  - route:\n    - ${to('host: cart')}\n`;
    expect(check(RULE, text)).toEqual([]);
  });
});
