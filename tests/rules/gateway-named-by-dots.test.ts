import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { gateway, paste, virtualService } from './references.ts';

const RULE = 'gateway-named-by-dots';
const vs = (gateways: string) => virtualService({ hosts: '[a.example.com]', gateways });

describe(RULE, () => {
  test.each([
    ['with the cluster domain', '[public.edge.svc.cluster.local]', 'edge/public'],
    ['with the namespace alone', '[public.edge]', 'edge/public'],
  ])('notes: %s', (_name, gateways, meant) => {
    expect(check(RULE, vs(gateways))).toMatchObject([{ line: 6, severity: 'info' }]);
    expect(fixed(RULE, vs(gateways))).toContain(`gateways: [${meant}]`);
  });

  test('a Gateway of this namespace with a dot in its name is not the one that is found', () => {
    const text = paste(vs('[public.v2]'), gateway('public.v2', 'shop'));
    expect(check(RULE, text)).toMatchObject([{ line: 6, severity: 'warning' }]);
    expect(fixed(RULE, text)).toContain('gateways: [shop/public.v2]');
  });

  test('a gateway of a match', () => {
    const text = `${vs('[edge/public]')}    match: [{ gateways: [public.edge] }]\n`;
    expect(check(RULE, text)).toMatchObject([{ line: 10 }]);
  });

  test.each([
    ['a name', '[public]'],
    ['namespace and name', '[edge/public]'],
    ['namespace and a name with a dot', '[edge/public.v2]'],
    ['the mesh', '[mesh]'],
  ])('is silent: %s', (_name, gateways) => {
    expect(check(RULE, vs(gateways))).toEqual([]);
  });

  test('the Gateway that the old form means is found', () => {
    const text = paste(vs('[public.edge.svc.cluster.local]'), gateway('public', 'edge'));
    expect(check('gateway-not-found', text)).toEqual([]);
  });
});
