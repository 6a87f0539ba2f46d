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
    ['one of several hosts', '[a.example.com, b.example.net]', '[a.example.com]'],
  ])('is silent: %s', (_name, hosts, served) => {
    expect(serve(hosts, served)).toEqual([]);
  });

  test('the Gateway was not pasted', () => {
    expect(check(RULE, virtualService({ hosts: '[a.example.com]', gateways: '[edge/public]' }))).toEqual([]);
  });
});
