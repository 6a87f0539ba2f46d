import { describe, expect, test } from 'vitest';
import type { Options } from '../../src/analyzer/types.ts';
import { check } from './check.ts';

const RULE = 'export-to-namespace-unknown';
const namespace = 'apiVersion: v1\nkind: Namespace\nmetadata: { name: web }\n---\n';
const rule = (exportTo: string) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  exportTo: ${exportTo}
`;
const service = (exportTo: string) => `apiVersion: v1
kind: Service
metadata:
  name: cart
  namespace: shop
  annotations: { networking.istio.io/exportTo: "${exportTo}" }
spec: { ports: [{ name: http, port: 80 }] }
`;

describe(RULE, () => {
  test.each([
    ['in a DestinationRule', namespace + rule('[wbe]'), 10],
    ['beside one that exists', namespace + rule('[web, wbe]'), 10],
    ['on a Service', namespace + service('.,wbe'), 10],
  ])('reports an unknown namespace %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning', certainty: 'likely' }]);
  });

  test('is certain when the namespaces are known to be all', () => {
    expect(check(RULE, rule('[wbe]'), { complete: true, namespaces: ['web'] })).toMatchObject([
      { line: 6, certainty: 'certain' },
    ]);
  });

  test.each<[string, string, Options?]>([
    ['a namespace that exists', namespace + rule('[web]')],
    ['one that is an option', rule('[ops]'), { complete: true, namespaces: ['ops'] }],
    ['one that an object is in', namespace + rule('[shop]')],
    ['all, the own, nobody', `${namespace + rule("['*']")}---\n${rule('[.]')}---\n${service('~')}`],
    ['no Namespace was pasted', rule('[wbe]')],
  ])('is silent: %s', (_name, text, options = {}) => {
    expect(check(RULE, text, options)).toEqual([]);
  });
});
