import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';
import { mesh, pod } from './proxy-metadata.ts';

const CAPTURE = 'ISTIO_META_DNS_CAPTURE: "true"';
const ALLOCATE = 'ISTIO_META_DNS_AUTO_ALLOCATE: "true"';

describe('dns-auto-allocate-deprecated', () => {
  test.each([
    ['in the mesh config', mesh(CAPTURE, ALLOCATE), 9],
    ['in an annotation', pod(CAPTURE, ALLOCATE), 10],
    ['turned off, which changes nothing either', mesh(CAPTURE, 'ISTIO_META_DNS_AUTO_ALLOCATE: "false"'), 9],
    ['capture stands in another place', [mesh(ALLOCATE), pod(CAPTURE)].join('---\n'), 8],
    [
      'in a ProxyConfig',
      'apiVersion: networking.istio.io/v1beta1\nkind: ProxyConfig\nmetadata: { name: p, namespace: shop }\nspec:\n  environmentVariables:\n    ISTIO_META_DNS_AUTO_ALLOCATE: "true"\n    ISTIO_META_DNS_CAPTURE: "true"\n',
      6,
    ],
  ])('reports: %s', (_name, text, line) => {
    expect(check('dns-auto-allocate-deprecated', text)).toMatchObject([
      { line, severity: 'info', certainty: 'certain' },
    ]);
  });

  test('the fix removes the setting and nothing else', () => {
    expect(fixed('dns-auto-allocate-deprecated', mesh(ALLOCATE, CAPTURE))).toBe(mesh(CAPTURE));
  });

  test.each([
    ['without the setting', mesh(CAPTURE), {}],
    ['before 1.25, where it is what allocates', mesh(CAPTURE, ALLOCATE), { istioVersion: '1.24' }],
    [
      'an environment variable of an ordinary container',
      'apiVersion: v1\nkind: Pod\nmetadata: { name: w }\nspec: { containers: [{ name: w, image: w, env: [{ name: ISTIO_META_DNS_AUTO_ALLOCATE, value: "true" }] }] }\n',
      {},
    ],
  ])('is silent: %s', (_name, text, options) => {
    expect(check('dns-auto-allocate-deprecated', text, options)).toEqual([]);
  });

  test('leaves the missing capture to its own rule', () => {
    expect(rulesThatFind(mesh(ALLOCATE))).toEqual(['dns-auto-allocate-without-capture']);
  });
});
