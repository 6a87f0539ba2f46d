import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { authorizationPolicy, requestAuthentication, telemetry, wasmPlugin } from './policies.ts';
import { paste } from './references.ts';

const RULE = 'policy-selects-kubernetes-gateway';
const KEY = 'gateway.networking.k8s.io/gateway-name';
const gateway = (name = 'public', namespace = 'shop', className = 'istio') =>
  `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: ${name}, namespace: ${namespace} }\nspec: { gatewayClassName: ${className} }\n`;
const pod = (labels = `${KEY}: public, app: edge`, namespace = 'shop') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: public-1, namespace: ${namespace}, labels: { ${labels} } }\nspec: { containers: [{ name: istio-proxy, image: proxyv2 }] }\n`;
const byLabels = (labels: string, more = '') => `{ selector: { matchLabels: { ${labels} } }${more} }`;

describe(RULE, () => {
  test.each([
    ['AuthorizationPolicy', authorizationPolicy],
    ['RequestAuthentication', requestAuthentication],
    ['Telemetry', telemetry],
    ['WasmPlugin', wasmPlugin],
  ])('tells of a %s', (_kind, make) => {
    expect(check(RULE, paste(make(byLabels(`${KEY}: public`)), pod()))).toMatchObject([
      { line: 4, severity: 'info', certainty: 'certain' },
    ]);
  });

  test('knows the Pods by any of their labels', () => {
    expect(check(RULE, paste(authorizationPolicy(byLabels('app: edge')), pod()))).toHaveLength(1);
  });

  test('knows the Pods that a Gateway will have', () => {
    expect(check(RULE, paste(authorizationPolicy(byLabels(`${KEY}: public`)), gateway()))).toHaveLength(1);
  });

  test('warns where a waypoint would have to read it', () => {
    const text = paste(
      authorizationPolicy(byLabels(`${KEY}: public`)),
      gateway('public', 'shop', 'istio-waypoint'),
    );
    expect(check(RULE, text)).toMatchObject([{ severity: 'warning' }]);
  });

  const target = ', targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: public }]';
  test.each([
    ['a reference', paste(authorizationPolicy(`{ ${target.slice(2)} }`), pod(), gateway())],
    ['a reference beside labels', paste(telemetry(byLabels(`${KEY}: public`, target)), pod(), gateway())],
    ['no labels', paste(authorizationPolicy('{ selector: {} }'), pod(), gateway())],
    [
      'Pods of another namespace',
      paste(authorizationPolicy(byLabels(`${KEY}: public`)), pod(undefined, 'edge')),
    ],
    [
      'a Gateway of another namespace',
      paste(authorizationPolicy(byLabels(`${KEY}: public`)), gateway('public', 'edge')),
    ],
    ['other Pods', paste(authorizationPolicy(byLabels('app: cart')), pod(), gateway())],
    ['a gateway of Istio’s own API', paste(authorizationPolicy(byLabels('istio: edge')), pod('istio: edge'))],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
