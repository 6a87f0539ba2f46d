import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment } from './deployment.ts';

const RULE = 'pod-without-proxy';
const namespace = (labels = '{ istio-injection: enabled }') =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: ${labels} }\n---\n`;
const APP = '{ name: app, image: registry.example.com/app:1 }';
const PROXY = '{ name: istio-proxy, image: docker.io/istio/proxyv2:1.31.0 }';
const pod = (
  more: { name?: string; metadata?: string; spec?: string; containers?: string; rest?: string } = {},
) => {
  const { name = 'cart', metadata = '', spec = 'nodeName: node-1', containers = APP, rest = '' } = more;
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name}, namespace: shop${metadata} }\nspec:\n  ${spec}\n  containers: [${containers}]\n${rest}---\n`;
};

describe(RULE, () => {
  test.each([
    ['it runs on a node', namespace() + pod()],
    [
      'it has a status',
      namespace() + pod({ spec: 'restartPolicy: Always', rest: 'status: { phase: Running }\n' }),
    ],
    [
      'it has an owner',
      namespace() + pod({ spec: 'restartPolicy: Always', metadata: ', ownerReferences: []' }),
    ],
    ['the namespace has a revision', namespace('{ istio.io/rev: stable }') + pod()],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([
      { line: 7, severity: 'warning', certainty: 'certain', object: 'Pod shop/cart' },
    ]);
  });

  test('reports a Pod beside one that has its proxy', () => {
    const bare = pod({ spec: 'restartPolicy: Always' });
    const injected = pod({ name: 'web', spec: 'restartPolicy: Always', containers: `${APP}, ${PROXY}` });
    expect(check(RULE, namespace() + bare + injected)).toMatchObject([{ object: 'Pod shop/cart' }]);
  });

  test.each([
    ['a Pod written by hand', namespace() + pod({ spec: 'restartPolicy: Always' })],
    ['a template', namespace() + deployment()],
    ['it has its proxy', namespace() + pod({ containers: `${APP}, ${PROXY}` })],
    ['a native sidecar', namespace() + pod({ spec: `nodeName: node-1\n  initContainers: [${PROXY}]` })],
    [
      'the label keeps it out',
      namespace() + pod({ metadata: ', labels: { sidecar.istio.io/inject: "false" }' }),
    ],
    [
      'the annotation keeps it out',
      namespace() + pod({ metadata: ', annotations: { sidecar.istio.io/inject: "false" }' }),
    ],
    ['on the host’s network', namespace() + pod({ spec: 'nodeName: node-1\n  hostNetwork: true' })],
    ['it has ended', namespace() + pod({ rest: 'status: { phase: Succeeded }\n' })],
    [
      'the namespace does not inject',
      namespace('{ istio-injection: disabled, istio.io/rev: stable }') + pod(),
    ],
    ['the namespace is ambient', namespace('{ istio.io/dataplane-mode: ambient }') + pod()],
    ['nothing is known of the namespace', pod()],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
