import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { deployment, paste } from './references.ts';

const RULE = 'gateways-clash';
const server = (protocol: string, hosts = '[a.example.com]', more = '', port = 443) =>
  `{ hosts: ${hosts}, port: { number: ${port}, name: p, protocol: ${protocol} }${more} }`;
const TLS = ', tls: { mode: SIMPLE, credentialName: c }';
const gateway = (name: string, servers: string, selector = '{ istio: edge }', namespace = name) =>
  `apiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n  selector: ${selector}\n  servers: [${servers}]\n`;
const two = (a: string, b: string, selectorOfB?: string) =>
  paste(gateway('a', a), gateway('b', b, selectorOfB));
const HTTPS = server('HTTPS', '[a.example.com]', TLS);

describe(RULE, () => {
  test('is silent on two texts of one object', () => {
    expect(check(RULE, paste(gateway('a', HTTPS), gateway('a', HTTPS)))).toEqual([]);
  });

  test.each([
    ['HTTPS of one host', two(HTTPS, HTTPS), 'error'],
    ['a host among others', two(HTTPS, server('HTTPS', '[b.example.com, a.example.com]', TLS)), 'error'],
    [
      'passed through and terminated',
      two(HTTPS, server('TLS', '[a.example.com]', ', tls: { mode: PASSTHROUGH }')),
      'error',
    ],
    ['upper case', two(HTTPS, server('HTTPS', '[A.example.com]', TLS)), 'error'],
    [
      'hosts of two namespaces, which the proxy takes for one name',
      two(server('HTTPS', '[a/x.example.com]', TLS), server('HTTPS', '[b/x.example.com]', TLS)),
      'error',
    ],
    ['HTTP and TCP of one host', two(server('HTTP'), server('TCP')), 'error'],
    ['HTTP and TCP of two hosts', two(server('HTTP'), server('TCP', '[b.example.com]')), 'error'],
    ['TCP twice', two(server('TCP'), server('TCP')), 'error'],
    ['HTTP twice, which is merged', two(server('HTTP'), server('HTTP')), 'info'],
    [
      'HTTP twice, one of which redirects',
      two(server('HTTP'), server('HTTP', '[a.example.com]', ', tls: { httpsRedirect: true }')),
      'warning',
    ],
    ['a selector that holds the other', two(HTTPS, HTTPS, '{ app: gw, istio: edge }'), 'error'],
    ['a Gateway without a selector', two(HTTPS, HTTPS, '{}'), 'error'],
    [
      'two selectors that a Pod meets',
      paste(two(HTTPS, HTTPS, '{ app: gw }'), deployment('gw', '{ istio: edge, app: gw }')),
      'error',
    ],
  ])('reports both: %s', (_name, text, severity) => {
    expect(check(RULE, text)).toMatchObject([
      { object: 'Gateway a/a', severity },
      { object: 'Gateway b/b', severity },
    ]);
  });

  test('two servers of one Gateway', () => {
    expect(check(RULE, gateway('a', `${HTTPS}, ${HTTPS}`))).toHaveLength(2);
  });

  test('the codes of the peers only where they see it too', () => {
    const aliases = (text: string) =>
      analyze([{ name: 'a', text }], { only: [RULE] }).findings.map((f) => f.aliases);
    expect(aliases(two(HTTPS, HTTPS))[0]).toEqual(['IST0145', 'KIA0301']);
    expect(aliases(gateway('a', `${HTTPS}, ${HTTPS}`))[0]).toEqual(['KIA0301']);
    expect(aliases(two(server('HTTP'), server('TCP', '[b.example.com]')))[0]).toEqual([]);
  });

  test.each([
    ['two hosts', two(HTTPS, server('HTTPS', '[b.example.com]', TLS))],
    [
      'a wildcard beside a host of it: the more specific name wins',
      two(HTTPS, server('HTTPS', '["*.example.com"]', TLS)),
    ],
    ['two ports', two(HTTPS, server('HTTPS', '[a.example.com]', TLS, 8443))],
    ['two addresses', two(HTTPS, server('HTTPS', '[a.example.com]', `${TLS}, bind: 192.0.2.1`))],
    ['other proxies', two(HTTPS, HTTPS, '{ istio: other }')],
    [
      'two selectors that no Pod meets',
      paste(two(HTTPS, HTTPS, '{ app: gw }'), deployment('gw', '{ app: gw }')),
    ],
    [
      'plain HTTP for two namespaces',
      two(server('HTTP', '[a/x.example.com]'), server('HTTP', '[b/x.example.com]')),
    ],
    ['HTTP of two hosts', two(server('HTTP'), server('HTTP', '[b.example.com]'))],
    ['one Gateway with 80 and 443', gateway('a', `${server('HTTP', '[a.example.com]', '', 80)}, ${HTTPS}`)],
    ['no port', two('{ hosts: ["*"] }', '{ hosts: ["*"] }')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('a thousand Gateways of one host take little time', () => {
    const text = paste(...Array.from({ length: 1000 }, (_, i) => gateway(`g${i}`, server('HTTP', '["*"]'))));
    const started = performance.now();
    expect(check(RULE, text)).toHaveLength(1000);
    expect(performance.now() - started).toBeLessThan(20_000);
  });
});
