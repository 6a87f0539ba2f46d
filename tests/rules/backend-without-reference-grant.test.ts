import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { grant, route } from './kubernetes-routes.ts';
import { paste, service } from './references.ts';

const RULE = 'backend-without-reference-grant';
const far = '{ name: books, namespace: books, port: 80 }';
const from = (kind = 'HTTPRoute', namespace = 'shop', group = 'gateway.networking.k8s.io') =>
  `[{ group: ${group}, kind: ${kind}, namespace: ${namespace} }]`;
const across = route({ backend: far });

describe(RULE, () => {
  test.each([
    ['no grant', across],
    ['a grant of the wrong namespace', paste(across, grant(from(), undefined, 'shop'))],
    ['a grant for other namespaces', paste(across, grant(from('HTTPRoute', 'web')))],
    ['a grant for other routes', paste(across, grant(from('GRPCRoute')))],
    [
      'a grant for another Service',
      paste(across, grant(from(), '[{ group: "", kind: Service, name: other }]')),
    ],
    ['a grant for Secrets', paste(across, grant(from(), '[{ group: "", kind: Secret }]'))],
    ['a GRPCRoute', route({ kind: 'GRPCRoute', backend: far })],
    ['the second backend', route({ backend: `{ name: cart, port: 80 }, ${far}` })],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 8, severity: 'warning', certainty: 'likely' }]);
    expect(check(RULE, text, { complete: true })).toMatchObject([{ certainty: 'certain' }]);
  });

  test('a mirror, too', () => {
    const more = `    filters: [{ type: RequestMirror, requestMirror: { backendRef: ${far} } }]\n`;
    expect(check(RULE, route({ more }))).toMatchObject([{ line: 9 }]);
  });

  test('takes Kiali’s code where the Service is there', () => {
    const aliases = (text: string) =>
      analyze([{ name: 'paste.yaml', text }], { only: [RULE] }).findings.map((finding) => finding.aliases);
    expect(aliases(across)).toEqual([[]]);
    expect(aliases(paste(across, service('books', 'books')))).toEqual([['KIA1402']]);
  });

  test.each([
    ['granted', paste(across, grant(from()))],
    ['granted for this Service', paste(across, grant(from(), '[{ kind: Service, name: books }]'))],
    [
      'the second entry of a grant',
      paste(across, grant(`[${from('TCPRoute').slice(1, -1)}, ${from().slice(1)}`)),
    ],
    ['the own namespace', route({})],
    ['the own namespace, written out', route({ backend: '{ name: cart, namespace: shop, port: 80 }' })],
    [
      'a route of the mesh, which needs none',
      route({ backend: far, parent: '{ group: "", kind: Service, name: cart }' }),
    ],
    [
      'a host name',
      route({
        backend:
          '{ group: networking.istio.io, kind: Hostname, name: a.example.com, namespace: x, port: 80 }',
      }),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
