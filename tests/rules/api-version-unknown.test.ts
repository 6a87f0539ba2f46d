import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const object = (apiVersion: string, kind: string) =>
  `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n`;

describe('api-version-unknown', () => {
  test.each([
    ['a version that never was', 'networking.istio.io/v2', 'VirtualService', 'networking.istio.io/v1'],
    [
      'a version of another kind',
      'security.istio.io/v1alpha3',
      'AuthorizationPolicy',
      'security.istio.io/v1',
    ],
    ['another group', 'networking.istio.io/v1', 'PeerAuthentication', 'security.istio.io/v1'],
    ['no group', 'v1', 'DestinationRule', 'networking.istio.io/v1'],
    [
      'a version of the Gateway API that is gone',
      'gateway.networking.k8s.io/v1alpha2',
      'HTTPRoute',
      'gateway.networking.k8s.io/v1',
    ],
  ])('reports %s and writes the right one', (_name, apiVersion, kind, right) => {
    expect(check('api-version-unknown', object(apiVersion, kind))).toMatchObject([
      { line: 1, severity: 'error' },
    ]);
    expect(fixed('api-version-unknown', object(apiVersion, kind))).toBe(object(right, kind));
  });

  test('reports a misspelt kind', () => {
    const text = object('networking.istio.io/v1', 'VirtualServices');
    expect(check('api-version-unknown', text)).toMatchObject([{ line: 2 }]);
    expect(fixed('api-version-unknown', text)).toBe(object('networking.istio.io/v1', 'VirtualService'));
  });

  test.each([
    ['rbac.istio.io/v1alpha1', 'ServiceRole'],
    ['authentication.istio.io/v1alpha1', 'Policy'],
    ['config.istio.io/v1alpha2', 'handler'],
  ])('says what became of %s', (apiVersion, kind) => {
    expect(check('api-version-unknown', object(apiVersion, kind))).toMatchObject([{ line: 1, fixes: [] }]);
  });

  test('knows when a kind came', () => {
    const text = object('extensions.istio.io/v1alpha1', 'TrafficExtension');
    expect(check('api-version-unknown', text, { istioVersion: '1.29' })).toHaveLength(1);
    expect(check('api-version-unknown', text, { istioVersion: '1.30' })).toEqual([]);
  });

  test.each([
    ['networking.istio.io/v1alpha3', 'VirtualService'],
    ['networking.istio.io/v1beta1', 'Gateway'],
    ['gateway.networking.k8s.io/v1', 'Gateway'],
    ['gateway.networking.k8s.io/v1alpha2', 'TCPRoute'],
    ['install.istio.io/v1alpha1', 'IstioOperator'],
    ['networking.k8s.io/v1', 'Ingress'],
    ['serving.knative.dev/v1', 'Service'],
    ['v1', 'Service'],
    ['sailoperator.io/v1', 'Istio'],
    ['networking.gke.io/v1', 'Gateway'],
    ['inference.networking.k8s.io/v1', 'InferencePool'],
    ['gateway.networking.x-k8s.io/v1alpha1', 'XListenerSet'],
  ])('is silent on %s %s', (apiVersion, kind) => {
    expect(check('api-version-unknown', object(apiVersion, kind))).toEqual([]);
  });
});
