import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'network-label-missing';
const service = (labels: string, selector = 'istio: eastwestgateway', port = 15443) => `apiVersion: v1
kind: Service
metadata:
  name: istio-eastwestgateway
  namespace: istio-system
  labels: { ${labels} }
spec:
  selector: { ${selector} }
  ports: [{ name: tls, port: ${port} }]
`;
const gateway = (
  mode = 'AUTO_PASSTHROUGH',
  selector = 'istio: eastwestgateway',
) => `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: { name: cross, namespace: istio-system }
spec:
  selector: { ${selector} }
  servers:
  - port: { number: 15443, name: tls, protocol: TLS }
    tls: { mode: ${mode} }
    hosts: ['*.local']
`;
const namespace = (labels = '{}') => `apiVersion: v1
kind: Namespace
metadata:
  name: istio-system
  labels: ${labels}
`;
const values = 'global:\n  network: network1\n';
const component = (label: string, network = 'network1') => `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
metadata: { name: eastwest }
spec:
  components:
    ingressGateways:
    - name: istio-eastwestgateway
      label: { ${label} }
  values:
    global: { network: ${network} }
`;
const all = (...documents: string[]) => documents.join('---\n');

describe(RULE, () => {
  test.each([
    ['the Service behind the gateway', all(service('istio: eastwestgateway'), gateway()), 6, 'likely'],
    [
      'a Service that selects more narrowly',
      all(service('a: b', 'istio: eastwestgateway, app: gw'), gateway()),
      6,
      'likely',
    ],
    ['the system namespace of a cluster with a network', all(namespace(), values), 5, 'likely'],
    ['the gateway of an IstioOperator', component('istio: eastwestgateway'), 8, 'certain'],
  ])('reports %s', (_name, text, line, certainty) => {
    expect(check(RULE, text)).toMatchObject([{ line, certainty, severity: 'warning' }]);
  });

  test.each([
    ['the label is there', all(service('topology.istio.io/network: network1'), gateway())],
    ['no Gateway opens the port: it may serve virtual machines', service('istio: eastwestgateway')],
    [
      'the Gateway is for other Pods',
      all(service('a: b'), gateway('AUTO_PASSTHROUGH', 'istio: ingressgateway')),
    ],
    ['another port', all(service('a: b', 'istio: eastwestgateway', 443), gateway())],
    ['a Gateway without a selector', all(service('a: b'), gateway().replace(/ {2}selector.*\n/, ''))],
    ['the namespace has it', all(namespace('{ topology.istio.io/network: network1 }'), values)],
    ['no network is set', all(namespace(), 'global:\n  meshID: mesh1\n')],
    ['another namespace', all(namespace().replace('istio-system', 'shop'), values)],
    ['the component has it', component('istio: eastwestgateway, topology.istio.io/network: network1')],
    ['an ingress gateway', component('istio: ingressgateway')],
    ['a component without a network', component('istio: eastwestgateway', '""')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });

  test('is silent where meshNetworks names the gateway', () => {
    const networks = `apiVersion: v1
kind: ConfigMap
metadata: { name: istio, namespace: istio-system }
data:
  meshNetworks: |
    networks:
      network1:
        gateways:
        - registryServiceName: istio-eastwestgateway.istio-system.svc.cluster.local
          port: 15443
`;
    expect(check(RULE, all(service('a: b'), gateway(), networks))).toEqual([]);
  });
});
