import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const RULE = 'annotation-deprecated';
const INJECT = 'sidecar.istio.io/inject';
const namespace =
  '---\napiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  labels: { istio-injection: enabled }\n';

describe(RULE, () => {
  test('names what to use instead', () => {
    const text = deployment({
      annotations: { 'sidecar.istio.io/statsInclusionPrefixes': 'cluster.outbound' },
    });
    const [finding] = check(RULE, text);
    expect(finding).toMatchObject({ line: lineOf(text, 'statsInclusion'), severity: 'info' });
    expect(finding?.message).toContain('proxyStatsMatcher.inclusionPrefixes');
  });

  test('on the Deployment itself too', () => {
    const text = deployment().replace(
      '  name: app\n',
      '  name: app\n  annotations:\n    sidecar.istio.io/discoveryAddress: istiod:15012\n',
    );
    expect(check(RULE, text)).toMatchObject([{ line: 6 }]);
  });

  test.each(['true', 'false'])('the annotation inject: "%s" in a namespace that injects', (value) => {
    const text = deployment({ annotations: { [INJECT]: value } }) + namespace;
    expect(check(RULE, text)).toMatchObject([{ line: lineOf(text, INJECT) }]);
  });

  test.each([
    [
      'the label is there too',
      deployment({ annotations: { [INJECT]: 'true' }, labels: { [INJECT]: 'true' } }) + namespace,
    ],
    [
      'the annotation asks in vain, which is another finding',
      deployment({ annotations: { [INJECT]: 'true' } }),
    ],
    ['not deprecated', deployment({ annotations: { 'sidecar.istio.io/proxyCPU': '1' } })],
    ['unknown', deployment({ annotations: { 'sidecar.istio.io/moon': 'full' } })],
    ['none', deployment()],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
