import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { operator } from './operator.ts';

const RULE = 'install-option-unknown';

describe(RULE, () => {
  test.each([
    ['at the top of spec', '  meshConfigs: {}\n', 5, 'error'],
    ['in a component', '  components:\n    pilot:\n      replicas: 2\n', 7, 'error'],
    ['in a gateway of a list', '  components:\n    ingressGateways:\n    - nam: web\n', 7, 'error'],
    ['in values', '  values:\n    global:\n      proxy:\n        privilegd: true\n', 8, 'error'],
    [
      'in the mesh config, where it is dropped',
      '  meshConfig:\n    accesLogFile: /dev/stdout\n',
      6,
      'warning',
    ],
    ['in defaultConfig', '  meshConfig:\n    defaultConfig:\n      concurency: 2\n', 7, 'warning'],
  ])('reports a name: %s', (_name, spec, line, severity) => {
    expect(check(RULE, operator(spec))).toMatchObject([{ line, severity, certainty: 'certain' }]);
  });

  test('reads the mesh config inside the ConfigMap of istiod', () => {
    const map = `apiVersion: v1
kind: ConfigMap
metadata: { name: istio-1-31, namespace: istio-system }
data:
  mesh: |-
    accessLogFile: /dev/stdout
    accessLogFormatt: short
`;
    expect(check(RULE, map)).toMatchObject([{ line: 7, severity: 'warning' }]);
  });

  test('reads Helm values: under meshConfig, and near misses under global', () => {
    const values = 'meshConfig:\n  acessLogFile: /dev/stdout\nglobal:\n  meshIDs: mesh1\n';
    expect(check(RULE, values).map(({ line, certainty }) => [line, certainty])).toEqual([
      [2, 'certain'],
      [4, 'likely'],
    ]);
  });

  test('knows what a version does not have yet', () => {
    const spec = operator('  meshConfig:\n    defaultTrafficPolicy: {}\n');
    expect(check(RULE, spec, { istioVersion: '1.30' })).toMatchObject([{ line: 6 }]);
    expect(check(RULE, spec, { istioVersion: '1.31' })).toEqual([]);
  });

  test.each([
    [
      'names that are known',
      '  profile: demo\n  hub: docker.io/istio\n  meshConfig: { accessLogFile: /dev/stdout }\n',
    ],
    ['values nobody validates', '  unvalidatedValues:\n    mine: { a: 1 }\n'],
    [
      'what Kubernetes defines',
      '  components:\n    pilot:\n      k8s:\n        overlays:\n        - kind: Deployment\n          name: istiod\n          patches: [{ path: spec.replicas, value: 2 }]\n',
    ],
    ['environment variables', '  values:\n    pilot:\n      env: { PILOT_HTTP10: "true" }\n'],
    ['snake case in the mesh config', '  meshConfig:\n    access_log_file: /dev/stdout\n'],
    ['a name that left Istio', '  values:\n    mixer: {}\n'],
  ])('is silent: %s', (_name, spec) => {
    expect(check(RULE, operator(spec))).toEqual([]);
  });

  test.each([
    ['the gateway chart', 'global: {}\nnetworkGateway: network1\nautoscaling: { enabled: false }\n'],
    ['istiod’s chart without a prefix', 'global: { meshID: mesh1 }\nautoscaleMin: 2\nenv: { A: b }\n'],
    [
      'names that charts read beside the schema',
      'global:\n  waypoint: { tolerations: [] }\n  proxy_init: { forceApplyIptables: true }\n',
    ],
  ])('is silent on Helm values: %s', (_name, values) => {
    expect(check(RULE, values)).toEqual([]);
  });

  test('renames to the name that was meant', () => {
    expect(fixed(RULE, operator('  meshConfig:\n    accessLogfile: /dev/stdout\n'))).toContain(
      'accessLogFile: /dev/stdout',
    );
  });
});
