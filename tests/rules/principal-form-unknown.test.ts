import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { authorizationPolicy } from './policies.ts';

const RULE = 'principal-form-unknown';
const from = (source: string) => authorizationPolicy(`{ rules: [{ from: [{ source: { ${source} } }] }] }`);
const principal = (text: string) => from(`principals: ["${text}"]`);
const when = (values: string) =>
  authorizationPolicy(`{ rules: [{ when: [{ key: source.principal, ${values} }] }] }`);

describe(RULE, () => {
  test.each([
    ['namespace and account', principal('shop/web')],
    ['an account', principal('web')],
    ['without the trust domain', principal('ns/shop/sa/web')],
    ['the long words', principal('cluster.local/namespace/shop/serviceaccount/web')],
    ['too short', principal('cluster.local/ns/shop')],
    ['a beginning that none has', principal('shop/web*')],
    ['an end that none has', principal('*/shop/web')],
    ['an exclusion', from('notPrincipals: [shop/web]')],
    ['in a condition', when('values: [shop/web]')],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 4, severity: 'error', certainty: 'likely' }]);
  });

  test('is sure about the scheme, and takes it out', () => {
    const text = principal('spiffe://cluster.local/ns/shop/sa/web');
    expect(check(RULE, text)).toMatchObject([{ certainty: 'certain' }]);
    expect(fixed(RULE, text)).toBe(from('principals: [cluster.local/ns/shop/sa/web]'));
  });

  test('guesses what was meant', () => {
    expect(check(RULE, principal('shop/web'))[0]?.message).toContain('cluster.local/ns/shop/sa/web');
  });

  test.each([
    ['an identity', principal('cluster.local/ns/shop/sa/web')],
    ['of another trust domain', principal('td.example.com/ns/shop/sa/web')],
    ['all', principal('*')],
    ['of a namespace', principal('cluster.local/ns/shop/*')],
    ['a beginning within a part', principal('cluster.local/n*')],
    ['an account of any namespace', principal('*/sa/web')],
    ['the end of an account', principal('*-web')],
    ['any trust domain', principal('*/ns/shop/sa/web')],
    ['a star elsewhere, another fault', principal('cluster.local/ns/*/sa/web')],
    ['other fields', from('serviceAccounts: [shop/web], requestPrincipals: [issuer/web]')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
