import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { envoyFilter } from './envoy-filters.ts';
import { deployment, gateway, paste } from './references.ts';

const RULE = 'envoy-filter-context-mismatch';
const filter = (context: string, labels = 'istio: ingressgateway', namespace = 'shop') =>
  envoyFilter({
    match: `{ context: ${context} }`,
    spec: labels && `workloadSelector: { labels: { ${labels} } }`,
    namespace,
  });
const proxy = (labels: string, template = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: gw, namespace: shop }\nspec: { template: { metadata: { labels: { ${labels} }${template} }, spec: { containers: [{ name: istio-proxy, image: auto }] } } }\n`;

describe(RULE, () => {
  test.each([
    ['a gateway by its usual label', filter('SIDECAR_INBOUND'), 'certain'],
    ['its outbound side', filter('SIDECAR_OUTBOUND', 'app: istio-egressgateway'), 'certain'],
    [
      'one that a Gateway chooses',
      paste(filter('SIDECAR_INBOUND', 'istio: edge'), gateway('public', 'shop')),
      'certain',
    ],
    ['one by its container', paste(filter('SIDECAR_INBOUND', 'app: gw'), proxy('app: gw')), 'certain'],
    ['an application', paste(filter('GATEWAY', 'app: cart'), deployment('cart', '{ app: cart }')), 'likely'],
  ])('reports: %s', (_name, text, certainty) => {
    expect(check(RULE, text)).toMatchObject([{ line: 8, severity: 'error', certainty }]);
  });

  test('patches the gateway', () => {
    expect(fixed(RULE, filter('SIDECAR_INBOUND'))).toBe(filter('GATEWAY'));
  });

  test.each([
    ['a gateway', filter('GATEWAY')],
    ['any context', filter('ANY')],
    ['an application', paste(filter('SIDECAR_INBOUND', 'app: cart'), deployment('cart', '{ app: cart }'))],
    ['no selector', paste(filter('SIDECAR_INBOUND', ''), proxy('app: gw'))],
    ['labels that nobody explains', filter('SIDECAR_INBOUND', 'app: cart')],
    [
      'labels of both',
      paste(filter('GATEWAY', 'team: a'), proxy('team: a'), deployment('cart', '{ team: a }')),
    ],
    [
      'a workload of another namespace',
      paste(filter('GATEWAY', 'app: cart', 'web'), deployment('cart', '{ app: cart }')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
