import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const rule = 'sidecar-default-endpoint-wrong';
const POD_IP = 'env:\n- name: POD_IP\n  valueFrom: { fieldRef: { fieldPath: status.podIP } }';
const on = (address: string) => deployment({ container: `args: ["--bind=${address}"]\n${POD_IP}` });
const sidecar = (endpoint: string | undefined, port = 7000, selector = 'app: app', namespace = 'shop') =>
  `---
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: app, namespace: ${namespace} }
spec:
${selector ? `  workloadSelector: { labels: { ${selector} } }\n` : ''}  ingress:
  - port: { number: ${port}, protocol: TCP, name: tcp }
${endpoint ? `    defaultEndpoint: "${endpoint}"\n` : ''}`;

describe(rule, () => {
  test.each([
    ["the application is on the Pod's address", on('$(POD_IP):7000'), sidecar('127.0.0.1:7000')],
    ['the IPv6 loopback', on('$(POD_IP):7000'), sidecar('[::1]:7000')],
    ['the application is on the loopback', on('127.0.0.1:7000'), sidecar('0.0.0.0:7000')],
    ['from another port', on('127.0.0.1:7000'), sidecar('0.0.0.0:7000', 80)],
    ['a Sidecar for the namespace', on('$(POD_IP):7000'), sidecar('127.0.0.1:7000', 7000, '')],
    ['a Sidecar for the mesh', on('$(POD_IP):7000'), sidecar('127.0.0.1:7000', 7000, '', 'istio-system')],
  ])('reports: %s', (_name, workload, scope) => {
    const text = workload + scope;
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, 'defaultEndpoint'), severity: 'warning', certainty: 'certain' },
    ]);
  });

  test.each([
    ['both on the loopback', on('127.0.0.1:7000') + sidecar('127.0.0.1:7000')],
    ["both on the Pod's address", on('$(POD_IP):7000') + sidecar('0.0.0.0:7000')],
    ['the wildcard', on('0.0.0.0:7000') + sidecar('127.0.0.1:7000')],
    ['no defaultEndpoint', on('$(POD_IP):7000') + sidecar(undefined)],
    ['another port', on('$(POD_IP):7000') + sidecar('127.0.0.1:9000')],
    ['a socket', on('$(POD_IP):7000') + sidecar('unix:///var/run/app.sock')],
    ['other Pods', on('$(POD_IP):7000') + sidecar('127.0.0.1:7000', 7000, 'app: other')],
    ['another namespace', on('$(POD_IP):7000') + sidecar('127.0.0.1:7000', 7000, 'app: app', 'test')],
    ['nothing says where it listens', deployment() + sidecar('127.0.0.1:7000')],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test.each([
    ['leaves the address out', on('$(POD_IP):7000') + sidecar('127.0.0.1:7000'), /name: tcp }\n$/],
    [
      'keeps the port',
      on('$(POD_IP):7000') + sidecar('127.0.0.1:7000', 80),
      /defaultEndpoint: 0\.0\.0\.0:7000/,
    ],
    [
      'sends to the loopback',
      on('127.0.0.1:7000') + sidecar('0.0.0.0:7000'),
      /defaultEndpoint: 127\.0\.0\.1:7000/,
    ],
  ])('the fix %s', (_name, text, expected) => {
    const after = fixed(rule, text) ?? '';
    expect(after).toMatch(expected);
    expect(check(rule, after)).toEqual([]);
  });
});
