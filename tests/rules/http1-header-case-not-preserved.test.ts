import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const workload = (setting: string) => `apiVersion: v1
kind: Pod
metadata:
  name: legacy
  namespace: shop
  labels: { app: legacy }
  annotations:
    proxy.istio.io/config: |
      ${setting}
spec: { containers: [{ name: app, image: example.com/legacy }] }
`;
const ON = 'proxyHeaders: { preserveHttp1HeaderCase: true }';
const service = (...ports: string[]) => `apiVersion: v1
kind: Service
metadata: { name: legacy, namespace: shop }
spec: { selector: { app: legacy }, ports: [${ports.join(', ')}] }
`;
const meshWide = `apiVersion: install.istio.io/v1alpha1
kind: IstioOperator
spec: { meshConfig: { defaultConfig: { ${ON} } } }
`;
const all = (...documents: string[]) => documents.join('---\n');

describe('http1-header-case-not-preserved', () => {
  test.each([
    ['one workload only', workload(ON), 'info'],
    ['one workload with an HTTP port', all(workload(ON), service('{ name: http, port: 80 }')), 'info'],
    [
      'HTTP/2 ports only',
      all(workload(ON), service('{ name: http2, port: 80 }', '{ name: grpc, port: 81 }')),
      'warning',
    ],
    [
      'HTTP/2 ports only, the mesh has it too',
      all(workload(ON), service('{ name: http2, port: 80 }'), meshWide),
      'warning',
    ],
  ])('reports: %s', (_name, text, severity) => {
    expect(check('http1-header-case-not-preserved', text)).toMatchObject([
      { line: 9, severity, object: 'Pod shop/legacy' },
    ]);
  });

  test.each([
    ['the whole mesh has it', all(workload(ON), service('{ name: http, port: 80 }'), meshWide)],
    ['only the mesh has it', all(workload('concurrency: 2'), service('{ name: http2, port: 80 }'), meshWide)],
    ['it is off', workload('proxyHeaders: { preserveHttp1HeaderCase: false }')],
    ['other settings', workload('concurrency: 2')],
    [
      'an HTTP port beside',
      all(workload(ON), service('{ name: http2, port: 80 }', '{ name: http, port: 81 }'), meshWide),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check('http1-header-case-not-preserved', text)).toEqual([]);
  });

  test('leaves versions that don’t know the setting to another rule', () => {
    expect(check('http1-header-case-not-preserved', workload(ON), { istioVersion: '1.24' })).toEqual([]);
  });
});
