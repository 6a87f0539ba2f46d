import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const sidecar = (name: string, namespace: string, spec: string) => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec:
${spec}
`;

const ingress = (number: number, labels = '  workloadSelector: { labels: { app: cart } }\n') =>
  sidecar(
    'cart',
    'shop',
    `${labels}  ingress: [{ port: { number: ${number}, name: http, protocol: HTTP } }]`,
  );
const service = (ports: string, selector = '{ app: cart }', more = '') => `apiVersion: v1
kind: Service
metadata: { name: cart, namespace: shop }
spec: { selector: ${selector}, ports: [${ports}]${more} }
`;
const pod = (labels: string, ports = '') => `apiVersion: v1
kind: Pod
metadata: { name: cart, namespace: shop, labels: ${labels} }
spec: { containers: [{ name: app, image: app, ports: [${ports}] }] }
`;
const RULE = 'sidecar-ingress-port-not-on-service';
const join = (...documents: string[]) => documents.join('---\n');
const MAPPED = '{ name: http, port: 80, targetPort: 8080 }';

describe(RULE, () => {
  test.each([
    ['the Service’s own port', join(ingress(80), service(MAPPED))],
    ['neither', join(ingress(9090), service(MAPPED))],
    [
      'the port’s name leads elsewhere',
      join(
        ingress(80),
        service('{ name: http, port: 80, targetPort: web }'),
        pod('{ app: cart }', '{ name: web, containerPort: 8080 }'),
      ),
    ],
    ['for the whole namespace', join(ingress(80, ''), service(MAPPED))],
    [
      'a selector narrower than the Service’s',
      join(ingress(80, '  workloadSelector: { labels: { app: cart, version: v2 } }\n'), service(MAPPED)),
    ],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ severity: 'warning', certainty: 'likely' }]);
  });

  test('the fix listens where requests arrive', () => {
    expect(fixed(RULE, join(ingress(80), service(MAPPED)))).toBe(join(ingress(8080), service(MAPPED)));
    expect(fixed(RULE, join(ingress(9090), service(MAPPED)))).toBeUndefined();
  });

  test.each([
    ['the target port', join(ingress(8080), service(MAPPED))],
    ['no target port, which is the port', join(ingress(80), service('{ name: http, port: 80 }'))],
    [
      'a name that leads there',
      join(
        ingress(8080),
        service('{ name: http, port: 80, targetPort: web }'),
        pod('{ app: cart }', '{ name: web, containerPort: 8080 }'),
      ),
    ],
    [
      'a name that can’t be looked up',
      join(ingress(9090), service('{ name: http, port: 80, targetPort: web }')),
    ],
    [
      'a headless Service, dialled at either port',
      join(ingress(80), service(MAPPED, '{ app: cart }', ', clusterIP: None')),
    ],
    ['another workload’s Service', join(ingress(9090), service(MAPPED, '{ app: orders }'))],
    ['no Service was pasted', ingress(9090)],
    [
      'one of two Services',
      join(
        ingress(9090),
        service(MAPPED),
        service('{ name: admin, port: 9090 }').replace('name: cart', 'name: cart-admin'),
      ),
    ],
    ['no ingress', join(sidecar('cart', 'shop', '  egress: [{ hosts: ["./*"] }]'), service(MAPPED))],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
