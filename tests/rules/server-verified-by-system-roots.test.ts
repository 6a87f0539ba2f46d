import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { paste } from './references.ts';

const RULE = 'server-verified-by-system-roots';
/** `tls` of the rule is on line 7, that of the port on line 10. */
const rule = (input: { tls?: string; portTls?: string; host?: string; more?: string }) => {
  const { tls = '{ mode: DISABLE }', portTls = '{ mode: DISABLE }', host = 'db', more = '' } = input;
  return `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: a, namespace: shop }\nspec:\n  host: ${host}\n  trafficPolicy:\n    tls: ${tls}\n    portLevelSettings:\n    - port: { number: 443 }\n      tls: ${portTls}\n${more}`;
};
const entry = (location: string) =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: e, namespace: shop }\nspec: { hosts: [db.example.com], location: ${location}, resolution: DNS, ports: [{ number: 8443, name: tcp, protocol: TCP }] }\n`;
const aliases = (text: string) =>
  analyze([{ name: 'a', text }], { only: [RULE] }).findings.map((finding) => finding.aliases.join());

describe(RULE, () => {
  test.each([
    ['the rule', { tls: '{ mode: SIMPLE }' }, [7], ['IST0128']],
    [
      'the rule, mutual',
      { tls: '{ mode: MUTUAL, clientCertificate: /a, privateKey: /b }' },
      [7],
      ['IST0128'],
    ],
    ['a port', { portTls: '{ mode: SIMPLE }' }, [10], ['IST0129']],
    ['both', { tls: '{ mode: SIMPLE }', portTls: '{ mode: SIMPLE }' }, [7, 10], ['IST0128', 'IST0129']],
    ['an empty text', { tls: '{ mode: SIMPLE, caCertificates: "" }' }, [7], ['IST0128']],
  ])('notes: %s', (_name, input, lines, codes) => {
    const found = check(RULE, rule(input));
    expect(found.map(({ line }) => line)).toEqual(lines);
    expect(found.every(({ severity }) => severity === 'info')).toBe(true);
    expect(aliases(rule(input))).toEqual(codes);
  });

  test.each([
    ['not verified on purpose', '{ mode: SIMPLE, insecureSkipVerify: true }', 'not verified at all'],
    ['a Secret that sidecars do not use', '{ mode: SIMPLE, credentialName: c }', 'plain text'],
    ['the roots of the system', '{ mode: SIMPLE }', 'root certificates'],
  ])('says what happens: %s', (_name, tls, words) => {
    expect(check(RULE, rule({ tls }))[0]?.message).toContain(words);
  });

  test.each([
    ['an authority', rule({ tls: '{ mode: SIMPLE, caCertificates: /ca.pem }' })],
    [
      'a Secret for selected sidecars',
      rule({
        tls: '{ mode: SIMPLE, credentialName: c }',
        more: '  workloadSelector: { matchLabels: { app: a } }\n',
      }),
    ],
    ['TLS of the mesh', rule({ tls: '{ mode: ISTIO_MUTUAL }' })],
    ['no TLS', rule({})],
    [
      'a host outside the mesh',
      paste(rule({ tls: '{ mode: SIMPLE }', host: 'db.example.com' }), entry('MESH_EXTERNAL')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('a host that a ServiceEntry brings into the mesh', () => {
    const text = paste(rule({ tls: '{ mode: SIMPLE }', host: 'db.example.com' }), entry('MESH_INTERNAL'));
    expect(check(RULE, text)).toHaveLength(1);
  });
});
