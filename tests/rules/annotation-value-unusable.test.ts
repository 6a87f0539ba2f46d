import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const RULE = 'annotation-value-unusable';
const TRAFFIC = 'traffic.sidecar.istio.io';
const READY = 'readiness.status.sidecar.istio.io';
const found = (name: string, value: string) => check(RULE, deployment({ annotations: { [name]: value } }));

describe(RULE, () => {
  test.each([
    ['sidecar.istio.io/interceptionMode', 'redirect'],
    ['status.sidecar.istio.io/port', '70000'],
    ['status.sidecar.istio.io/port', '-1'],
    [`${READY}/initialDelaySeconds`, '5s'],
    [`${READY}/periodSeconds`, '1.5'],
    [`${READY}/failureThreshold`, '4294967296'],
    [`${TRAFFIC}/includeOutboundIPRanges`, '10.0.0.0/8, 172.16.0.0/12'],
    [`${TRAFFIC}/excludeOutboundIPRanges`, '10.1.2.3'],
    [`${TRAFFIC}/excludeOutboundIPRanges`, '*'],
    [`${TRAFFIC}/includeInboundPorts`, 'all'],
    [`${TRAFFIC}/excludeInboundPorts`, '*'],
    [`${TRAFFIC}/excludeOutboundPorts`, '80;443'],
    [`${TRAFFIC}/excludeInterfaces`, 'a-name-that-is-too-long'],
    ['prometheus.istio.io/merge-metrics', 'yes'],
    ['sidecar.istio.io/proxyCPU', '100 m'],
    ['sidecar.istio.io/proxyMemoryLimit', '1GB'],
  ])('reports %s: %s', (name, value) => {
    const text = deployment({ annotations: { [name]: value } });
    expect(check(RULE, text)).toMatchObject([
      { line: lineOf(text, name), severity: 'error', certainty: 'certain' },
    ]);
  });

  test.each([
    ['sidecar.istio.io/interceptionMode', 'TPROXY'],
    ['status.sidecar.istio.io/port', '15020'],
    ['status.sidecar.istio.io/port', '0'],
    [`${READY}/periodSeconds`, '10'],
    [`${TRAFFIC}/includeOutboundIPRanges`, '*'],
    [`${TRAFFIC}/includeOutboundIPRanges`, ''],
    [`${TRAFFIC}/excludeOutboundIPRanges`, '10.1.2.3/32,fd00::/8'],
    [`${TRAFFIC}/includeInboundPorts`, '*'],
    [`${TRAFFIC}/excludeOutboundPorts`, ' 80, 443 '],
    [`${TRAFFIC}/excludeOutboundPorts`, ''],
    [`${TRAFFIC}/includeOutboundPorts`, 'anything'],
    [`${TRAFFIC}/excludeInterfaces`, 'net1,eth1.100'],
    ['prometheus.istio.io/merge-metrics', 'True'],
    ['sidecar.istio.io/proxyCPU', '100m'],
    ['sidecar.istio.io/proxyMemory', '1.5Gi'],
    ['sidecar.istio.io/proxyMemory', '$(MEMORY)'],
    ['sidecar.istio.io/proxyCPU', '{{ .Values.cpu }}'],
    [`${TRAFFIC}/excludeOutboundPorts`, 'DB_PORT_PLACEHOLDER'],
    ['sidecar.istio.io/logLevel', 'anything'],
  ])('is silent: %s: %s', (name, value) => {
    expect(found(name, value)).toEqual([]);
  });

  test('is silent where Istio does not read it', () => {
    const text = `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: shop\n  annotations: { status.sidecar.istio.io/port: x }\n`;
    expect(check(RULE, text)).toEqual([]);
  });
});
