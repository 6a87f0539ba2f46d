import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { analyze } from '../../src/analyzer/index.ts';
import type { Options } from '../../src/analyzer/types.ts';
import { config, deploy } from './nginx.ts';

const read = (name: string) => ({ name, text: readFileSync(join(deploy, name), 'utf8') });
const objects = (name: string) =>
  parseAllDocuments(read(name).text).map((document) => {
    expect(document.errors).toEqual([]);
    // biome-ignore lint/suspicious/noExplicitAny: manifests are read as they are
    return document.toJS() as any;
  });
const ofKind = (name: string, kind: string) => objects(name).find((object) => object.kind === kind);

/** What the files rely on and do not hold: the gateway's pods, and the certificate. */
const around = {
  name: 'cluster.yaml',
  text: `
apiVersion: v1
kind: Service
metadata: { name: istio-ingressgateway, namespace: istio-system }
spec:
  selector: { istio: ingressgateway }
  ports:
    - { name: http2, port: 80, targetPort: 8080 }
    - { name: https, port: 443, targetPort: 8443 }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: istio-ingressgateway, namespace: istio-system }
spec:
  selector: { matchLabels: { istio: ingressgateway } }
  template:
    metadata:
      labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
      annotations: { inject.istio.io/templates: gateway }
    spec:
      containers: [{ name: istio-proxy, image: auto }]
`,
};

/** A report on the files for Istio as the whole mesh, with one slip. */
function everything(from = '', to = '') {
  const sources = [read('kubernetes.yaml'), read('istio.yaml'), around];
  expect(sources.some(({ text }) => text.includes(from))).toBe(true);
  const slipped = sources.map(({ name, text }) => ({ name, text: text.replace(from, to) }));
  return analyze(slipped, { complete: true });
}

