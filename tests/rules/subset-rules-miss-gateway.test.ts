import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste, virtualService } from './references.ts';

const RULE = 'subset-rules-miss-gateway';
const outside = (destination = '{ host: cart }', gateways = '[edge/public]', namespace = 'shop') =>
  virtualService({ name: 'outside', hosts: '[a.example.com]', gateways, destination, namespace });
const inside = (destination = '{ host: cart, subset: v1 }', gateways = '[mesh]', hosts = '[cart]') =>
  virtualService({ name: 'inside', hosts, gateways, destination });

describe(RULE, () => {
  test.each([
    ['the same short name', [outside(), inside()]],
    ['the full name', [outside('{ host: cart.shop.svc.cluster.local }'), inside()]],
    [
      'from another namespace',
      [outside('{ host: cart.shop.svc.cluster.local }', '[edge/public]', 'web'), inside()],
    ],
    ['a gateway beside the mesh', [outside('{ host: cart }', '[mesh, edge/public]'), inside()]],
  ])('reports: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toMatchObject([
      { line: 9, severity: 'warning', object: expect.stringContaining('/outside') },
    ]);
  });

  test.each([
    ['a subset at the gateway too', [outside('{ host: cart, subset: v1 }'), inside()]],
    ['a route of the mesh', [outside('{ host: cart }', '[mesh]'), inside()]],
    ['no subset inside', [outside(), inside('{ host: cart }')]],
    ['another host of that name', [outside('{ host: cart }', '[edge/public]', 'web'), inside()]],
    ['rules that lead elsewhere', [outside(), inside('{ host: basket, subset: v1 }')]],
    ['rules for another gateway', [outside(), inside('{ host: cart, subset: v1 }', '[edge/other]')]],
    [
      'one VirtualService for both',
      [inside('{ host: cart, subset: v1 }', '[mesh, edge/public]', '[cart, a.example.com]')],
    ],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
