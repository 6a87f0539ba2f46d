import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const RULE = 'slow-try-not-retried';
const route = (retries: string, rest = '') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: catalog, namespace: shop }
spec:
  hosts: [catalog]
  http:
  - retries:
${retries
  .split(', ')
  .map((line) => `      ${line}\n`)
  .join('')}    ${rest || 'name: all'}
    route: [{ destination: { host: catalog } }]
`;

describe(RULE, () => {
  test.each([
    ['longer than the whole', 'perTryTimeout: 5s', 'timeout: 3s'],
    ['as long as the whole', 'perTryTimeout: 3s', 'timeout: 3s'],
    ['in other units', 'perTryTimeout: 1m30s', 'timeout: 1500ms'],
  ])('reports a time for each try that is %s', (_name, perTry, timeout) => {
    const text = route(`attempts: 2, ${perTry}, retryOn: 5xx`, timeout);
    expect(check(RULE, text)).toMatchObject([{ line: 9, severity: 'warning', certainty: 'certain' }]);
  });

  test('says once what is wrong where both are', () => {
    expect(check(RULE, route('attempts: 2, perTryTimeout: 5s', 'timeout: 3s'))).toHaveLength(1);
  });

  test('tells that the default conditions leave slow tries out', () => {
    for (const timeout of ['', 'timeout: 10s'])
      expect(check(RULE, route('attempts: 3, perTryTimeout: 2s', timeout))).toMatchObject([
        { line: 9, severity: 'info', certainty: 'certain' },
      ]);
  });

  test('takes the ignored time out', () => {
    const text = route('attempts: 2, perTryTimeout: 5s, retryOn: 5xx', 'timeout: 3s');
    const after = fixed(RULE, text);
    expect(after).toBe(route('attempts: 2, retryOn: 5xx', 'timeout: 3s'));
    expect(rulesThatFind(after ?? '')).toEqual([]);
  });

  test.each([
    ['room for a second try', route('attempts: 2, perTryTimeout: 1s, retryOn: gateway-error', 'timeout: 3s')],
    ['no whole', route('attempts: 2, perTryTimeout: 5s, retryOn: reset')],
    [
      'a whole of zero, which is none',
      route('attempts: 2, perTryTimeout: 5s, retryOn: reset', 'timeout: 0s'),
    ],
    ['conditions chosen on purpose', route('attempts: 2, perTryTimeout: 5s, retryOn: connect-failure')],
    ['no time for each try', route('attempts: 2', 'timeout: 3s')],
    ['retries switched off', route('attempts: 0', 'timeout: 3s')],
    ['attempts left out', route('perTryTimeout: 5s, retryOn: 5xx', 'timeout: 3s')],
    ['a time without a unit', route('attempts: 2, perTryTimeout: "5"', 'timeout: 3s')],
    [
      'a delegate, whose own times replace these',
      route('attempts: 2, perTryTimeout: 5s', 'timeout: 3s').replace(
        'route: [{ destination: { host: catalog } }]',
        'delegate: { name: catalog-routes }',
      ),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
