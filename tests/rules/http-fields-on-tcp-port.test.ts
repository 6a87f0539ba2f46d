import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { authorizationPolicy } from './policies.ts';
import { paste, service } from './references.ts';

const RULE = 'http-fields-on-tcp-port';
const policy = (
  action: string,
  rule: string,
  selector = 'selector: { matchLabels: { app: cart } }, ',
  namespace = 'shop',
) => authorizationPolicy(`{ action: ${action}, ${selector}rules: [{ ${rule} }] }`, namespace);
const to = (operation: string) => `to: [{ operation: { ${operation} } }]`;
const TCP = '{ name: tcp-data, port: 9000 }';
const HTTP = '{ name: http, port: 80, targetPort: 8080 }';
const cart = (...ports: string[]) => service('cart', 'shop', `[${ports.join(', ')}]`);

describe(RULE, () => {
  test.each([
    ['DENY by path', paste(policy('DENY', to('paths: [/admin]')), cart(TCP))],
    ['DENY, and an HTTP port beside it', paste(policy('DENY', to('notPaths: [/healthz]')), cart(TCP, HTTP))],
    ['DENY for a whole namespace', paste(policy('DENY', to('methods: [PUT]'), ''), cart(TCP, HTTP))],
    [
      'DENY without a token',
      paste(policy('DENY', 'from: [{ source: { notRequestPrincipals: ["*"] } }]'), cart(TCP)),
    ],
    [
      'DENY by header',
      paste(policy('DENY', 'when: [{ key: "request.headers[x]", values: [a] }]'), cart(TCP)),
    ],
    ['ALLOW by path', paste(policy('ALLOW', to('paths: [/]')), cart(TCP))],
    ['ALLOW on this very port', paste(policy('ALLOW', to('paths: [/], ports: ["9000"]')), cart(TCP, HTTP))],
    ['a database', paste(policy('ALLOW', to('methods: [GET]')), cart('{ name: mongo, port: 27017 }'))],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 4, severity: 'warning', certainty: 'certain' }]);
  });

  test('takes istioctl’s code for DENY only', () => {
    const aliases = (action: string) =>
      analyze([{ name: 'paste.yaml', text: paste(policy(action, to('paths: [/]')), cart(TCP)) }], {
        only: [RULE],
      }).findings.map((finding) => finding.aliases);
    expect(aliases('DENY')).toEqual([['IST0133']]);
    expect(aliases('ALLOW')).toEqual([[]]);
  });

  test.each([
    ['an HTTP port', paste(policy('DENY', to('paths: [/admin]')), cart(HTTP))],
    [
      'a port whose protocol is detected',
      paste(policy('DENY', to('paths: [/admin]')), cart('{ port: 9000 }')),
    ],
    [
      'limited to the HTTP port',
      paste(policy('DENY', to('paths: [/admin], ports: ["8080"]')), cart(TCP, HTTP)),
    ],
    [
      'fields that TCP has',
      paste(
        policy('DENY', 'from: [{ source: { namespaces: [web] } }], to: [{ operation: { ports: ["9000"] } }]'),
        cart(TCP),
      ),
    ],
    ['ALLOW where an HTTP port may be meant', paste(policy('ALLOW', to('paths: [/]')), cart(TCP, HTTP))],
    ['ALLOW for a whole namespace', paste(policy('ALLOW', to('paths: [/]'), ''), cart(TCP))],
    [
      'another application',
      paste(policy('DENY', to('paths: [/]'), 'selector: { matchLabels: { app: web } }, '), cart(TCP)),
    ],
    ['another namespace', paste(policy('DENY', to('paths: [/]'), '', 'web'), cart(TCP))],
    ['all ports but some', paste(policy('DENY', to('paths: [/], notPorts: ["9000"]')), cart(TCP, HTTP))],
    ['no Service was pasted', policy('DENY', to('paths: [/]'))],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
