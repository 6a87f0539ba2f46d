import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste } from './references.ts';

const RULE = 'gateway-port-not-on-service';
/** The port number is on line 7. */
const gateway = (number: number, more = '', selector = '{ app: gw }') =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: g, namespace: shop }\nspec:\n  selector: ${selector}\n  servers:\n  - port: { number: ${number}, name: http, protocol: HTTP }\n    hosts: ["*"]\n${more}`;
const pod = (spec = '', namespace = 'edge') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: gw, namespace: ${namespace}, labels: { app: gw } }\nspec: { containers: [{ name: istio-proxy, image: auto, ports: [{ name: web, containerPort: 8443 }] }]${spec} }\n`;
const service = (ports: string, namespace = 'edge', selector = '{ app: gw }') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: gw, namespace: ${namespace} }\nspec: { selector: ${selector}, ports: [${ports}] }\n`;
const PORT = '{ name: http, port: 80, targetPort: 8080 }';

describe(RULE, () => {
  test.each([
    ['another port', [gateway(8004), pod(), service(PORT)]],
    ['a UDP port of that number', [gateway(53), pod(), service('{ name: dns, port: 53, protocol: UDP }')]],
    [
      'a Service of another namespace',
      [gateway(443), pod(), service(PORT), service('{ name: a, port: 443 }', 'shop')],
    ],
    [
      'a Service of other Pods',
      [gateway(443), pod(), service(PORT), service('{ name: a, port: 443 }', 'edge', '{ app: x }')],
    ],
    [
      'a Service without a selector',
      [gateway(443), pod(), service(PORT), service('{ name: a, port: 443 }', 'edge', '{}')],
    ],
  ])('reports: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toMatchObject([
      { line: 7, severity: 'warning', certainty: 'likely' },
    ]);
  });

  test('no Service at all, in a whole mesh', () => {
    expect(check(RULE, paste(gateway(80), pod()), { complete: true })).toMatchObject([
      { certainty: 'certain' },
    ]);
  });

  test.each([
    ['the port of the Service', [gateway(80), pod(), service(PORT)]],
    ['its target', [gateway(8080), pod(), service(PORT)]],
    ['its target by name', [gateway(8443), pod(), service('{ name: https, port: 443, targetPort: web }')]],
    ['a port without protocol is TCP', [gateway(443), pod(), service('{ name: https, port: 443 }')]],
    ['one of two Services', [gateway(443), pod(), service(PORT), service('{ name: a, port: 443 }')]],
    ['a port of the node', [gateway(8443), pod(', hostNetwork: true'), service(PORT)]],
    ['no Pod was pasted', [gateway(8004), service(PORT)]],
    ['no Service was pasted', [gateway(8004), pod()]],
    ['a socket', [gateway(1, '    bind: unix:///run/x.sock\n'), pod(), service(PORT)]],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
