import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const sidecar = (name: string, namespace: string, spec: string) => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec:
${spec}
`;
const egress = (...hosts: string[]) =>
  `  egress: [{ hosts: [${hosts.map((host) => `"${host}"`).join(', ')}] }]`;
const service = (name: string, namespace: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name}, namespace: ${namespace} }
spec: { selector: { app: ${name} }, ports: [{ name: http, port: 80 }] }
`;

const rule = (host: string, namespace = 'shop') => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: r, namespace: ${namespace} }
spec: { host: ${host}, trafficPolicy: { connectionPool: { http: { maxRetries: 3 } } } }
`;
const routes = (
  host: string,
  to: string,
  namespace = 'shop',
  more = '',
) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v, namespace: ${namespace} }
spec: { hosts: [${host}], http: [{ route: [{ destination: { host: ${to} } }] }]${more} }
`;
const entry = (host: string, namespace: string) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: e, namespace: ${namespace} }
spec: { hosts: [${host}], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: DNS }
`;
const RULE = 'sidecar-egress-hides-host';
const REVIEWS = 'reviews.books.svc.cluster.local';
const own = sidecar('default', 'shop', egress('./*', 'istio-system/*'));
const mesh = sidecar('default', 'istio-system', egress('./*', 'istio-system/*'));
const join = (...documents: string[]) => documents.join('---\n');

describe(RULE, () => {
  test.each([
    ['a DestinationRule for a Service elsewhere', join(own, rule(REVIEWS), service('reviews', 'books'))],
    ['the Service itself was not pasted', join(own, rule(REVIEWS))],
    ['by the mesh’s default', join(mesh, rule(REVIEWS))],
    [
      'a host outside the cluster, declared elsewhere',
      join(own, rule('api.example.com'), entry('api.example.com', 'edge')),
    ],
    [
      'a VirtualService that the list leaves out',
      join(sidecar('default', 'shop', egress('shop/cart.shop.svc.cluster.local')), routes(REVIEWS, REVIEWS)),
    ],
    ['taken out again', join(sidecar('default', 'shop', egress('*/*', '~books/*')), rule(REVIEWS))],
    [
      'the entry names the wrong namespace',
      join(sidecar('default', 'shop', egress(`shop/${REVIEWS}`)), rule(REVIEWS)),
    ],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 5, severity: 'warning', certainty: 'likely' }]);
  });

  test('is certain when the paste is the whole mesh', () => {
    expect(check(RULE, join(own, rule(REVIEWS)), { complete: true })).toMatchObject([
      { certainty: 'certain' },
    ]);
  });

  test('the fix adds the entry to the list for all ports', () => {
    const block = `  egress:
  - port: { number: 3306, name: db, protocol: TCP }
    hosts:
    - ./db.shop.svc.cluster.local
  - hosts:
    - ./* # own
    - istio-system/*`;
    expect(fixed(RULE, join(sidecar('default', 'shop', block), rule(REVIEWS)))).toBe(
      join(sidecar('default', 'shop', `${block}\n    - books/${REVIEWS}`), rule(REVIEWS)),
    );
  });

  test.each([
    ['imported by name', join(sidecar('default', 'shop', egress('./*', `books/${REVIEWS}`)), rule(REVIEWS))],
    ['imported by namespace', join(sidecar('default', 'shop', egress('books/*')), rule(REVIEWS))],
    [
      'imported by a wildcard',
      join(sidecar('default', 'shop', egress('*/*.books.svc.cluster.local')), rule(REVIEWS)),
    ],
    ['everything is imported', join(sidecar('default', 'shop', egress('*/*')), rule(REVIEWS))],
    [
      'no egress list',
      join(sidecar('default', 'shop', '  outboundTrafficPolicy: { mode: ALLOW_ANY }'), rule(REVIEWS)),
    ],
    [
      'a destination of a VirtualService that is imported',
      join(own, rule(REVIEWS), routes('api.example.com', REVIEWS)),
    ],
    ['an imported VirtualService', join(own, routes(REVIEWS, REVIEWS))],
    [
      'a VirtualService for a gateway',
      join(
        sidecar('default', 'shop', egress('istio-system/*')),
        routes(REVIEWS, REVIEWS, 'shop', ', gateways: [gw]'),
      ),
    ],
    [
      'a rule beside its own Service',
      join(
        sidecar('default', 'shop', egress('istio-system/*')),
        rule('cart.shop.svc.cluster.local'),
        service('cart', 'shop'),
      ),
    ],
    ['a host that nobody declares', join(own, rule('api.example.com'))],
    ['a rule for the whole mesh', join(mesh, rule(REVIEWS, 'istio-system'))],
    ['another namespace’s Sidecar', join(own, rule(REVIEWS, 'web'))],
    [
      'a Sidecar with a selector imports it',
      join(
        own,
        sidecar('cart', 'shop', `  workloadSelector: { labels: { app: cart } }\n${egress('books/*')}`),
        rule(REVIEWS),
      ),
    ],
    [
      'ambient',
      join(
        'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { istio.io/dataplane-mode: ambient } }\n',
        own,
        rule(REVIEWS),
      ),
    ],
    ['a wildcard rule', join(own, rule('"*.books.svc.cluster.local"'))],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
