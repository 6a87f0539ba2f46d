import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { paste } from './references.ts';
import { onPort, outside, SIMPLE, starting } from './tls-origination.ts';

const RULE = 'tls-origination-to-plain-port';
const HTTP = '{ number: 80, name: http, protocol: HTTP }';

describe(RULE, () => {
  test.each([
    ['the whole host', outside(HTTP), starting(SIMPLE)],
    ['the port', outside(HTTP), starting(onPort(80))],
    ['mutual TLS', outside(HTTP), starting('{ tls: { mode: MUTUAL } }')],
    ['gRPC', outside(HTTP.replace('HTTP', 'GRPC')), starting(SIMPLE)],
    ['a target that is the same port', outside(HTTP.replace('80,', '80, targetPort: 80,')), starting(SIMPLE)],
    ['a wildcard', outside(HTTP, '*.example.com'), starting(SIMPLE, '*.example.com')],
    [
      'another port with other settings',
      outside(HTTP),
      starting(onPort(81, 'DISABLE', 'tls: { mode: SIMPLE }, ')),
    ],
  ])('reports both places: %s', (_name, entry, rule) => {
    expect(check(RULE, paste(entry, rule))).toMatchObject([
      { object: 'ServiceEntry shop/e', line: 7, severity: 'error', certainty: 'certain' },
      { object: 'DestinationRule shop/d', line: 15, severity: 'error' },
    ]);
  });

  test('sends the port to 443', () => {
    const block = outside('number: 80\n    name: http\n    protocol: HTTP');
    const text = fixed(RULE, paste(block, starting(SIMPLE)));
    expect(text).toContain('  - number: 80\n    targetPort: 443\n    name: http\n');
    expect(check(RULE, text ?? '')).toEqual([]);
  });

  test.each([
    ['targetPort', outside(HTTP.replace('80,', '80, targetPort: 443,')), starting(SIMPLE)],
    ['a port with TLS that is declared HTTP', outside(HTTP.replace('80', '443')), starting(SIMPLE)],
    [
      'a port that the endpoints choose',
      outside(HTTP, 'a.example.com', '  endpoints: [{ address: b.example.com, ports: { http: 443 } }]\n'),
      starting(SIMPLE),
    ],
    [
      'the port has settings of its own',
      outside(HTTP),
      starting(onPort(80, 'DISABLE', 'tls: { mode: SIMPLE }, ')),
    ],
    ['the settings of another port', outside(HTTP), starting(onPort(443))],
    ['TCP', outside(HTTP.replace('HTTP', 'TCP')), starting(SIMPLE)],
    ['TLS of the mesh', outside(HTTP), starting('{ tls: { mode: ISTIO_MUTUAL } }')],
    ['another host', outside(HTTP), starting(SIMPLE, 'b.example.com')],
    [
      'an entry that the rule does not see',
      outside(HTTP, 'a.example.com', '  exportTo: [web]\n'),
      starting(SIMPLE),
    ],
    ['no ServiceEntry', '', starting(SIMPLE)],
  ])('is silent: %s', (_name, entry, rule) => {
    expect(check(RULE, paste(...[entry, rule].filter(Boolean)))).toEqual([]);
  });
});
