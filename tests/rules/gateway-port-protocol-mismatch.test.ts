import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const gateway = (...servers: string[]) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: edge, namespace: shop }
spec:
  selector: { istio: ingressgateway }
  servers:
${servers.map((server) => `  - { ${server}, hosts: ['*'] }`).join('\n')}
`;
const rules = (body: string, gateways = 'edge') => `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts: [web.example.com]
  gateways: [${gateways}]
${body}
`;
const HTTP_RULE = '  http:\n  - route: [{ destination: { host: web } }]';
const TCP_RULE = '  tcp:\n  - route: [{ destination: { host: web } }]';
const TLS_RULE =
  '  tls:\n  - match: [{ sniHosts: [web.example.com] }]\n    route: [{ destination: { host: web } }]';
const PORTS = {
  http: 'port: { number: 80, protocol: HTTP, name: http }',
  https: 'port: { number: 443, protocol: HTTPS, name: https }, tls: { mode: SIMPLE, credentialName: c }',
  pass: 'port: { number: 443, protocol: TLS, name: tls }, tls: { mode: PASSTHROUGH }',
  tlsEnd: 'port: { number: 443, protocol: TLS, name: tls }, tls: { mode: SIMPLE, credentialName: c }',
  tcp: 'port: { number: 9000, protocol: TCP, name: tcp }',
  mongo: 'port: { number: 27017, protocol: MONGO, name: mongo }',
};

describe('gateway-port-protocol-mismatch', () => {
  test.each([
    ['http rules on TCP', [PORTS.tcp], HTTP_RULE],
    ['http rules on TLS passed through', [PORTS.pass], HTTP_RULE],
    ['http rules on TLS that ends, but isn’t HTTPS', [PORTS.tlsEnd], HTTP_RULE],
    ['tcp rules on HTTP', [PORTS.http], TCP_RULE],
    ['tcp rules on TLS passed through', [PORTS.pass], TCP_RULE],
    ['tls rules on HTTPS that ends here', [PORTS.https], TLS_RULE],
    ['no port of several fits', [PORTS.http, PORTS.https], TCP_RULE],
    [
      'the rule’s port doesn’t fit, another would',
      [PORTS.http, PORTS.tcp],
      '  tcp:\n  - match: [{ port: 80 }]\n    route: [{ destination: { host: web } }]',
    ],
  ])('reports: %s', (_name, servers, body) => {
    const text = [gateway(...servers), rules(body)].join('---\n');
    const line = text.split('\n').findIndex((item) => /^ {2}- (route|match)/.test(item)) + 1;
    expect(check('gateway-port-protocol-mismatch', text)).toMatchObject([
      { line, certainty: 'certain', object: 'VirtualService shop/web' },
    ]);
  });

  test.each([
    ['http rules on HTTP', [PORTS.http], rules(HTTP_RULE)],
    ['http rules on HTTPS that ends here', [PORTS.https], rules(HTTP_RULE)],
    ['tls rules on TLS passed through', [PORTS.pass], rules(TLS_RULE)],
    ['tcp rules on TCP', [PORTS.tcp], rules(TCP_RULE)],
    ['tcp rules on TLS that ends', [PORTS.tlsEnd], rules(TCP_RULE)],
    ['one port of several fits', [PORTS.http, PORTS.tcp], rules(TCP_RULE)],
    ['a protocol whose rules can’t be told', [PORTS.mongo], rules(HTTP_RULE)],
    ['the mesh uses them too', [PORTS.tcp], rules(HTTP_RULE, 'edge, mesh')],
    ['another Gateway, which was not pasted, may use them', [PORTS.tcp], rules(HTTP_RULE, 'edge, other')],
    ['a Gateway of another namespace', [PORTS.tcp], rules(HTTP_RULE, 'infra/edge')],
    [
      'a port that the Gateway doesn’t have is another fault',
      [PORTS.http],
      rules('  tcp:\n  - match: [{ port: 9000 }]\n    route: [{ destination: { host: web } }]'),
    ],
    [
      'a rule that names its gateways itself',
      [PORTS.tcp],
      rules('  http:\n  - match: [{ gateways: [mesh] }]\n    route: [{ destination: { host: web } }]'),
    ],
  ])('is silent: %s', (_name, servers, text) => {
    expect(check('gateway-port-protocol-mismatch', [gateway(...servers), text].join('---\n'))).toEqual([]);
  });
});
