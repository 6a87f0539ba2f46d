import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const RULE = 'application-runs-as-proxy-user';
const USER = 'securityContext:\n  runAsUser: 1337';
const namespace = (labels: string) =>
  `---\napiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: ${labels} }\n`;

describe(RULE, () => {
  test.each([
    ['the whole Pod', deployment({ spec: USER })],
    ['a container', deployment({ container: USER })],
    ['a StatefulSet', deployment({ kind: 'StatefulSet', container: USER })],
    [
      'in a namespace of the mesh',
      deployment({ container: USER }) + namespace('{ istio-injection: enabled }'),
    ],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([
      { line: lineOf(text, 'runAsUser'), severity: 'warning', certainty: 'certain' },
    ]);
  });

  test.each([
    ['another user', deployment({ container: 'securityContext:\n  runAsUser: 1000' })],
    [
      'the container has another user than its Pod',
      deployment({ spec: USER, container: 'securityContext:\n  runAsUser: 1000' }),
    ],
    [
      'the proxy itself',
      deployment({ container: USER }).replace('name: app\n        image', 'name: istio-proxy\n        image'),
    ],
    [
      'an init container',
      deployment({ spec: 'initContainers:\n- name: wait\n  securityContext: { runAsUser: 1337 }' }),
    ],
    [
      'the control plane',
      deployment({ container: USER }).replace('  name: app\n', '  name: app\n  labels: { istio: pilot }\n'),
    ],
    ['outside the mesh', deployment({ container: USER }) + namespace('{ istio-injection: disabled }')],
    ['it opts out', deployment({ container: USER, labels: { 'sidecar.istio.io/inject': 'false' } })],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
