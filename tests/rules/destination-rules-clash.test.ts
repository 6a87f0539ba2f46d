import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste } from './references.ts';

const RULE = 'destination-rules-clash';
const rule = (name: string, spec: string, host = 'cart', namespace = 'shop') =>
  `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec:\n  host: ${host}\n${spec}`;
const policy = (simple: string) => `  trafficPolicy: { loadBalancer: { simple: ${simple} } }\n`;
const subset = (name: string, version = name) =>
  `  subsets: [{ name: ${name}, labels: { version: ${version} } }]\n`;
const exportTo = (to: string) => `  exportTo: ${to}\n`;

describe(RULE, () => {
  test.each([
    ['two policies', rule('a', policy('RANDOM')), rule('b', policy('ROUND_ROBIN')), 'warning'],
    ['one subset twice', rule('a', subset('v1')), rule('b', subset('v1', 'v1.1')), 'warning'],
    [
      'two spellings of the host',
      rule('a', policy('RANDOM')),
      rule('b', policy('ROUND_ROBIN'), 'cart.shop.svc.cluster.local'),
      'warning',
    ],
    ['two that say the same', rule('a', policy('RANDOM')), rule('b', policy('RANDOM')), 'info'],
    [
      'one wildcard twice',
      rule('a', policy('RANDOM'), '"*.example.com"'),
      rule('b', policy('ROUND_ROBIN'), '"*.example.com"'),
      'warning',
    ],
    [
      'the same namespaces in another order',
      rule('a', policy('RANDOM') + exportTo('[., web]')),
      rule('b', policy('ROUND_ROBIN') + exportTo('[web, shop]')),
      'warning',
    ],
  ])('reports both: %s', (_name, a, b, severity) => {
    expect(check(RULE, paste(a, b))).toMatchObject([
      { object: 'DestinationRule shop/a', severity },
      { object: 'DestinationRule shop/b', severity },
    ]);
  });

  test.each([
    ['two texts of one object', rule('a', policy('RANDOM')), rule('a', policy('ROUND_ROBIN'))],
    ['a policy and subsets', rule('a', policy('RANDOM')), rule('b', subset('v1'))],
    ['other subsets', rule('a', subset('v1')), rule('b', subset('v2'))],
    ['an empty policy', rule('a', policy('RANDOM')), rule('b', '  trafficPolicy: {}\n')],
    ['other hosts', rule('a', policy('RANDOM')), rule('b', policy('ROUND_ROBIN'), 'basket')],
    [
      'a wildcard around the host: the more specific rule holds',
      rule('a', policy('RANDOM')),
      rule('b', policy('ROUND_ROBIN'), '"*.shop.svc.cluster.local"'),
    ],
    [
      'two namespaces: each has its own callers',
      rule('a', policy('RANDOM')),
      rule('b', policy('ROUND_ROBIN'), 'cart.shop.svc.cluster.local', 'web'),
    ],
    [
      'other namespaces that use them',
      rule('a', policy('RANDOM') + exportTo('[.]')),
      rule('b', policy('ROUND_ROBIN') + exportTo('[web]')),
    ],
    [
      'other Pods that use them',
      rule('a', policy('RANDOM')),
      rule('b', `${policy('ROUND_ROBIN')}  workloadSelector: { matchLabels: { app: web } }\n`),
    ],
  ])('is silent: %s', (_name, a, b) => {
    expect(check(RULE, paste(a, b))).toEqual([]);
  });
});
