import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { clock } from '../../src/analyzer/clock.ts';
import { EXPIRED, FINE, FUTURE } from './certificates.ts';
import { check } from './check.ts';
import { deployment, paste } from './references.ts';
import { kubernetesGateway, secret, secureGateway, withSecret } from './secrets.ts';

const RULE = 'gateway-certificate-unusable';
const real = clock.now;
beforeEach(() => {
  clock.now = () => Date.UTC(2026, 10, 25);
});
afterEach(() => {
  clock.now = real;
});

const pair = (certificate: string) => ({ 'tls.crt': certificate, 'tls.key': 'key' });

describe(RULE, () => {
  test.each([
    ['an expired certificate', pair(EXPIRED), 'expired on 2024-01-01 00:00 UTC'],
    ['one from the future', pair(FUTURE), 'not valid before 2100-01-01 00:00 UTC'],
    ['under the other keys', { cert: EXPIRED, key: 'key' }, 'expired'],
    ['the first of two certificates counts', pair(EXPIRED + FINE), 'expired'],
    ['no certificate', { 'tls.key': 'key' }, 'no `tls.crt`'],
    ['no key', { 'tls.crt': FINE }, 'no `tls.key`'],
    ['neither', { 'ca.crt': FINE }, 'no `tls.crt` and no `tls.key`'],
    ['half of the other keys', { cert: FINE, 'tls.key': 'key' }, 'no `key`'],
    [
      'the key in the place of the certificate',
      pair(FINE.replaceAll('CERTIFICATE', 'PRIVATE KEY')),
      'begins with a PRIVATE KEY',
    ],
    ['a text', pair('my certificate'), 'no certificate'],
    [
      'a certificate that is cut off',
      pair(`${FINE.split('\n').slice(0, 3).join('\n')}\n-----END CERTIFICATE-----`),
      'no certificate',
    ],
  ])('reports: %s', (_name, data, words) => {
    expect(check(RULE, withSecret(data))).toMatchObject([
      { line: 10, severity: 'error', certainty: 'certain', message: expect.stringContaining(words) },
    ]);
  });

  test.each([
    [
      'stringData',
      paste(
        secureGateway(),
        `apiVersion: v1\nkind: Secret\nmetadata: { name: site, namespace: edge }\nstringData: ${JSON.stringify(pair(EXPIRED))}\n`,
      ),
    ],
    [
      'in the namespace of the Pods',
      paste(
        secureGateway(),
        secret(pair(EXPIRED), 'site', 'infra'),
        secret(pair(FINE)),
        deployment('gw', '{ app: gw }', 'infra'),
      ),
    ],
    [
      'in a namespace that is named',
      withSecret(pair(EXPIRED), secureGateway('{ mode: SIMPLE, credentialName: edge/site }')),
    ],
    [
      'with a scheme',
      withSecret(
        pair(EXPIRED),
        secureGateway('{ mode: SIMPLE, credentialName: "kubernetes-gateway://edge/site" }'),
      ),
    ],
    [
      'one of a list',
      paste(secureGateway('{ mode: SIMPLE, credentialNames: [rsa, site] }'), secret(pair(EXPIRED))),
    ],
    ['of a Gateway API Gateway', paste(kubernetesGateway(), secret(pair(EXPIRED)))],
  ])('finds the Secret: %s', (_name, text) => {
    expect(check(RULE, text)).toHaveLength(1);
  });

  test.each([
    ['a certificate in force', withSecret(pair(FINE))],
    ['a Secret of no Gateway', paste(secureGateway(), secret(pair(EXPIRED), 'other'))],
    [
      'a Secret where no Pod of the gateway is',
      paste(secureGateway(), secret(pair(EXPIRED)), deployment('gw', '{ app: gw }', 'infra')),
    ],
    [
      'two Secrets of the name, and no Pods',
      paste(secureGateway(), secret(pair(EXPIRED)), secret(pair(FINE), 'site', 'infra')),
    ],
    [
      'a Secret in another namespace than the Gateway API Gateway',
      paste(kubernetesGateway('a.example.com', 'other'), secret(pair(EXPIRED))),
    ],
    [
      'values that were taken out',
      withSecret({}).replace(/\ndata: .*/, '\ndata: { tls.crt: REDACTED, tls.key: REDACTED }'),
    ],
    [
      'values of a template',
      withSecret({}).replace(
        /\ndata: .*/,
        "\ndata: { tls.crt: '{{ .Values.crt }}', tls.key: '{{ .Values.key }}' }",
      ),
    ],
    [
      'encrypted values',
      withSecret({}).replace(
        /\ndata: .*/,
        "\ndata: { tls.crt: 'ENC[AES256_GCM,data:x]', tls.key: 'ENC[AES256_GCM,data:y]' }",
      ),
    ],
    [
      'a ConfigMap',
      withSecret(pair(EXPIRED), secureGateway('{ mode: SIMPLE, credentialName: "configmap://site" }')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('on the last day it is still in force, the second after no more', () => {
    const end = Date.UTC(2024, 0, 1);
    clock.now = () => end;
    expect(check(RULE, withSecret(pair(EXPIRED)))).toEqual([]);
    clock.now = () => end + 1000;
    expect(check(RULE, withSecret(pair(EXPIRED)))).toHaveLength(1);
  });

  test('no bytes make it stop', () => {
    const bytes = Array.from(atob(FINE.replace(/-----.*-----|\s/g, '')), (c) => c);
    for (let at = 0; at < bytes.length; at += 3) {
      const broken = btoa(bytes.map((c, i) => (i === at ? '\xff' : c)).join(''));
      const text = withSecret(pair(`-----BEGIN CERTIFICATE-----\n${broken}\n-----END CERTIFICATE-----`));
      expect(check(RULE, text).length).toBeLessThan(2);
    }
  });
});
