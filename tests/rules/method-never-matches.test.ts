import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { authorizationPolicy } from './policies.ts';

const RULE = 'method-never-matches';
const to = (operation: string) =>
  authorizationPolicy(`{ rules: [{ to: [{ operation: { ${operation} } }] }] }`);

describe(RULE, () => {
  test.each([
    ['lower case', 'methods: [get]', 'certain'],
    ['a gRPC method', 'methods: [/package.Service/Method]', 'certain'],
    ['beside one that exists', 'methods: [GET, post]', 'certain'],
    ['an exclusion', 'notMethods: [get]', 'certain'],
    ['a word that nobody registered', 'methods: [WRONG]', 'likely'],
    ['a beginning that none has', 'methods: ["X*"]', 'likely'],
  ])('reports: %s', (_name, operation, certainty) => {
    expect(check(RULE, to(operation))).toMatchObject([{ line: 4, severity: 'warning', certainty }]);
  });

  test('writes it in capitals', () => {
    expect(fixed(RULE, to('methods: [get]'))).toBe(to('methods: [GET]'));
    expect(fixed(RULE, to('methods: ["ge*"]'))).toBe(to('methods: [GE*]'));
  });

  test.each([
    ['an HTTP method', 'methods: [GET, POST, PATCH, OPTIONS]'],
    ['WebDAV', 'methods: [PROPFIND, REPORT]'],
    ['all', 'methods: ["*"]'],
    ['a beginning', 'methods: ["GE*"]'],
    ['an end', 'methods: ["*ET"]'],
    ['stars at both ends, another fault', 'methods: ["*ET*"]'],
    ['other fields', 'paths: [/get], hosts: [get]'],
  ])('is silent: %s', (_name, operation) => {
    expect(check(RULE, to(operation))).toEqual([]);
  });
});
