import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { mesh, pod } from './proxy-metadata.ts';

const RULE = 'dns-setting-not-boolean';

describe(RULE, () => {
  test.each([
    ['a word', mesh('ISTIO_META_DNS_CAPTURE: "yes"'), 8],
    ['an old value', mesh('ISTIO_META_DNS_CAPTURE: ALL'), 8],
    ['the other setting', pod('ISTIO_META_DNS_AUTO_ALLOCATE: enabled'), 9],
    ['a blank inside the quotes', mesh('ISTIO_META_DNS_CAPTURE: "true "'), 8],
    ['an odd mix of cases', mesh('ISTIO_META_DNS_CAPTURE: tRUE'), 8],
  ])('reports: %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'error', certainty: 'certain' }]);
  });

  test('the fix writes what was meant, and guesses nothing else', () => {
    expect(fixed(RULE, mesh('ISTIO_META_DNS_CAPTURE: "off"'))).toBe(mesh('ISTIO_META_DNS_CAPTURE: "false"'));
    expect(fixed(RULE, mesh('ISTIO_META_DNS_CAPTURE: "5"'))).toBeUndefined();
  });

  test.each(['"true"', "'false'", '"1"', '"T"', 'True', '""'].map((value) => [value]))(
    'is silent: %s',
    (value) => {
      expect(check(RULE, mesh(`ISTIO_META_DNS_CAPTURE: ${value}`))).toEqual([]);
      expect(check(RULE, pod(`ISTIO_META_DNS_AUTO_ALLOCATE: ${value}`))).toEqual([]);
    },
  );

  test('leaves values of another type to proxy-metadata-not-string', () => {
    expect(check(RULE, mesh('ISTIO_META_DNS_CAPTURE: 5'))).toEqual([]);
  });
});
