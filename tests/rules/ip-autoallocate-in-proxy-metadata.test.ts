import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { mesh, pod } from './proxy-metadata.ts';

const RULE = 'ip-autoallocate-in-proxy-metadata';
const CAPTURE = 'ISTIO_META_DNS_CAPTURE: "true"';

describe(RULE, () => {
  test.each([
    ['off, in the mesh config', mesh(CAPTURE, 'PILOT_ENABLE_IP_AUTOALLOCATE: "false"'), 9],
    ['on, in an annotation', pod('PILOT_ENABLE_IP_AUTOALLOCATE: "true"'), 9],
  ])('reports: %s', (_name, text, line) => {
    expect(check(RULE, text)).toMatchObject([{ line, severity: 'warning', certainty: 'certain' }]);
  });

  test('the fix takes it out', () => {
    expect(fixed(RULE, mesh('PILOT_ENABLE_IP_AUTOALLOCATE: "true"', CAPTURE))).toBe(mesh(CAPTURE));
  });

  test.each([
    [
      'where it belongs: istiod’s environment in Helm values',
      'apiVersion: install.istio.io/v1alpha1\nkind: IstioOperator\nmetadata: { name: i, namespace: istio-system }\nspec: { values: { pilot: { env: { PILOT_ENABLE_IP_AUTOALLOCATE: "false" } } } }\n',
    ],
    [
      'where it belongs: istiod’s container',
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: istiod, namespace: istio-system }\nspec: { template: { spec: { containers: [{ name: discovery, image: pilot, env: [{ name: PILOT_ENABLE_IP_AUTOALLOCATE, value: "false" }] }] } } }\n',
    ],
    ['other settings', mesh(CAPTURE)],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
