import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'proxy-image-differs';
const OLD = 'docker.io/istio/proxyv2:1.30.1';
const NEW = 'docker.io/istio/proxyv2:1.31.0';
const injector = (
  global = '{"hub":"docker.io/istio","tag":"1.31.0","proxy":{"image":"proxyv2"}}',
  suffix = '',
) =>
  `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: istio-sidecar-injector${suffix}, namespace: istio-system }\ndata:\n  values: '{"global":${global}}'\n`;
const namespace = (labels = '{ istio-injection: enabled }') =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: ${labels}\n`;
const pod = (image: string, metadata = '', init = false) =>
  `---\napiVersion: v1\nkind: Pod\nmetadata: { name: cart, namespace: shop, labels: { app: cart }${metadata} }\nspec:\n  ${init ? 'initContainers' : 'containers'}: [{ name: istio-proxy, image: "${image}" }]\n`;
const proxyConfig = (space: string, more = '') =>
  `---\napiVersion: networking.istio.io/v1beta1\nkind: ProxyConfig\nmetadata: { name: variant, namespace: ${space} }\nspec: { image: { imageType: distroless }${more} }\n`;
const meshConfig = '---\nrootNamespace: istio-system\ndefaultConfig:\n  image:\n    imageType: distroless\n';

describe(RULE, () => {
  test.each([
    ['an older tag', pod(OLD) + injector()],
    ['as a native sidecar', pod(OLD, '', true) + injector()],
    ['a variant that nothing asks for', pod(`${NEW}-distroless`) + injector()],
    [
      'an image given in full',
      pod(NEW) + injector('{"proxy":{"image":"mirror.example.com/proxyv2:1.31.0"}}'),
    ],
  ])('reports: %s', (_name, text) => {
    const [finding] = check(RULE, namespace() + text);
    expect(finding).toMatchObject({ line: 4, severity: 'warning', object: 'Namespace shop' });
    expect(finding?.message).toContain('`cart`');
  });

  test('the injector of the revision counts', () => {
    const text = namespace('{ istio.io/rev: stable }') + pod(OLD);
    expect(check(RULE, text + injector(undefined, '-stable'))).toHaveLength(1);
    expect(check(RULE, text + injector())).toEqual([]);
  });

  test.each([
    ['the same image', pod(NEW) + injector()],
    ['the variant of mesh config', pod(`${NEW}-distroless`) + injector() + meshConfig],
    ['the plain image beside a variant', pod(NEW) + injector() + meshConfig],
    [
      'the variant of the root namespace',
      pod(`${NEW}-distroless`) + injector() + proxyConfig('istio-system'),
    ],
    ['the variant of the namespace', pod(`${NEW}-distroless`) + injector() + proxyConfig('shop')],
    [
      'the variant of the workload',
      pod(`${NEW}-distroless`) +
        injector() +
        proxyConfig('shop', ', selector: { matchLabels: { app: cart } }'),
    ],
    [
      'the variant of the annotation',
      pod(
        `${NEW}-distroless`,
        ', annotations: { proxy.istio.io/config: "image: { imageType: distroless }" }',
      ) + injector(),
    ],
    [
      'an image of its own',
      pod(OLD, `, annotations: { sidecar.istio.io/proxyImage: "${OLD}" }`) + injector(),
    ],
    ['no injector was pasted', pod(OLD)],
    ['its values cannot be read', pod(OLD) + injector('{{')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, namespace() + text)).toEqual([]);
  });

  test('is silent where nothing injects', () => {
    expect(check(RULE, namespace('{ istio-injection: disabled }') + pod(OLD) + injector())).toEqual([]);
  });
});
