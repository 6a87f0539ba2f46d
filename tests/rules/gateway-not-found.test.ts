import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { gateway, paste, virtualService } from './references.ts';

const RULE = 'gateway-not-found';
const through = (gateways: string, more = '') => virtualService({ gateways, hosts: '[a.example.com]', more });

describe(RULE, () => {
  test('a name without a namespace means the own one; the fix names the Gateway elsewhere', () => {
    const text = paste(through('[public]'), gateway('public', 'edge'));
    expect(check(RULE, text)).toMatchObject([{ line: 6, certainty: 'likely' }]);
    expect(fixed(RULE, text)).toBe(paste(through('[edge/public]'), gateway('public', 'edge')));
  });

  test.each([
    ['another name', paste(through('[edge/private]'), gateway('public', 'edge')), 6],
    ['another namespace', paste(through('[other/public]'), gateway('public', 'edge')), 6],
    [
      'a gateway that only a match names',
      paste(
        through('[edge/public]', '    match: [{ gateways: [edge/private] }]\n'),
        gateway('public', 'edge'),
      ),
      10,
    ],
  ])('reports: %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line }]);
  });

  test.each([
    ['the Gateway by namespace and name', paste(through('[edge/public]'), gateway('public', 'edge'))],
    ['the Gateway of the own namespace', paste(through('[public]'), gateway('public', 'shop'))],
    ['mesh', paste(through('[mesh]'), gateway('public', 'edge'))],
    [
      'a Gateway of the Gateway API',
      paste(
        through('[public]'),
        gateway('public', 'shop').replace('networking.istio.io/v1', 'gateway.networking.k8s.io/v1'),
      ),
    ],
    ['no Gateway was pasted', through('[edge/public]')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
