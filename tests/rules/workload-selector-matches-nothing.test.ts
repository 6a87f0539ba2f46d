import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';

const object = (kind: string, api: string, spec: string, namespace = 'shop') =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata: { name: o, namespace: ${namespace} }\nspec: { ${spec} }\n`;
const policy = (labels: string, namespace = 'shop') =>
  object(
    'AuthorizationPolicy',
    'security.istio.io/v1',
    `selector: { matchLabels: { ${labels} } }`,
    namespace,
  );
const deployment = (labels: string, namespace = 'shop') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: cart, namespace: ${namespace}, labels: { tier: of-the-deployment } }
spec: { selector: { matchLabels: { ${labels} } }, template: { metadata: { labels: { ${labels} } }, spec: { containers: [{ name: app, image: app }] } } }
`;
const RULE = 'workload-selector-matches-nothing';
const join = (...documents: string[]) => documents.join('---\n');

describe(RULE, () => {
  test.each([
    [
      'AuthorizationPolicy',
      'security.istio.io/v1',
      'selector: { matchLabels: { app: carts } }',
      ['IST0127', 'KIA0004'],
    ],
    ['PeerAuthentication', 'security.istio.io/v1', 'selector: { matchLabels: { app: carts } }', ['KIA0004']],
    [
      'RequestAuthentication',
      'security.istio.io/v1',
      'selector: { matchLabels: { app: carts } }',
      ['KIA0004'],
    ],
    ['Telemetry', 'telemetry.istio.io/v1', 'selector: { matchLabels: { app: carts } }', ['IST0101']],
    [
      'Sidecar',
      'networking.istio.io/v1',
      'workloadSelector: { labels: { app: carts } }, egress: [{ hosts: ["./*"] }]',
      ['IST0101', 'KIA0004'],
    ],
    ['EnvoyFilter', 'networking.istio.io/v1alpha3', 'workloadSelector: { labels: { app: carts } }', []],
  ])('reports: %s', (kind, api, spec, aliases) => {
    const text = join(object(kind, api, spec), deployment('app: cart'));
    expect(check(RULE, text)).toMatchObject([{ line: 4, severity: 'warning', certainty: 'likely' }]);
    expect(check(RULE, text)[0]?.message).toContain('There is `app=cart`.');
    const { findings } = analyze([{ name: 'paste.yaml', text }], { only: [RULE] });
    expect(findings.map((finding) => finding.aliases)).toEqual([aliases]);
  });

  test.each([
    [
      'one label of two differs',
      join(policy('app: cart, version: v2'), deployment('app: cart, version: v1')),
    ],
    ['the label is on the Deployment only', join(policy('tier: of-the-deployment'), deployment('app: cart'))],
    [
      'the workload is in another namespace',
      join(policy('app: cart'), deployment('app: cart', 'web'), deployment('app: orders')),
    ],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toHaveLength(1);
  });

  test('in the root namespace, only when the whole mesh is there', () => {
    const text = join(policy('app: carts', 'istio-system'), deployment('app: cart'));
    expect(check(RULE, text)).toEqual([]);
    expect(check(RULE, text, { complete: true })).toMatchObject([{ certainty: 'certain' }]);
    expect(
      check(RULE, join(policy('app: cart', 'istio-system'), deployment('app: cart')), { complete: true }),
    ).toEqual([]);
  });

  test.each([
    ['a workload has the labels', join(policy('app: cart'), deployment('app: cart, version: v1'))],
    ['no workload of the namespace was pasted', join(policy('app: carts'), deployment('app: cart', 'web'))],
    [
      'no selector',
      join(object('AuthorizationPolicy', 'security.istio.io/v1', 'action: ALLOW'), deployment('app: cart')),
    ],
    [
      'a gateway that Istio makes',
      join(policy('gateway.networking.k8s.io/gateway-name: web'), deployment('app: cart')),
    ],
    [
      'a label that injection adds',
      join(policy('service.istio.io/canonical-name: carts'), deployment('app: cart')),
    ],
    [
      'a target instead of a selector',
      join(
        object(
          'AuthorizationPolicy',
          'security.istio.io/v1',
          'targetRefs: [{ kind: Service, group: "", name: cart }]',
        ),
        deployment('app: cart'),
      ),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('says what would settle it', () => {
    const { skipped } = analyze([{ name: 'paste.yaml', text: policy('app: carts') }]);
    expect(skipped.find(({ rule }) => rule === RULE)?.fetch).toContain('-n shop');
  });
});
