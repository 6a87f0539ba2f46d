import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const rule = 'listens-on-pod-ip-only';
const POD_IP = 'env:\n- name: POD_IP\n  valueFrom: { fieldRef: { fieldPath: status.podIP } }';
const on = (address: string, labels?: Record<string, string>) =>
  deployment({ container: `args: ["--bind=${address}"]\n${POD_IP}`, ...(labels ? { labels } : {}) });
const localhostMode = '---\ninboundTrafficPolicy:\n  mode: LOCALHOST\n';

describe(rule, () => {
  test('reports where the mesh sends to the loopback', () => {
    const text = on('$(POD_IP):7000');
    expect(check(rule, text + localhostMode)).toMatchObject([
      { line: lineOf(text, 'args:'), severity: 'warning', certainty: 'certain' },
    ]);
  });

  test('reports before 1.10', () => {
    expect(check(rule, on('$(POD_IP):7000'), { istioVersion: '1.9' })).toHaveLength(1);
  });

  test('is likely for a variable', () => {
    const text = deployment({
      container: `${POD_IP}\n- name: LISTEN_ADDRESS\n  value: "$(POD_IP):7000"`,
    });
    expect(check(rule, text + localhostMode)).toMatchObject([{ certainty: 'likely' }]);
  });

  test.each([
    ['the default, since 1.10', on('$(POD_IP):7000')],
    ['the wildcard', on('0.0.0.0:7000') + localhostMode],
    ['the loopback', on('127.0.0.1:7000') + localhostMode],
    ["a variable that is not the Pod's address", on('$(OTHER):7000') + localhostMode],
    ['no sidecar', on('$(POD_IP):7000', { 'sidecar.istio.io/inject': 'false' }) + localhostMode],
    ['PASSTHROUGH', `${on('$(POD_IP):7000')}---\ninboundTrafficPolicy:\n  mode: PASSTHROUGH\n`],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });
});
