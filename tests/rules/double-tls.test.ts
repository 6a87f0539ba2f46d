import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste, virtualService } from './references.ts';
import { onPort, outside, SIMPLE, starting } from './tls-origination.ts';

const RULE = 'double-tls';
const HTTPS = '{ number: 443, name: https, protocol: HTTPS }';
const route = (destination: string) =>
  virtualService({ hosts: '[a.example.com]', gateways: '[mesh, edge/egress]', destination });

describe(RULE, () => {
  test.each([
    ['HTTPS', [outside(HTTPS), starting(SIMPLE)]],
    ['TLS', [outside(HTTPS.replace('HTTPS', 'TLS')), starting(SIMPLE)]],
    ['mutual', [outside(HTTPS), starting('{ tls: { mode: MUTUAL } }')]],
    ['the port', [outside(HTTPS), starting(onPort(443))]],
    [
      'a route to another port',
      [outside(HTTPS), starting(SIMPLE), route('{ host: a.example.com, port: { number: 80 } }')],
    ],
    ['a route to another host', [outside(HTTPS), starting(SIMPLE), route('{ host: b.example.com }')]],
  ])('reports: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toMatchObject([
      { object: 'DestinationRule shop/d', line: 15, severity: 'error', certainty: 'likely' },
    ]);
  });

  test.each([
    ['HTTP on 443', [outside(HTTPS.replace('HTTPS', 'HTTP')), starting(SIMPLE)]],
    ['TCP', [outside(HTTPS.replace('HTTPS', 'TCP')), starting(SIMPLE)]],
    ['no TLS of the proxy', [outside(HTTPS), starting('{ tls: { mode: DISABLE } }')]],
    ['TLS for another port', [outside(HTTPS), starting(onPort(80))]],
    [
      'plain HTTP that a route brings',
      [outside(HTTPS), starting(SIMPLE), route('{ host: a.example.com, port: { number: 443 } }')],
    ],
    ['a route that names no port', [outside(HTTPS), starting(SIMPLE), route('{ host: a.example.com }')]],
    [
      'the rule of an egress gateway',
      [
        outside(HTTPS),
        starting(SIMPLE, 'a.example.com', '  workloadSelector: { matchLabels: { istio: egressgateway } }\n'),
      ],
    ],
    ['another host', [outside(HTTPS), starting(SIMPLE, 'b.example.com')]],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
