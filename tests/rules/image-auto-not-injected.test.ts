import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'image-auto-not-injected';
const gateway = (labels = '{ istio: public }', kind = 'Deployment') =>
  `apiVersion: apps/v1\nkind: ${kind}\nmetadata: { name: public, namespace: edge }\nspec:\n  template:\n    metadata: { labels: ${labels} }\n    spec:\n      containers:\n      - name: istio-proxy\n        image: auto\n---\n`;
const namespace = (labels: string) =>
  `apiVersion: v1\nkind: Namespace\nmetadata: { name: edge, labels: ${labels} }\n---\n`;
const webhooks = `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: istio-sidecar-injector }
webhooks:
- name: namespace.sidecar-injector.istio.io
  namespaceSelector: { matchLabels: { istio-injection: enabled } }
- name: object.sidecar-injector.istio.io
  objectSelector: { matchExpressions: [{ key: sidecar.istio.io/inject, operator: In, values: ["true"] }] }
---
`;
const pod = (spec = 'restartPolicy: Always', labels = '{}') =>
  `apiVersion: v1\nkind: Pod\nmetadata: { name: public, namespace: edge, labels: ${labels} }\nspec:\n  ${spec}\n  containers: [{ name: istio-proxy, image: auto }]\n---\n`;

describe(RULE, () => {
  test.each([
    ['no webhook takes them', gateway() + namespace('{}') + webhooks, 'certain'],
    ['nor in a namespace that was not pasted', gateway() + webhooks, 'likely'],
    ['the namespace forbids it', gateway() + namespace('{ istio-injection: disabled }'), 'likely'],
    ['the namespace has no label', gateway() + namespace('{ team: a }'), 'likely'],
    ['a DaemonSet', gateway('{ istio: public }', 'DaemonSet') + namespace('{}') + webhooks, 'certain'],
  ])('reports: %s', (_name, text, certainty) => {
    expect(check(RULE, text)).toMatchObject([{ line: 10, severity: 'error', certainty }]);
  });

  test('a running Pod proves it by itself', () => {
    const text = pod('nodeName: node-1') + namespace('{ istio-injection: enabled }') + webhooks;
    expect(check(RULE, text)).toMatchObject([{ line: 6, certainty: 'certain' }]);
  });

  test('a Pod written by hand is judged like a template', () => {
    expect(check(RULE, pod() + webhooks)).toMatchObject([{ line: 6, certainty: 'likely' }]);
    expect(check(RULE, pod() + namespace('{ istio-injection: enabled }') + webhooks)).toEqual([]);
  });

  test.each([
    ['the namespace is taken', gateway() + namespace('{ istio-injection: enabled }') + webhooks],
    ['the Pods are taken', gateway('{ sidecar.istio.io/inject: "true" }') + webhooks],
    ['the namespace injects', gateway() + namespace('{ istio-injection: enabled }')],
    ['the Pods ask for it', gateway('{ sidecar.istio.io/inject: "true" }') + namespace('{}')],
    ['nothing is known', gateway()],
    ['another image', gateway().replace('image: auto', 'image: docker.io/istio/proxyv2:1.31.0') + webhooks],
    ['another container', gateway().replace('name: istio-proxy', 'name: app') + webhooks],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
