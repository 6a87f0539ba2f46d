import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment } from './deployment.ts';

const RULE = 'annotation-misplaced';
/** A Deployment with an annotation of its own. */
const own = (annotation: string, shape = {}) =>
  deployment(shape).replace('  name: app\n', `  name: app\n  annotations:\n    ${annotation}\n`);
const object = (kind: string, annotation: string) =>
  `apiVersion: v1\nkind: ${kind}\nmetadata:\n  name: cart\n  annotations:\n    ${annotation}\n`;

describe(RULE, () => {
  test.each(['Deployment', 'StatefulSet', 'Job', 'CronJob'])(
    'an annotation for Pods on a %s itself',
    (kind) => {
      const [finding] = check(RULE, own("sidecar.istio.io/proxyCPU: '1'", { kind }));
      expect(finding).toMatchObject({ line: 6, severity: 'warning', certainty: 'certain' });
      expect(finding?.message).toContain('Pod template');
    },
  );

  test('the fix moves it to the template', () => {
    const text = own('traffic.sidecar.istio.io/excludeOutboundPorts: "5432"', {
      annotations: { 'example.com/note': 'kept' },
    });
    expect(fixed(RULE, text)).toBe(
      deployment({
        annotations: { 'traffic.sidecar.istio.io/excludeOutboundPorts': '5432', 'example.com/note': 'kept' },
      }),
    );
  });

  test.each([
    ['the template has none', {}],
    ['the template has it already', { annotations: { 'sidecar.istio.io/proxyCPU': '2' } }],
  ])('no fix where %s', (_name, shape) => {
    expect(check(RULE, own("sidecar.istio.io/proxyCPU: '1'", shape))).toMatchObject([{ fixes: [] }]);
  });

  test.each([
    ['Namespace', "sidecar.istio.io/proxyCPU: '1'"],
    ['Service', 'proxy.istio.io/config: "{}"'],
    ['Namespace', 'kubernetes.io/ingress.class: istio'],
    ['Pod', 'networking.istio.io/exportTo: .'],
  ])('on a %s: %s', (kind, annotation) => {
    expect(check(RULE, object(kind, annotation))).toMatchObject([{ line: 6, fixes: [] }]);
  });

  test.each([
    ['in the template', deployment({ annotations: { 'sidecar.istio.io/proxyCPU': '1' } })],
    ['on a Pod', object('Pod', "sidecar.istio.io/proxyCPU: '1'")],
    ['of a Service', object('Service', 'networking.istio.io/exportTo: .')],
    ['allowed anywhere', own('galley.istio.io/analyze-suppress: IST0101')],
    ['unknown', own('sidecar.istio.io/moon: full')],
    ['not of Istio', own('kubectl.kubernetes.io/default-container: app')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
