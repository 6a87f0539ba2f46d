import { describe, expect, test } from 'vitest';
import { gone } from '../../src/analyzer/mesh/removed-options.ts';
import { checkHelmValues, checkIstioOperator } from '../../src/analyzer/schema/index.ts';
import { check } from './check.ts';
import { operator } from './operator.ts';

const RULE = 'install-option-removed';

describe(RULE, () => {
  test.each([
    ['a component that is gone', '  components:\n    policy: { enabled: true }\n', 6, 'error', '1.8'],
    ['bundled add-ons', '  addonComponents:\n    grafana: { enabled: true }\n', 5, 'error', '1.24'],
    ['a value that is gone', '  values:\n    global:\n      mtls: { enabled: true }\n', 7, 'error', '1.7'],
    ['a value that moved', '  values:\n    global:\n      proxy: { concurrency: 2 }\n', 7, 'error', '1.7'],
    ['Mixer in the mesh config', '  meshConfig:\n    mixerCheckServer: x\n', 6, 'warning', '1.8'],
    [
      'in defaultConfig',
      '  meshConfig:\n    defaultConfig: { parentShutdownDuration: 1s }\n',
      6,
      'warning',
      '1.17',
    ],
    ['under values.meshConfig', '  values:\n    meshConfig: { authPolicy: NONE }\n', 6, 'warning', '1.9'],
    [
      'what the field tables saw go',
      '  values:\n    gateways:\n      istio-ingressgateway: { zvpn: {} }\n',
      7,
      'error',
      '1.26',
    ],
  ])('reports %s', (_name, spec, line, severity, since) => {
    expect(check(RULE, operator(spec))).toMatchObject([{ line, severity }]);
    expect(check(RULE, operator(spec))[0]?.message).toContain(`removed in Istio ${since}`);
  });

  test('reports it in Helm values too, where no chart reads it', () => {
    expect(check(RULE, 'global: { hub: docker.io/istio }\nmixer: {}\n')).toMatchObject([
      { line: 2, severity: 'warning' },
    ]);
  });

  test.each([
    ['what is still there', '  values:\n    global: { meshID: mesh1 }\n'],
    ['a name that never was', '  values:\n    mixr: {}\n'],
    ['the successor', '  meshConfig:\n    defaultConfig: { concurrency: 2 }\n'],
    [
      'a field before it went',
      '  values:\n    gateways:\n      istio-ingressgateway: { zvpn: {} }\n',
      '1.25',
    ],
  ])('is silent: %s', (_name, spec, istioVersion = '1.31') => {
    expect(check(RULE, operator(spec), { istioVersion })).toEqual([]);
  });

  test('is silent on the values of another chart, which has a `global` too', () => {
    const text = 'global: { imagePullPolicy: Always }\nsecurity: { enabled: false }\nprometheus: {}\n';
    expect(check(RULE, text)).toEqual([]);
  });

  test('no option of the table is one that the tables of today know', () => {
    for (const option of ['values.mixer', 'values.global.mtls', 'meshConfig.thriftConfig']) {
      expect(gone(option)).toBeDefined();
    }
    expect(checkHelmValues({ mixer: {} }, '1.24')).not.toEqual([]);
    expect(checkIstioOperator({ addonComponents: {} }, '1.24')).not.toEqual([]);
  });
});
