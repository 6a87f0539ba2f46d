import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { authorizationPolicy, namespaceObject } from './policies.ts';
import { deployment, paste } from './references.ts';

const RULE = 'policy-outside-mesh';
const cart = deployment('cart', '{ app: cart }');
const selecting = '{ selector: { matchLabels: { app: cart } } }';
const plain = namespaceObject('shop');

describe(RULE, () => {
  test.each([
    ['a namespace without injection', paste(authorizationPolicy('{}'), cart, plain), 3],
    ['a selected workload', paste(authorizationPolicy(selecting), cart, plain), 4],
    ['from the root namespace', paste(authorizationPolicy(selecting, 'istio-system'), cart, plain), 4],
    [
      'a Pod that opted out',
      paste(
        authorizationPolicy('{}'),
        deployment('cart', '{ app: cart, sidecar.istio.io/inject: "false" }'),
        namespaceObject('shop', '{ istio-injection: enabled }'),
      ),
      3,
    ],
  ])('reports: %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning', certainty: 'likely' }]);
  });

  test('an empty namespace, when the paste is all there is', () => {
    expect(check(RULE, authorizationPolicy('{}'), { complete: true })).toMatchObject([
      { certainty: 'certain' },
    ]);
    expect(check(RULE, authorizationPolicy('{}'))).toEqual([]);
  });

  test.each([
    [
      'injection',
      paste(authorizationPolicy('{}'), cart, namespaceObject('shop', '{ istio-injection: enabled }')),
    ],
    [
      'a revision',
      paste(authorizationPolicy('{}'), cart, namespaceObject('shop', '{ istio.io/rev: canary }')),
    ],
    [
      'ambient',
      paste(authorizationPolicy('{}'), cart, namespaceObject('shop', '{ istio.io/dataplane-mode: ambient }')),
    ],
    ['no Namespace object says either way', paste(authorizationPolicy('{}'), cart)],
    [
      'one of several has a proxy',
      paste(authorizationPolicy('{}'), cart, deployment('web', '{ sidecar.istio.io/inject: "true" }'), plain),
    ],
    [
      'a target',
      paste(authorizationPolicy('{ targetRefs: [{ kind: Service, group: "", name: cart }] }'), cart, plain),
    ],
    ['for the whole mesh', paste(authorizationPolicy('{}', 'istio-system'), cart, plain)],
    [
      'labels that meet nothing, another fault',
      paste(authorizationPolicy('{ selector: { matchLabels: { app: carts } } }'), cart, plain),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
