import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'image-registry-ends';
const pod = (image: string) => `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
  - name: istio-proxy
    image: ${image}
`;

describe(RULE, () => {
  test.each([
    ['the hub of Helm values', 'global:\n  hub: gcr.io/istio-release\n', 2],
    ['the newer name', 'global:\n  hub: registry.istio.io/release\n', 2],
    ['a regional name', 'global:\n  hub: eu.gcr.io/istio-release\n', 2],
    [
      'the hub of a component',
      'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: { name: mesh }\nspec:\n  components:\n    pilot:\n      hub: gcr.io/istio-release\n',
      7,
    ],
    ['the image of a container', pod('registry.istio.io/release/proxyv2:1.30.1'), 7],
  ])('reports %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning' }]);
  });

  test.each([
    ['Docker Hub', 'global:\n  hub: docker.io/istio\n'],
    ['a mirror', 'global:\n  hub: mirror.example.com/gcr.io/istio-release\n'],
    ['another project of that registry', pod('gcr.io/other-release/app:1')],
    ['a name that only begins alike', pod('gcr.io/istio-released/proxyv2:1')],
    ['a sample of Istio', pod('registry.istio.io/release/examples-bookinfo-reviews-v1:1.20.3')],
    ['no image', pod('auto')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
