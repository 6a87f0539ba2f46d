import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';

const service = (...uri: string[]) =>
  [
    'apiVersion: networking.istio.io/v1',
    'kind: VirtualService',
    'metadata: { name: cart }',
    'spec:',
    '  hosts: [cart]',
    '  http:',
    '  - match:',
    '    - uri:',
    ...uri.map((line) => `        ${line}`),
    '    route:',
    '    - destination: { host: cart }',
    '',
  ].join('\n');

describe('fields-exclude-each-other', () => {
  test('points at the later field and relates the earlier', () => {
    const text = service('prefix: /a', 'exact: /a');
    expect(check('fields-exclude-each-other', text)).toMatchObject([{ line: 10, severity: 'error' }]);
    const [finding] = analyze([{ name: 'a', text }], { only: ['fields-exclude-each-other'] }).findings;
    expect(finding?.related).toMatchObject([{ range: { start: { line: 9 } } }]);
  });

  test('is silent on one of them', () => {
    expect(check('fields-exclude-each-other', service('prefix: /a'))).toEqual([]);
  });
});