describe('the checker', () => {
  const ways: [string, ReturnType<typeof read>[], Options][] = [
    ['each file alone: kubernetes.yaml', [read('kubernetes.yaml')], {}],
    ['each file alone: istio.yaml', [read('istio.yaml')], {}],
    ['each file alone: gateway-api.yaml', [read('gateway-api.yaml')], {}],
    ['with the Istio gateway', [read('kubernetes.yaml'), read('istio.yaml')], {}],
    ['with the Gateway API', [read('kubernetes.yaml'), read('gateway-api.yaml')], {}],
    [
      'as the whole mesh, with the Istio gateway',
      [read('kubernetes.yaml'), read('istio.yaml'), around],
      { complete: true },
    ],
    [
      'as the whole mesh, with the Gateway API',
      [read('kubernetes.yaml'), read('gateway-api.yaml')],
      { complete: true },
    ],
  ];
  test.each(ways)('finds nothing: %s', (_name, sources, options) => {
    for (const istioVersion of ['1.30', '1.31']) {
      const report = analyze(sources, { ...options, istioVersion });
      expect(report.findings).toEqual([]);
      expect(report.suppressed).toEqual([]);
      expect(report.resources).toHaveLength(
        sources.reduce((sum, { text }) => sum + parseAllDocuments(text).length, 0),
      );
    }
  });

  test('has read each kind', () => {
    const kinds = new Set(everything().resources.map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual([
      'Deployment',
      'Gateway',
      'Namespace',
      'PodDisruptionBudget',
      'Service',
      'ServiceAccount',
      'VirtualService',
    ]);
  });

  // Its silence means something: each of these slips is named.
  test.each([
    ['runAsUser: 101', 'runAsUser: 1337', 'application-runs-as-proxy-user'],
    ['seconds: 5', 'seconds: 45', 'prestop-exceeds-grace-period'],
    ['appProtocol: http', 'appProtocol: htpp', 'port-protocol-unknown'],
    ['host: meshbook.meshbook', 'host: meshbok.meshbook', 'host-not-found'],
    ['port:\n              number: 80', 'port:\n              number: 8080', 'destination-port-not-found'],
    ['- istio-system/meshbook', '- istio-system/meshbok', 'gateway-not-found'],
    ['hosts:\n    - meshbook.example', 'hosts:\n    - meshbok.example', 'host-not-in-gateway'],
    ['httpsRedirect', 'httpRedirect', 'unknown-field'],
  ])('sees `%s` made `%s`', (from, to, rule) => {
    expect(everything(from, to).findings.map((finding) => finding.rule)).toContain(rule);
  });
});

describe('what the manifests say', () => {
  const deployment = ofKind('kubernetes.yaml', 'Deployment');
  const service = ofKind('kubernetes.yaml', 'Service');
  const pod = deployment.spec.template;
  const [container] = pod.spec.containers;

  test('all of it is in one namespace, which is made first', () => {
    const [namespace, ...rest] = objects('kubernetes.yaml');
    expect(namespace.kind).toBe('Namespace');
    for (const { metadata } of rest) expect(metadata.namespace).toBe(namespace.metadata.name);
  });

  test('each selector selects the pods', () => {
    const budget = ofKind('kubernetes.yaml', 'PodDisruptionBudget');
    const [spread] = pod.spec.topologySpreadConstraints;
    for (const selector of [
      deployment.spec.selector.matchLabels,
      budget.spec.selector.matchLabels,
      spread.labelSelector.matchLabels,
      service.spec.selector,
    ]) {
      expect(Object.keys(selector)).not.toEqual([]);
      expect(pod.metadata.labels).toMatchObject(selector);
    }
    expect(pod.spec.serviceAccountName).toBe(ofKind('kubernetes.yaml', 'ServiceAccount').metadata.name);
  });

  test('nginx listens where the container, the Service, the probes and the routes look for it', () => {
    const listens = Number(/^ *listen (\d+);/m.exec(config)?.[1]);
    expect(container.ports).toEqual([{ name: 'http', containerPort: listens }]);
    const [port] = service.spec.ports;
    expect(port).toMatchObject({ name: 'http', targetPort: 'http', appProtocol: 'http' });
    for (const { httpGet } of [container.readinessProbe, container.livenessProbe]) {
      expect(httpGet.port).toBe('http');
      expect(config).toContain(`location = ${httpGet.path} {`);
    }
    const [route] = ofKind('istio.yaml', 'VirtualService').spec.http[0].route;
    expect(route.destination).toEqual({
      host: `${service.metadata.name}.${service.metadata.namespace}.svc.cluster.local`,
      port: { number: port.port },
    });
    const backends = objects('gateway-api.yaml').flatMap(({ spec }) =>
      (spec.rules ?? []).flatMap(({ backendRefs = [] }) => backendRefs),
    );
    expect(backends).toEqual([{ name: service.metadata.name, port: port.port }]);
  });

  test('a pod has no right that it does not need, and nothing to write but /tmp', () => {
    expect(pod.spec).toMatchObject({
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
    for (const key of ['hostNetwork', 'hostPID', 'hostIPC', 'initContainers']) {
      expect(pod.spec[key]).toBeUndefined();
    }
    expect(container.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    });
    expect(container.volumeMounts).toEqual([{ name: 'tmp', mountPath: '/tmp' }]);
    expect(pod.spec.volumes).toEqual([{ name: 'tmp', emptyDir: { sizeLimit: expect.any(String) } }]);
  });

  test('a pod has time to leave, and one always stays', () => {
    const { seconds } = container.lifecycle.preStop.sleep;
    expect(pod.spec.terminationGracePeriodSeconds).toBeGreaterThan(seconds + 10);
    expect(deployment.spec.replicas).toBeGreaterThan(1);
    expect(deployment.spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
  });

  test('each host of the ways in is the same', () => {
    const hosts = (['istio.yaml', 'gateway-api.yaml'] as const).map((name) => [
      ...new Set(read(name).text.match(/[\w.-]+\.example\.com/g)),
    ]);
    expect(hosts).toEqual([['meshbook.example.com'], ['meshbook.example.com']]);
  });
});
