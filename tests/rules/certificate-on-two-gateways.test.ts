import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, paste } from './references.ts';

const RULE = 'certificate-on-two-gateways';
const NAMED = '{ mode: SIMPLE, credentialName: star }';
const FILES = '{ mode: SIMPLE, serverCertificate: /etc/c.pem, privateKey: /etc/k.pem }';
/** `tls` is on line 9. */
const gateway = (name: string, tls = NAMED, selector = '{ istio: edge }', port = 443) =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: ${name}, namespace: ${name} }\nspec:\n  selector: ${selector}\n  servers:\n  - hosts: [${name}.example.com]\n    port: { number: ${port}, name: https, protocol: HTTPS }\n    tls: ${tls}\n`;
const two = (tls: string, otherTls = tls, selector?: string, port?: number) =>
  paste(gateway('a', tls), gateway('b', otherTls, selector, port));

describe(RULE, () => {
  test.each([
    ['a Secret', two(NAMED)],
    ['files', two(FILES)],
    ['mutual TLS in one of them', two(NAMED, NAMED.replace('SIMPLE', 'MUTUAL'))],
    ['a selector that holds the other', two(NAMED, NAMED, '{ istio: edge, app: gw }')],
    [
      'two selectors that a Pod meets',
      paste(two(NAMED, NAMED, '{ app: gw }'), deployment('gw', '{ istio: edge, app: gw }')),
    ],
  ])('reports both: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([
      { object: 'Gateway a/a', line: 9, severity: 'warning' },
      { object: 'Gateway b/b', line: 19 },
    ]);
  });

  test.each([
    ['two Secrets', two(NAMED, NAMED.replace('star', 'other'))],
    ['the same certificate file with another key', two(FILES, FILES.replace('k.pem', 'l.pem'))],
    ['other proxies', two(NAMED, NAMED, '{ istio: other }')],
    ['another port, to which no connection is reused', two(NAMED, NAMED, '{ istio: edge }', 8443)],
    ['TLS that is passed through', two('{ mode: PASSTHROUGH }')],
    ['a certificate of the mesh', two('{ mode: ISTIO_MUTUAL }')],
    ['one Gateway', gateway('a')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
