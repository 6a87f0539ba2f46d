import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const sidecar = (name: string, namespace: string, spec: string) => `apiVersion: networking.istio.io/v1
kind: Sidecar
metadata: { name: ${name}, namespace: ${namespace} }
spec:
${spec}
`;

const RULE = 'sidecar-outbound-policy-without-mode';

describe(RULE, () => {
  test.each([
    ['empty', '  outboundTrafficPolicy: {}'],
    ['another field only', '  outboundTrafficPolicy: { egressProxy: { host: proxy.example.com } }'],
  ])('reports: %s', (_name, spec) => {
    expect(check(RULE, sidecar('default', 'shop', spec))).toMatchObject([{ line: 5, severity: 'warning' }]);
  });

  test.each([
    ['REGISTRY_ONLY', '  outboundTrafficPolicy: { mode: REGISTRY_ONLY }'],
    ['ALLOW_ANY', '  outboundTrafficPolicy: { mode: ALLOW_ANY }'],
    ['no policy', '  egress: [{ hosts: ["./*"] }]'],
    ['nothing written', '  outboundTrafficPolicy:'],
  ])('is silent: %s', (_name, spec) => {
    expect(check(RULE, sidecar('default', 'shop', spec))).toEqual([]);
  });
});
