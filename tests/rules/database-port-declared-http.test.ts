import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const service = (port: string) => `apiVersion: v1
kind: Service
metadata: { name: ledger, namespace: data }
spec:
  ports:
  - ${port}
`;

describe('database-port-declared-http', () => {
  test.each([
    ['grpc', '{ name: grpc, port: 26257 }'],
    ['http', '{ name: http-db, port: 5432 }'],
    ['http2 by appProtocol', '{ name: db, appProtocol: http2, port: 6379 }'],
  ])('reports: %s', (_name, port) => {
    expect(check('database-port-declared-http', service(port))).toMatchObject([
      { line: 6, certainty: 'likely', severity: 'warning' },
    ]);
  });

  test.each([
    ['tcp', '{ name: tcp, port: 26257 }'],
    ['tls', '{ name: tls-sql, port: 5432 }'],
    ['the database’s own name', '{ name: redis, port: 6379 }'],
    ['undeclared', '{ name: db, port: 5432 }'],
    ['gRPC on another port', '{ name: grpc, port: 9000 }'],
    ['a target of that number only', '{ name: http, port: 80, targetPort: 5432 }'],
  ])('is silent: %s', (_name, port) => {
    expect(check('database-port-declared-http', service(port))).toEqual([]);
  });

  test('the fix declares TCP', () => {
    expect(fixed('database-port-declared-http', service('{ name: grpc-sql, port: 26257 }'))).toContain(
      'name: tcp-sql',
    );
    expect(
      rulesThatFind(fixed('database-port-declared-http', service('{ name: grpc, port: 26257 }')) ?? ''),
    ).toEqual([]);
  });
});
