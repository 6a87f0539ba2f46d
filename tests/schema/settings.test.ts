import { describe, expect, test } from 'vitest';
import {
  checkHelmValues,
  checkIstioOperator,
  checkMeshConfig,
  checkMeshNetworks,
  checkProxyConfig,
} from '../../src/analyzer/schema/index.ts';
import { type Problem, told } from '../../src/analyzer/schema/problem.ts';

const seen = (problems: Problem[]) => problems.map(({ fault, path }) => `${fault} ${told(path)}`);

describe('mesh configuration', () => {
  test.each([
    [
      'an enum value in the wrong case',
      { accessLogEncoding: 'json' },
      ['field-value-not-allowed accessLogEncoding'],
    ],
    ['a misspelt field', { accessLogFle: '/dev/stdout' }, ['unknown-field accessLogFle']],
    [
      'proxy metadata that is no text',
      { defaultConfig: { proxyMetadata: { ISTIO_META_DNS_CAPTURE: true } } },
      ['field-type-wrong defaultConfig.proxyMetadata.ISTIO_META_DNS_CAPTURE'],
    ],
    ['a duration without its unit', { connectTimeout: 10 }, ['field-type-wrong connectTimeout']],
    [
      'two providers in one',
      {
        extensionProviders: [
          { name: 'a', zipkin: { service: 'z', port: 9411 }, datadog: { service: 'd', port: 8126 } },
        ],
      },
      ['fields-exclude-each-other extensionProviders[0].datadog'],
    ],
  ])('reports %s', (_name, value, expected) => {
    expect(seen(checkMeshConfig(value, '1.31'))).toEqual(expected);
  });

  test.each([
    [
      'snake_case, as protobuf allows',
      { access_log_file: '/dev/stdout', default_config: { hold_application_until_proxy_starts: true } },
    ],
    [
      'numbers in quotes, as protobuf allows',
      { proxyListenPort: '15001', defaultConfig: { concurrency: '2' } },
    ],
    [
      'a mesh as people write it',
      {
        accessLogFile: '/dev/stdout',
        enableAutoMtls: true,
        outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
        defaultConfig: {
          terminationDrainDuration: '30s',
          proxyMetadata: { EXIT_ON_ZERO_ACTIVE_CONNECTIONS: 'true' },
        },
      },
    ],
  ])('is silent on %s', (_name, value) => {
    expect(checkMeshConfig(value, '1.31')).toEqual([]);
  });

  test('knows what came with which version', () => {
    const value = { zoneAwareLbSetting: {}, serviceScopeConfigs: [] };
    expect(seen(checkMeshConfig(value, '1.31'))).toEqual([]);
    expect(seen(checkMeshConfig(value, '1.30'))).toEqual(['field-newer-than-istio zoneAwareLbSetting']);
    expect(seen(checkMeshConfig(value, '1.26'))).toEqual([
      'field-newer-than-istio zoneAwareLbSetting',
      'field-newer-than-istio serviceScopeConfigs',
    ]);
  });
});

describe('proxy configuration, networks, operator and values', () => {
  test('report what is wrong', () => {
    expect(
      seen(checkProxyConfig({ holdApplicationUntilProxyStarts: 'true', drainDuration: '45' }, '1.31')),
    ).toEqual(['field-type-wrong holdApplicationUntilProxyStarts', 'field-value-not-allowed drainDuration']);
    expect(
      seen(
        checkMeshNetworks(
          { networks: { n1: { endpoints: [{ fromRegistry: 'c1', fromCIDR: '10.0.0.0/8' }] } } },
          '1.31',
        ),
      ),
    ).toEqual(['unknown-field networks.n1.endpoints[0].fromCIDR']);
    expect(
      seen(
        checkIstioOperator(
          {
            profile: 'default',
            addonComponents: { grafana: { enabled: true } },
            components: {
              pilot: { k8s: { replicaCount: '2' } },
              ingressGateways: [{ name: 'a', enabled: 'yes' }],
            },
            values: { global: { proxy: { autoInject: true } } },
          },
          '1.31',
        ),
      ),
    ).toEqual([
      'unknown-field addonComponents',
      'field-type-wrong components.pilot.k8s.replicaCount',
      'field-type-wrong components.ingressGateways[0].enabled',
      'field-type-wrong values.global.proxy.autoInject',
    ]);
    expect(
      seen(
        checkHelmValues(
          { pilot: { cni: false }, gateways: { 'istio-ingressgateway': { zvpn: {} } } },
          '1.31',
        ),
      ),
    ).toEqual(['field-type-wrong pilot.cni', 'unknown-field gateways.istio-ingressgateway.zvpn']);
  });

  test('say what becomes of an unknown field', () => {
    const message = (problems: Problem[]) => problems[0]?.message;
    expect(message(checkMeshConfig({ qqqqqqqq: 1 }, '1.31'))).toContain('istiod ignores it');
    expect(message(checkIstioOperator({ qqqqqqqq: 1 }, '1.31'))).toContain('istioctl refuses the file');
    expect(message(checkIstioOperator({ meshConfig: { qqqqqqqq: 1 } }, '1.31'))).toContain(
      'istiod ignores it',
    );
  });

  test('name what is deprecated', () => {
    expect(seen(checkProxyConfig({ sds: { enabled: true } }, '1.31'))).toEqual(['field-deprecated sds']);
  });
});
