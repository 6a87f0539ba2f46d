import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const entry = (name: string, rest: string, port = '{ number: 3306, name: db, protocol: TCP }') =>
  `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: shop }
spec:
  hosts: [${name}.example.com]
  ports: [${port}]
  ${rest}
`;
const mesh = (metadata: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio, namespace: istio-system }\ndata:\n  mesh: |\n    defaultConfig: { proxyMetadata: { ${metadata} } }\n`;
const RULE = 'service-entry-tcp-without-address';
const DNS = 'resolution: DNS';
const two = (first: string, second: string) => [entry('a', first), entry('b', second)].join('---\n');

describe(RULE, () => {
  test('reports both of two entries that share a port', () => {
    expect(check(RULE, two(DNS, DNS))).toMatchObject([
      { line: 4, severity: 'warning', certainty: 'likely', object: 'ServiceEntry shop/a' },
      { line: 12, severity: 'warning', certainty: 'likely', object: 'ServiceEntry shop/b' },
    ]);
  });

  test.each([
    ['alone', entry('a', DNS), {}],
    ['lower case', entry('a', DNS, '{ number: 22, name: ssh, protocol: tcp }'), {}],
    ['no protocol', entry('a', DNS, '{ number: 22, name: ssh }'), {}],
    [
      'capture on, but opted out',
      [
        mesh('ISTIO_META_DNS_CAPTURE: "true"'),
        entry('a', DNS).replace(
          'namespace: shop',
          'namespace: shop, labels: { networking.istio.io/enable-autoallocate-ip: "false" }',
        ),
      ].join('---\n'),
      {},
    ],
    [
      'capture on, but nothing allocates before 1.25',
      [mesh('ISTIO_META_DNS_CAPTURE: "true"'), entry('a', DNS)].join('---\n'),
      { istioVersion: '1.24' },
    ],
    [
      'capture on, but resolution NONE',
      [mesh('ISTIO_META_DNS_CAPTURE: "true"'), entry('a', 'resolution: NONE')].join('---\n'),
      {},
    ],
  ])('is an info: %s', (_name, text, options) => {
    expect(check(RULE, text, options)).toMatchObject([{ severity: 'info', object: 'ServiceEntry shop/a' }]);
  });

  test.each([
    [
      'different ports',
      [entry('a', DNS), entry('b', DNS, '{ number: 5432, name: db, protocol: TCP }')].join('---\n'),
    ],
    ['audiences that don’t meet', two(`${DNS}\n  exportTo: [a]`, `${DNS}\n  exportTo: [b]`)],
    ['the other is exported to nobody', two(DNS, `${DNS}\n  exportTo: ["~"]`)],
    ['both keep the client’s address', two('resolution: NONE', 'resolution: NONE')],
  ])('warns of no clash: %s', (_name, text) => {
    expect(check(RULE, text).map(({ severity }) => severity)).toEqual(['info', 'info']);
  });

  test.each([
    [
      'an address of its own',
      two(`${DNS}\n  addresses: [198.51.100.1]`, `${DNS}\n  addresses: [198.51.100.2]`),
      {},
    ],
    ['HTTP', entry('a', DNS, '{ number: 80, name: http, protocol: HTTP }'), {}],
    ['TLS', entry('a', DNS, '{ number: 443, name: tls, protocol: TLS }'), {}],
    ['istiod has allocated', `${entry('a', DNS)}status:\n  addresses: [{ value: 240.240.0.3 }]\n`, {}],
    ['the mesh captures DNS', [mesh('ISTIO_META_DNS_CAPTURE: "true"'), two(DNS, DNS)].join('---\n'), {}],
    [
      'proxies allocate before 1.25',
      [mesh('ISTIO_META_DNS_CAPTURE: "true", ISTIO_META_DNS_AUTO_ALLOCATE: "true"'), two(DNS, DNS)].join(
        '---\n',
      ),
      { istioVersion: '1.24' },
    ],
  ])('is silent: %s', (_name, text, options) => {
    expect(check(RULE, text, options)).toEqual([]);
  });
});
