import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { gateway, paste, virtualService } from './references.ts';

const RULE = 'host-not-in-gateway';
const serve = (hosts: string, served: string) =>
  check(RULE, paste(virtualService({ hosts, gateways: '[edge/public]' }), gateway('public', 'edge', served)));

describe(RULE, () => {
  test.each([
    ['another domain', '[a.example.net]', '["*.example.com"]', 5],
    ['the bare domain under a wildcard', '[example.com]', '["*.example.com"]', 5],
    ['a server of another namespace', '[a.example.com]', '[edge/a.example.com]', 5],
    ["a server of the Gateway's own namespace", '[a.example.com]', '[./a.example.com]', 5],
    ['none of several hosts', '[a.example.net, b.example.net]', '[a.example.com]', 6],
    ['one of several hosts', '[a.example.com, b.example.net]', '[a.example.com]', 5],
  ])('reports: %s', (_name, hosts, served, line) => {
    expect(serve(hosts, served)).toMatchObject([{ line, severity: 'warning' }]);
  });

  test.each([
    ['the same host', '[a.example.com]', '[a.example.com]'],
    ['a host in other letters', '[A.example.com]', '[a.example.com]'],
    ['a wildcard of the Gateway', '[a.b.example.com]', '["*.example.com"]'],
    ['a wildcard of the VirtualService', '["*.example.com"]', '[a.example.com]'],
    ['every host', '[a.example.com]', '["*"]'],
    ['a server of this namespace', '[a.example.com]', '[shop/a.example.com]'],
    ['two hosts of two servers', '[a.example.com, b.example.net]', '[a.example.com, b.example.net]'],
  ])('is silent: %s', (_name, hosts, served) => {
    expect(serve(hosts, served)).toEqual([]);
  });

  test.each([
    ['the mesh uses the other host', '[edge/public, mesh]'],
    ['a Gateway that was not pasted may serve it', '[edge/public, edge/other]'],
  ])('is silent on one of several hosts: %s', (_name, gateways) => {
    const hosts = '[a.example.com, cart]';
    expect(
      check(RULE, paste(virtualService({ hosts, gateways }), gateway('public', 'edge', '[a.example.com]'))),
    ).toEqual([]);
  });

  test('each host may have a Gateway of its own', () => {
    const text = paste(
      virtualService({ hosts: '[a.example.com, b.example.com]', gateways: '[edge/a, edge/b]' }),
      gateway('a', 'edge', '[a.example.com]'),
      gateway('b', 'edge', '[b.example.com]'),
    );
    expect(check(RULE, text)).toEqual([]);
  });

  test('the Gateway was not pasted', () => {
    expect(check(RULE, virtualService({ hosts: '[a.example.com]', gateways: '[edge/public]' }))).toEqual([]);
  });
});
