import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const entry = (spec: string, metadata = '') => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: db, namespace: shop${metadata} }
spec:
  hosts: [db.example.com]
${spec}
`;

const RULE = 'auto-allocate-opt-out-ignored';
const KEY = 'networking.istio.io/enable-autoallocate-ip';

describe(RULE, () => {
  test.each([
    ['another word', `, labels: { ${KEY}: "no" }`],
    ['an annotation', `, annotations: { ${KEY}: "false" }`],
  ])('reports: %s', (_name, metadata) => {
    expect(check(RULE, entry('  resolution: DNS', metadata))).toMatchObject([
      { line: 3, severity: 'warning' },
    ]);
  });

  test.each([
    ['false', `, labels: { ${KEY}: "false" }`],
    ['False', `, labels: { ${KEY}: "False" }`],
    ['true', `, labels: { ${KEY}: "true" }`],
    ['no label', ''],
    ['other labels', ', labels: { app: db }'],
  ])('is silent: %s', (_name, metadata) => {
    expect(check(RULE, entry('  resolution: DNS', metadata))).toEqual([]);
  });
});
