import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment } from './deployment.ts';

const RULE = 'injection-unset';
const namespace = (labels = '{}', name = 'shop') =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels: ${labels}\n---\n`;
const injector = (byDefault: boolean) =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio-sidecar-injector, namespace: istio-system }\ndata:\n  values: '{"sidecarInjectorWebhook":{"enableNamespacesByDefault":${byDefault}}}'\n`;
const INJECT = 'sidecar.istio.io/inject';

describe(RULE, () => {
  test.each([
    ['with a workload', namespace() + deployment()],
    [
      'without workloads beside a labelled one',
      namespace() + namespace('{ istio-injection: enabled }', 'web'),
    ],
    ['an empty label', namespace('{ istio-injection: "" }') + deployment()],
    ['the injector leaves such namespaces alone', namespace() + deployment() + injector(false)],
  ])('reports a namespace: %s', (_name, text) => {
    const [finding] = check(RULE, text);
    expect(finding).toMatchObject({ line: 4, severity: 'info', object: 'Namespace shop' });
    expect(finding?.message).toContain('outside the mesh');
  });

  test('says so where the installation injects by default', () => {
    const [finding] = check(RULE, namespace() + deployment() + injector(true));
    expect(finding?.message).toContain('istio-sidecar-injector injects such namespaces');
  });

  test('a value that means nothing is a warning, with a fix', () => {
    const text = namespace('{ istio-injection: "true" }') + deployment();
    expect(check(RULE, text)).toMatchObject([{ line: 5, severity: 'warning' }]);
    expect(fixed(RULE, text)).toBe(namespace('{ istio-injection: enabled }') + deployment());
  });

  test.each([
    ['enabled', namespace('{ istio-injection: enabled }') + deployment()],
    ['disabled', namespace('{ istio-injection: disabled }') + deployment()],
    ['a revision', namespace('{ istio.io/rev: stable }') + deployment()],
    ['ambient', namespace('{ istio.io/dataplane-mode: ambient }') + deployment()],
    ['left out of ambient', namespace('{ istio.io/dataplane-mode: none }') + deployment()],
    ['its Pods decide for themselves', namespace() + deployment({ labels: { [INJECT]: 'true' } })],
    ['nothing to compare it with', namespace()],
    [
      'Istio’s own namespace',
      namespace('{}', 'istio-system') + namespace('{ istio-injection: enabled }', 'web'),
    ],
    [
      'a namespace of Kubernetes',
      namespace('{}', 'kube-system') + namespace('{ istio-injection: enabled }', 'web'),
    ],
    ['no Namespace object', deployment()],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
