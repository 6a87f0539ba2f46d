import { describe, expect, test } from 'vitest';
import type { Options } from '../../src/analyzer/types.ts';
import { check } from './check.ts';
import { authorizationPolicy, namespaceObject, peerAuthentication } from './policies.ts';
import { paste, service } from './references.ts';

const RULE = 'identity-without-mtls';
const OFF: Options = { autoMtls: false };
const asking = (source = 'namespaces: [web]', more = '') =>
  authorizationPolicy(`{ ${more}rules: [{ from: [{ source: { ${source} } }] }] }`);
const when = (key: string) => authorizationPolicy(`{ rules: [{ when: [{ key: "${key}", values: [a] }] }] }`);
const mode = (word: string, namespace = 'shop', more = '') =>
  peerAuthentication(`{ ${more}mtls: { mode: ${word} } }`, namespace);
const rule = (host: string, word: string) =>
  `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: r, namespace: shop }\nspec: { host: "${host}", trafficPolicy: { tls: { mode: ${word} } } }\n`;
const cart = 'selector: { matchLabels: { app: cart } }, ';
const ALL = '*.shop.svc.cluster.local';

describe(RULE, () => {
  test.each<[string, string, Options?]>([
    ['turned off in the namespace', paste(asking(), mode('DISABLE'))],
    ['turned off in the mesh', paste(asking(), mode('DISABLE', 'istio-system'))],
    ['turned off for these workloads', paste(asking(undefined, cart), mode('DISABLE', 'shop', cart))],
    ['turned off by callers', paste(asking(), rule(ALL, 'DISABLE'))],
    [
      'turned off by callers of this Service',
      paste(
        asking(undefined, cart),
        mode('PERMISSIVE', 'shop', cart),
        service('cart'),
        rule('cart', 'DISABLE'),
      ),
    ],
    ['principals', paste(asking('principals: [cluster.local/ns/web/sa/web]'), mode('DISABLE'))],
    ['service accounts', paste(asking('serviceAccounts: [web/web]'), mode('DISABLE'))],
    ['an exclusion', paste(asking('notNamespaces: [web]'), mode('DISABLE'))],
    ['a condition', paste(when('source.namespace'), mode('DISABLE'))],
    ['nothing turns it on, and nothing does so by itself', asking(), OFF],
    ['servers would take it, but callers do not offer it', paste(asking(), mode('PERMISSIVE')), OFF],
  ])('reports: %s', (_name, text, options) => {
    expect(check(RULE, text, options)).toMatchObject([{ line: 4, severity: 'error' }]);
  });

  test('is certain about what was pasted, likely about what is missing', () => {
    expect(check(RULE, paste(asking(), mode('DISABLE')))[0]?.certainty).toBe('certain');
    expect(check(RULE, asking(), OFF)[0]?.certainty).toBe('likely');
  });

  test.each<[string, string, Options?]>([
    ['nothing is said, which means on', asking()],
    ['STRICT', paste(asking(), mode('STRICT'))],
    [
      'STRICT in the namespace, off in the mesh',
      paste(asking(), mode('STRICT'), mode('DISABLE', 'istio-system')),
    ],
    [
      'STRICT for these workloads',
      paste(
        asking(undefined, cart),
        mode('STRICT', 'shop', cart).replace('name: ', 'name: strict-'),
        mode('DISABLE'),
      ),
    ],
    ['off in another namespace', paste(asking(), mode('DISABLE', 'web'))],
    [
      'off for other workloads',
      paste(asking(undefined, cart), mode('DISABLE', 'shop', 'selector: { matchLabels: { app: orders } }, ')),
    ],
    ['callers turn it on', paste(asking(), rule(ALL, 'ISTIO_MUTUAL')), OFF],
    ['both sides turn it on', paste(asking(), mode('STRICT'), rule('*.local', 'ISTIO_MUTUAL')), OFF],
    [
      'nobody asks who it is',
      paste(authorizationPolicy('{ rules: [{ to: [{ operation: { methods: [GET] } }] }] }'), mode('DISABLE')),
    ],
    ['addresses only', paste(asking('ipBlocks: [10.0.0.0/8]'), mode('DISABLE'))],
    [
      'ambient, where ztunnel knows',
      paste(asking(), mode('DISABLE'), namespaceObject('shop', '{ istio.io/dataplane-mode: ambient }')),
    ],
    [
      'a policy for a gateway',
      paste(
        asking(undefined, 'targetRefs: [{ kind: Gateway, group: gateway.networking.k8s.io, name: a }], '),
        mode('DISABLE'),
      ),
    ],
  ])('is silent: %s', (_name, text, options) => {
    expect(check(RULE, text, options)).toEqual([]);
  });
});
