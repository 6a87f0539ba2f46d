import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';

const RULE = 'eastwest-load-balancer-opens-tls';
const AWS = 'service.beta.kubernetes.io/aws-load-balancer';
const service = (
  annotations: Record<string, string>,
  { port = 15443, name = 'istio-eastwestgateway' } = {},
) =>
  `apiVersion: v1
kind: Service
metadata:
  name: ${name}
  namespace: istio-system
  annotations:
${Object.entries({ ...annotations, 'example.com/owner': 'mesh' })
  .map(([key, value]) => `    ${key}: "${value}"\n`)
  .join('')}spec:
  type: LoadBalancer
  selector: { app: ${name} }
  ports: [{ name: tls, port: ${port} }]
`;

describe(RULE, () => {
  test.each([
    ['AWS, HTTP', { [`${AWS}-backend-protocol`]: 'http' }],
    ['AWS, HTTPS in capitals', { [`${AWS}-backend-protocol`]: 'HTTPS' }],
    ['AWS, a certificate for all ports', { [`${AWS}-ssl-cert`]: 'arn:aws:acm:x' }],
    [
      'AWS, a certificate for the port',
      { [`${AWS}-ssl-cert`]: 'arn:aws:acm:x', [`${AWS}-ssl-ports`]: '443,15443' },
    ],
    [
      'AWS, a certificate for the port’s name',
      { [`${AWS}-ssl-cert`]: 'arn:aws:acm:x', [`${AWS}-ssl-ports`]: 'tls' },
    ],
    [
      'AWS, a certificate on a network load balancer',
      { [`${AWS}-ssl-cert`]: 'arn:x', [`${AWS}-type`]: 'nlb' },
    ],
    ['DigitalOcean', { 'service.beta.kubernetes.io/do-loadbalancer-protocol': 'http2' }],
    ['Hetzner', { 'load-balancer.hetzner.cloud/protocol': 'https' }],
  ])('reports %s', (_name, annotations) => {
    expect(check(RULE, service(annotations))).toMatchObject([{ line: 7, severity: 'error' }]);
  });

  test.each([
    ['TCP', { [`${AWS}-backend-protocol`]: 'tcp' }],
    ['no annotation', {}],
    [
      'a network load balancer passes over the protocol',
      { [`${AWS}-backend-protocol`]: 'http', [`${AWS}-type`]: 'nlb' },
    ],
    ['a certificate for other ports', { [`${AWS}-ssl-cert`]: 'arn:x', [`${AWS}-ssl-ports`]: '443' }],
    [
      'DigitalOcean passes TLS through',
      {
        'service.beta.kubernetes.io/do-loadbalancer-protocol': 'https',
        'service.beta.kubernetes.io/do-loadbalancer-tls-passthrough': 'true',
      },
    ],
    [
      'Hetzner, TCP for the port',
      {
        'load-balancer.hetzner.cloud/protocol': 'https',
        'load-balancer.hetzner.cloud/protocol-ports': '443:https,15443:tcp',
      },
    ],
  ])('is silent: %s', (_name, annotations) => {
    expect(check(RULE, service(annotations))).toEqual([]);
  });

  test.each([
    ['an ingress gateway', { port: 443, name: 'istio-ingressgateway' }],
    ['port 15443 of something else', { port: 15443, name: 'web' }],
  ])('is silent: %s', (_name, of) => {
    expect(check(RULE, service({ [`${AWS}-backend-protocol`]: 'http' }, of))).toEqual([]);
  });

  test('takes the annotation out', () => {
    expect(fixed(RULE, service({ [`${AWS}-backend-protocol`]: 'http' }))).toBe(service({}));
  });
});
