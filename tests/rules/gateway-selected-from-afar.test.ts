import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { envoyFilter } from './envoy-filters.ts';
import { authorizationPolicy, requestAuthentication } from './policies.ts';
import { deployment, paste } from './references.ts';

const RULE = 'gateway-selected-from-afar';
const selecting = (labels = 'istio: ingressgateway') => `{ selector: { matchLabels: { ${labels} } } }`;
const gatewayIn = (namespace: string) =>
  deployment('istio-ingressgateway', '{ istio: ingressgateway }', namespace);

describe(RULE, () => {
  test.each([
    ['an EnvoyFilter', envoyFilter({ spec: 'workloadSelector: { labels: { istio: ingressgateway } }' })],
    ['a policy', authorizationPolicy(selecting())],
    ['a check of tokens', requestAuthentication(selecting())],
    ['an egress gateway', authorizationPolicy(selecting('app: istio-egressgateway'))],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 3, severity: 'warning', certainty: 'likely' }]);
  });

  test('says where the gateway runs', () => {
    const text = paste(authorizationPolicy(selecting()), gatewayIn('istio-system'));
    expect(check(RULE, text)[0]?.message).toContain('runs in namespace istio-system');
  });

  test.each([
    ['the root namespace', authorizationPolicy(selecting(), 'istio-system')],
    ['a namespace for gateways', authorizationPolicy(selecting(), 'istio-ingress')],
    ['the gateway runs there', paste(authorizationPolicy(selecting()), gatewayIn('shop'))],
    ['other labels', authorizationPolicy(selecting('app: cart'))],
    ['no labels', authorizationPolicy('{}')],
    [
      'a gateway that Gateway API makes',
      authorizationPolicy(selecting('gateway.networking.k8s.io/gateway-name: public')),
    ],
    [
      'workloads there that are another rule’s proof',
      paste(authorizationPolicy(selecting()), deployment('cart', '{ app: cart }')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
