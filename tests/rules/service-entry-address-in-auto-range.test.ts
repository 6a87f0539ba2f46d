import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const entry = (spec: string, metadata = '') => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: shop${metadata} }
spec:
  hosts: [db.example.com]
${spec}
`;

const RULE = 'service-entry-address-in-auto-range';

describe(RULE, () => {
  test.each([
    ['IPv4', '240.240.0.7'],
    ['the last of the range', '240.240.255.254'],
    ['a block', '240.240.12.0/24'],
    ['IPv6', '2001:2::7'],
    ['IPv6, written out', '2001:0002:0:1::7'],
  ])('reports: %s', (_name, address) => {
    expect(check(RULE, entry(`  addresses: ["${address}"]`))).toMatchObject([
      { line: 6, severity: 'info', certainty: 'certain' },
    ]);
  });

  test.each([
    ['198.51.100.7'],
    ['240.24.0.7'],
    ['240.241.0.1'],
    ['24.240.240.1'],
    ['2001:20::7'],
    ['2001:2a::7'],
    ['2001:db8:2::7'],
  ])('is silent: %s', (address) => {
    expect(check(RULE, entry(`  addresses: ["${address}"]`))).toEqual([]);
  });
});
