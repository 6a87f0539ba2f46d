import { describe, expect, test } from 'vitest';
import { check, fixed, rulesThatFind } from './check.ts';

const HASH = 'loadBalancer: { consistentHash: { httpHeaderName: user } }';
const rule = (body: string, top = HASH) => `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: cart, namespace: shop }
spec:
  host: cart
  trafficPolicy:
    ${top}
${body}
`;
const port = (settings: string) => `    portLevelSettings:
    - port: { number: 80 }
      ${settings}`;
const subset = (policy: string) => `  subsets:
  - name: v1
    labels: { version: v1 }
    trafficPolicy:
      ${policy}`;

describe('hash-overridden', () => {
  test.each([
    ['a port with other settings', rule(port('connectionPool: { tcp: { maxConnections: 1 } }')), 9],
    ['a port with a balancer that names none', rule(port('loadBalancer: { warmup: { duration: 30s } }')), 9],
    [
      'a subset with a balancer that names none',
      rule(subset('loadBalancer: { localityLbSetting: { enabled: false } }')),
      12,
    ],
    [
      'a subset’s port',
      rule(subset('portLevelSettings: [{ port: { number: 80 }, tls: { mode: DISABLE } }]')),
      12,
    ],
    [
      'a port of a subset that has the hash',
      rule(
        subset(`${HASH}\n      portLevelSettings: [{ port: { number: 80 }, tls: { mode: DISABLE } }]`),
        'tls: { mode: ISTIO_MUTUAL }',
      ),
      13,
    ],
  ])('reports: %s', (_name, text, line) => {
    expect(check('hash-overridden', text)).toMatchObject([{ line, severity: 'warning' }]);
  });

  test.each([
    ['a port that says what it wants', rule(port('loadBalancer: { simple: RANDOM }'))],
    ['a port with a hash of its own', rule(port(HASH))],
    ['a subset that inherits', rule(subset('tls: { mode: DISABLE }'))],
    ['a subset that says what it wants', rule(subset('loadBalancer: { simple: LEAST_REQUEST }'))],
    ['no hash anywhere', rule(port('tls: { mode: DISABLE }'), 'tls: { mode: ISTIO_MUTUAL }')],
    ['the hash on another port', rule(port(HASH), 'tls: { mode: ISTIO_MUTUAL }')],
  ])('is silent: %s', (_name, text) => {
    expect(check('hash-overridden', text)).toEqual([]);
  });

  test.each([
    ['without a balancer', rule(port('tls: { mode: DISABLE }'))],
    ['with one that names none', rule(port('loadBalancer:\n        warmup: { duration: 30s }'))],
  ])('the fix repeats the hash: %s', (_name, text) => {
    expect(rulesThatFind(fixed('hash-overridden', text) ?? text)).toEqual([]);
  });
});
