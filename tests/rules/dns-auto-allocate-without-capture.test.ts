import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { mesh, pod } from './proxy-metadata.ts';

const CAPTURE = 'ISTIO_META_DNS_CAPTURE: "true"';
const ALLOCATE = 'ISTIO_META_DNS_AUTO_ALLOCATE: "true"';
const RULE = 'dns-auto-allocate-without-capture';

describe(RULE, () => {
  test.each([
    ['in the mesh config', mesh(ALLOCATE), 8],
    ['in an annotation', pod(ALLOCATE), 9],
    ['capture is turned off', mesh('ISTIO_META_DNS_CAPTURE: "false"', ALLOCATE), 9],
    ['another spelling of true', mesh('ISTIO_META_DNS_AUTO_ALLOCATE: "1"'), 8],
  ])('reports: %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning', certainty: 'likely' }]);
  });

  test('is certain when the paste is the whole mesh', () => {
    expect(check(RULE, mesh(ALLOCATE), { complete: true })).toMatchObject([{ certainty: 'certain' }]);
  });

  test('the fix captures, and keeps allocation where only the proxy does it', () => {
    expect(fixed(RULE, mesh(ALLOCATE))).toBe(mesh(CAPTURE));
    expect(fixed(RULE, mesh(ALLOCATE), { istioVersion: '1.24' })).toBe(mesh(ALLOCATE, CAPTURE));
  });

  test.each([
    ['both are on', mesh(CAPTURE, ALLOCATE)],
    ['a Pod captures, the mesh allocates', [mesh(ALLOCATE), pod(CAPTURE)].join('---\n')],
    ['allocation is off', mesh('ISTIO_META_DNS_AUTO_ALLOCATE: "false"')],
    ['capture alone', mesh(CAPTURE)],
    ['no proxy metadata at all', mesh('EXIT_ON_ZERO_ACTIVE_CONNECTIONS: "true"')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
