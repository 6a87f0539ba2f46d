import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const service = (destination: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: cart, namespace: shop }
spec:
  hosts: [cart]
  http:
  - route:
    - destination:
        ${destination}
`;

describe('required-field-missing', () => {
  test('shows the nearest parent of what is not there', () => {
    expect(check('required-field-missing', service('subset: v1'))).toMatchObject([
      { line: 8, severity: 'error', certainty: 'certain' },
    ]);
  });

  test('shows the key of what is empty', () => {
    expect(check('required-field-missing', service('host:'))).toMatchObject([{ line: 9 }]);
  });

  test('is silent when it is there', () => {
    expect(check('required-field-missing', service('host: cart'))).toEqual([]);
  });
});
