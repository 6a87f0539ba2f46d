import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste } from './references.ts';

const RULE = 'gateway-port-without-route';
const HTTP = '{ hosts: ["*"], port: { number: 80, name: http, protocol: HTTP } }';
const HTTPS =
  '{ hosts: ["*"], port: { number: 443, name: https, protocol: HTTPS }, tls: { mode: SIMPLE, credentialName: c } }';
const servers = (...list: string[]) =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: public, namespace: edge }\nspec:\n  selector: { istio: edge }\n  servers: [${list.join(', ')}]\n`;
/** The first match is on line 8. */
const routes = (input: { matches?: string[]; hosts?: string; gateways?: string; name?: string }) => {
  const {
    matches = ['[{ port: 80 }]'],
    hosts = '[a.example.com]',
    gateways = '[edge/public]',
    name = 'a',
  } = input;
  const rules = matches.map((match) => `  - match: ${match}\n    route: [{ destination: { host: cart } }]\n`);
  return `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ${name}, namespace: shop }\nspec:\n  hosts: ${hosts}\n  gateways: ${gateways}\n  http:\n${rules.join('')}`;
};

describe(RULE, () => {
  test.each([
    ['HTTPS beside HTTP', routes({}), servers(HTTP, HTTPS), 'warning'],
    [
      'several matches, all limited',
      routes({ matches: ['[{ port: 80 }, { port: 8080 }]'] }),
      servers(HTTP, HTTPS),
      'warning',
    ],
    [
      'HTTP beside HTTPS, which may be meant',
      routes({ matches: ['[{ port: 443 }]'] }),
      servers(HTTP, HTTPS),
      'info',
    ],
    [
      'the other VirtualService has other hosts',
      paste(
        routes({}),
        routes({ name: 'b', hosts: '[b.example.com]', matches: ['[{ port: 443 }]'] }),
      ).replace(/b.example.com\]\n {2}gateways: \[edge/, 'b.example.com]\n  gateways: [far'),
      servers(HTTP, HTTPS),
      'warning',
    ],
  ])('reports: %s', (_name, virtualServices, gateway, severity) => {
    expect(check(RULE, paste(virtualServices, gateway))).toMatchObject([
      { line: 8, severity, certainty: 'likely' },
    ]);
  });

  test.each([
    [
      'one rule takes every port',
      [routes({ matches: ['[{ port: 80 }]', '[{ uri: { prefix: / } }]'] }), servers(HTTP, HTTPS)],
    ],
    [
      'one match takes every port',
      [routes({ matches: ['[{ port: 80 }, { uri: { prefix: / } }]'] }), servers(HTTP, HTTPS)],
    ],
    [
      'both ports are named',
      [routes({ matches: ['[{ port: 80 }]', '[{ port: 443 }]'] }), servers(HTTP, HTTPS)],
    ],
    ['one port only', [routes({}), servers(HTTP)]],
    [
      'the other port redirects',
      [
        routes({ matches: ['[{ port: 443 }]'] }),
        servers(HTTP.replace(/ }$/, ', tls: { httpsRedirect: true } }'), HTTPS),
      ],
    ],
    ['the other port is for another host', [routes({}), servers(HTTP, HTTPS.replace('*', 'b.example.com'))]],
    ['the other port is for another namespace', [routes({}), servers(HTTP, HTTPS.replace('*', 'edge/*'))]],
    [
      'the other port passes TLS through',
      [routes({}), servers(HTTP, HTTPS.replace('SIMPLE, credentialName: c', 'PASSTHROUGH'))],
    ],
    [
      'another VirtualService takes the other port',
      [routes({}), routes({ name: 'b', matches: ['[{ port: 443 }]'] }), servers(HTTP, HTTPS)],
    ],
    [
      'the match is for one gateway of several',
      [routes({ matches: ['[{ port: 80, gateways: [edge/public] }]'] }), servers(HTTP, HTTPS)],
    ],
    ['the Gateway was not pasted', [routes({})]],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
