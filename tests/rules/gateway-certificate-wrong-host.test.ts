import { describe, expect, test } from 'vitest';
import { COMMON_NAME_ONLY, FINE, WILDCARD } from './certificates.ts';
import { check } from './check.ts';
import { paste } from './references.ts';
import { kubernetesGateway, secret, secureGateway } from './secrets.ts';

const RULE = 'gateway-certificate-wrong-host';
const ONE = '{ mode: SIMPLE, credentialName: site }';
const serve = (certificate: string, hosts: string, tls = ONE) =>
  check(RULE, paste(secureGateway(tls, hosts), secret({ 'tls.crt': certificate, 'tls.key': 'key' })));

describe(RULE, () => {
  test.each([
    ['another name', FINE, '[blog.example.com]', '`blog.example.com`'],
    ['one of two', FINE, '[shop.example.com, blog.example.com]', 'not for `blog.example.com`:'],
    ['the bare domain', WILDCARD, '[example.com]', '`example.com`'],
    ['two labels under a wildcard', WILDCARD, '[a.shop.example.com]', '`a.shop.example.com`'],
    ['a wildcard host beside one name', COMMON_NAME_ONLY, '["*.example.com"]', '`*.example.com`'],
    ['a host with a namespace', FINE, '[edge/blog.example.com]', '`blog.example.com`'],
  ])('reports: %s', (_name, certificate, hosts, words) => {
    expect(serve(certificate, hosts)).toMatchObject([
      { line: 10, severity: 'warning', message: expect.stringContaining(words) },
    ]);
  });

  test('a Gateway API Gateway', () => {
    const text = paste(kubernetesGateway('blog.example.com'), secret({ 'tls.crt': FINE, 'tls.key': 'key' }));
    expect(check(RULE, text)).toMatchObject([{ line: 7 }]);
  });

  test.each([
    ['the name', FINE, '[shop.example.com]'],
    ['upper case', FINE, '[SHOP.example.com]'],
    ['a name under the wildcard', FINE, '[pay.shop.example.com]'],
    ['the wildcard', WILDCARD, '["*.example.com"]'],
    ['an address', FINE, '[192.0.2.1]'],
    ['every host', FINE, '["*"]'],
    ['the common name, where there is no other', COMMON_NAME_ONLY, '[shop.example.com]'],
    ['what is no certificate, which another rule reports', 'text', '[blog.example.com]'],
  ])('is silent: %s', (_name, certificate, hosts) => {
    expect(serve(certificate, hosts)).toEqual([]);
  });

  test.each([
    ['the other certificate fits', secret({ 'tls.crt': WILDCARD, 'tls.key': 'key' }, 'other')],
    ['the other was not pasted', ''],
  ])('is silent on two certificates: %s', (_name, other) => {
    const gateway = secureGateway('{ mode: SIMPLE, credentialNames: [site, other] }', '[blog.example.com]');
    const documents = [gateway, secret({ 'tls.crt': FINE, 'tls.key': 'key' }), other].filter(Boolean);
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
