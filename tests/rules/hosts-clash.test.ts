import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste, virtualService } from './references.ts';

const clash = (a: Parameters<typeof virtualService>[0], b: Parameters<typeof virtualService>[0]) =>
  check('hosts-clash', paste(virtualService({ name: 'a', ...a }), virtualService({ name: 'b', ...b })));

describe('hosts-clash', () => {
  test.each([
    ['the mesh, in two spellings', {}, { hosts: '[cart.shop.svc.cluster.local]' }, 'error'],
    [
      'the mesh, from two namespaces',
      {},
      { hosts: '[cart.shop.svc.cluster.local]', namespace: 'other' },
      'error',
    ],
    [
      'one gateway',
      { hosts: '[a.example.com]', gateways: '[edge/public]' },
      { hosts: '[a.example.com]', gateways: '[edge/public]' },
      'warning',
    ],
    [
      'one gateway, named with and without its namespace',
      { hosts: '[a.example.com]', gateways: '[shop/public]' },
      { hosts: '[a.example.com]', gateways: '[public]' },
      'warning',
    ],
  ])('reports both sides: %s', (_name, a, b, severity) => {
    expect(clash(a, b)).toMatchObject([
      { object: expect.stringContaining('/a'), severity },
      { object: expect.stringContaining('/b'), severity },
    ]);
  });

  test('is silent on two texts of one object, of which the later replaces the earlier', () => {
    expect(check('hosts-clash', paste(virtualService({ name: 'a' }), virtualService({ name: 'a' })))).toEqual(
      [],
    );
  });

  const scoped = (exportTo: string) => ({ more: `  exportTo: ${exportTo}\n` });
  test.each([
    [
      'one of them exported to all',
      scoped('[.]'),
      { ...scoped('["*"]'), namespace: 'x', hosts: '[cart.shop.svc.cluster.local]' },
      'error',
    ],
    [
      'an exported wildcard around it',
      { ...scoped('[.]'), hosts: '["*.a.d"]' },
      { hosts: '["*.d"]' },
      'info',
    ],
    ['an exported host within it', { ...scoped('[.]'), hosts: '["*.d"]' }, { hosts: '["b.a.d"]' }, 'info'],
  ])('reports what a namespace sees: %s', (_name, a, b, severity) => {
    expect(clash(a, b)).toMatchObject([{ severity }, { severity }]);
  });

  test.each([
    [
      'exported to different namespaces',
      scoped('[.]'),
      { ...scoped('[.]'), namespace: 'x', hosts: '[cart.shop.svc.cluster.local]' },
    ],
    ['a longer name that only ends alike', { ...scoped('[.]'), hosts: '["*.b.d"]' }, { hosts: '["*.bb.d"]' }],
    ['other hosts', {}, { hosts: '[web]' }],
    [
      'a wildcard beside a host: the more specific wins',
      { hosts: '["*.example.com"]' },
      { hosts: '[a.example.com]' },
    ],
    ['one for the mesh, one for a gateway', {}, { gateways: '[public]' }],
    ['two gateways', { gateways: '[public]' }, { gateways: '[private]' }],
    ['short names of two namespaces', {}, { namespace: 'other' }],
  ])('is silent: %s', (_name, a, b) => {
    expect(clash(a, b)).toEqual([]);
  });

  test('exported to different namespaces they do not meet', () => {
    const exported = (name: string, to: string) =>
      virtualService({ name, hosts: '[a.example.com]' }).replace(
        '  gateways',
        `  exportTo: [${to}]\n  gateways`,
      );
    expect(check('hosts-clash', paste(exported('a', 'one'), exported('b', 'two')))).toEqual([]);
    expect(check('hosts-clash', paste(exported('a', 'one'), exported('b', 'one')))).toHaveLength(2);
  });
});
