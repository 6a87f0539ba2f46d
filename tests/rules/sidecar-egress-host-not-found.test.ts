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

const entry = (host: string, namespace: string) => `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: e, namespace: ${namespace} }
spec: { hosts: ["${host}"], ports: [{ number: 443, name: tls, protocol: TLS }], resolution: NONE }
`;
const routes = (host: string, namespace: string) => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: v, namespace: ${namespace} }
spec: { hosts: [${host}], http: [{ route: [{ destination: { host: ${host} } }] }] }
`;
const RULE = 'sidecar-egress-host-not-found';
const REVIEWS = 'reviews.books.svc.cluster.local';
const join = (...documents: string[]) => documents.join('---\n');
const of = (...hosts: string[]) => sidecar('default', 'shop', egress(...hosts));

describe(RULE, () => {
  test.each([
    ['the host lives in another namespace', of(`shop/${REVIEWS}`), {}],
    ['the own namespace is not the host’s', of(`./${REVIEWS}`), {}],
    [
      'another Service of its namespace was pasted',
      join(of(`books/${REVIEWS}`), service('ratings', 'books')),
      {},
    ],
    [
      'any namespace, but there is no such Service',
      join(of(`*/${REVIEWS}`), service('ratings', 'books')),
      {},
    ],
    [
      'an outside host that no ServiceEntry has',
      join(of('*/api.example.com'), entry('web.example.com', 'shop')),
      {},
    ],
    [
      'the ServiceEntry is in another namespace',
      join(of('shop/api.example.com'), entry('api.example.com', 'edge')),
      {},
    ],
  ])('reports: %s', (_name, text, options) => {
    expect(check(RULE, text, options)).toMatchObject([{ line: 5, severity: 'warning', certainty: 'likely' }]);
  });

  test('a namespace that does not exist, when all are known', () => {
    expect(check(RULE, of('boks/*'), { namespaces: ['books', 'shop'] })).toMatchObject([
      { certainty: 'certain' },
    ]);
    expect(check(RULE, join(of('boks/*'), service('reviews', 'books')), { complete: true })).toHaveLength(1);
    expect(check(RULE, of('boks/*'))).toEqual([]);
  });

  test('the fix names the host’s namespace', () => {
    expect(fixed(RULE, of(`./${REVIEWS}`))).toBe(
      of(`books/${REVIEWS}`).replace(`"books/${REVIEWS}"`, `books/${REVIEWS}`),
    );
  });

  test.each([
    ['the Service exists', join(of(`books/${REVIEWS}`), service('reviews', 'books'))],
    ['no Service of that namespace was pasted', join(of(`books/${REVIEWS}`), service('cart', 'shop'))],
    ['any namespace, the Service exists', join(of(`*/${REVIEWS}`), service('reviews', 'books'))],
    ['a VirtualService of the namespace names it', join(of(`shop/${REVIEWS}`), routes(REVIEWS, 'shop'))],
    ['a ServiceEntry covers it', join(of('*/api.example.com'), entry('*.example.com', 'edge'))],
    ['no ServiceEntry was pasted', of('*/api.example.com')],
    ['whole namespaces', of('./*', 'istio-system/*', '*/*')],
    ['taken out', of('*/*', `~shop/${REVIEWS}`)],
    ['the mesh’s default', sidecar('default', 'istio-system', egress(`./${REVIEWS}`))],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
