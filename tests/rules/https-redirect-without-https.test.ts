import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste } from './references.ts';

const RULE = 'https-redirect-without-https';
/** The redirect is on line 10. */
const redirecting = (hosts = '[a.example.com]', tls = '{ httpsRedirect: true }') =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: g, namespace: shop }\nspec:\n  selector: { app: gw }\n  servers:\n  - hosts: ${hosts}\n    port: { number: 80, name: http, protocol: HTTP }\n    tls:\n      ${tls.slice(2, -2)}\n`;
const secure = (hosts: string, protocol = 'HTTPS') =>
  `  - hosts: ${hosts}\n    port: { number: 443, name: https, protocol: ${protocol} }\n    tls: { mode: PASSTHROUGH }\n`;

describe(RULE, () => {
  test.each([
    ['no other server', redirecting()],
    ['every host', redirecting('["*"]')],
    ['a server for another host', redirecting() + secure('[b.example.com]')],
    ['the bare domain beside a wildcard', redirecting('[example.com]') + secure('["*.example.com"]')],
    ['one host of two', redirecting('[a.example.com, b.example.com]') + secure('[a.example.com]')],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 10, severity: 'warning', certainty: 'likely' }]);
  });

  test.each([
    ['a server for the host', redirecting() + secure('[a.example.com]')],
    ['a server that passes TLS through', redirecting() + secure('[a.example.com]', 'TLS')],
    ['a wildcard', redirecting() + secure('["*.example.com"]')],
    ['a host with a namespace', redirecting('[shop/a.example.com]') + secure('[./a.example.com]')],
    ['a redirect for every host, and HTTPS for some', redirecting('["*"]') + secure('[a.example.com]')],
    [
      'another Gateway',
      paste(
        redirecting(),
        redirecting('[x.example.com]', '{ httpsRedirect: false }') + secure('[a.example.com]'),
      ),
    ],
    ['no redirect', redirecting('[a.example.com]', '{ httpsRedirect: false }')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
