import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const entry = (name: string, protocol: string, more = '', host = 'api.example.com', port = 8443) =>
  `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: ${name}, namespace: ${name} }
spec:
  hosts: [${host}]
  ports: [{ number: ${port}, name: api${protocol && `, protocol: ${protocol}`} }]
  resolution: DNS${more}
`;
const RULE = 'service-entry-protocols-differ';
const two = (first: string, second: string) => `${first}---\n${second}`;

describe(RULE, () => {
  test.each([
    ['HTTP and HTTPS', two(entry('a', 'HTTP'), entry('b', 'HTTPS'))],
    ['HTTP and nothing', two(entry('a', 'HTTP'), entry('b', ''))],
    ['HTTP and HTTP2', two(entry('a', 'HTTP'), entry('b', 'HTTP2'))],
    ['the host in capitals', two(entry('a', 'HTTP', '', 'API.example.com'), entry('b', 'TLS'))],
    [
      'exported to a common namespace',
      two(entry('a', 'HTTP', '\n  exportTo: [web, x]'), entry('b', 'TLS', '\n  exportTo: [web]')),
    ],
  ])('reports both: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([
      { line: 6, severity: 'warning', certainty: 'certain', object: 'ServiceEntry a/a' },
      { severity: 'warning', object: 'ServiceEntry b/b' },
    ]);
  });

  test.each([
    ['the same protocol', two(entry('a', 'HTTP'), entry('b', 'http'))],
    ['HTTPS and TLS, which are passed on alike', two(entry('a', 'HTTPS'), entry('b', 'TLS'))],
    ['TCP and nothing', two(entry('a', 'TCP'), entry('b', ''))],
    ['another port', two(entry('a', 'HTTP'), entry('b', 'TLS', '', 'api.example.com', 443))],
    ['another host', two(entry('a', 'HTTP'), entry('b', 'TLS', '', 'web.example.com'))],
    [
      'each for its own namespace',
      two(entry('a', 'HTTP', '\n  exportTo: ["."]'), entry('b', 'TLS', '\n  exportTo: ["."]')),
    ],
    ['one exported to nobody', two(entry('a', 'HTTP'), entry('b', 'TLS', '\n  exportTo: ["~"]'))],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
