import { describe, expect, test } from 'vitest';
import { covers, fqdn, overlap, serviceOf } from '../../src/analyzer/mesh/hosts.ts';
import { buildMesh, gatewayReference, visibleFrom } from '../../src/analyzer/mesh/index.ts';
import { fetchName, modelKind } from '../../src/analyzer/mesh/kinds.ts';
import { indexByLabels } from '../../src/analyzer/mesh/label-index.ts';
import { protocolOfName, protocolOfPort } from '../../src/analyzer/mesh/protocols.ts';
import { setCovers, textSet } from '../../src/analyzer/mesh/text-sets.ts';
import { parse } from '../../src/analyzer/parse/index.ts';

const meshOf = (text: string) => buildMesh(parse([{ name: 'paste.yaml', text }], 'default').resources, {});

describe('hosts', () => {
  test.each([
    ['reviews', 'shop', 'reviews.shop.svc.cluster.local'],
    ['reviews.shop', 'edge', 'reviews.shop'],
    ['api.example.com', 'shop', 'api.example.com'],
    ['*', 'shop', '*'],
    ['*.example.com', 'shop', '*.example.com'],
  ])('%s named in %s is %s', (host, namespace, full) => {
    expect(fqdn(host, namespace, 'cluster.local')).toBe(full);
  });

  test.each([
    ['a.example.com', 'a.example.com', true],
    ['A.example.com', 'a.EXAMPLE.com', true],
    ['*.example.com', 'a.b.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', '*.a.example.com', true],
    ['*.a.example.com', '*.example.com', false],
    ['*', '*.example.com', true],
    ['a.example.com', '*.example.com', false],
  ])('%s covers %s: %s', (pattern, host, expected) => {
    expect(covers(pattern, host)).toBe(expected);
    if (expected) expect(overlap(host, pattern)).toBe(true);
  });

  test('the Service of a full host', () => {
    expect(serviceOf('a.b.svc.cluster.local', 'cluster.local')).toEqual({ name: 'a', namespace: 'b' });
    expect(serviceOf('a.b.c.svc.cluster.local', 'cluster.local')).toBeUndefined();
    expect(serviceOf('a.example.com', 'cluster.local')).toBeUndefined();
  });
});

describe('protocols', () => {
  test.each([
    [{ name: 'http-web', port: 80 }, 'http', 'name'],
    [{ name: 'HTTP2', port: 80 }, 'http2', 'name'],
    [{ name: 'grpc-web', port: 80 }, 'grpc-web', 'name'],
    [{ name: 'grpcapi', port: 80 }, 'auto', 'nothing'],
    [{ name: 'web', port: 80, appProtocol: 'kubernetes.io/h2c' }, 'http2', 'appProtocol'],
    [{ name: 'tcp-web', port: 80, appProtocol: 'grpc' }, 'grpc', 'appProtocol'],
    [{ port: 3306 }, 'tcp', 'well-known port'],
    [{ port: 53, protocol: 'UDP' }, 'udp', 'transport'],
    [{ port: 8080 }, 'auto', 'nothing'],
  ])('%j is %s by %s', (port, protocol, from) => {
    expect(protocolOfPort(port)).toEqual({ protocol, from });
  });

  test('names that are no protocol', () => {
    expect(['web', 'constructor', '__proto__', ''].map(protocolOfName)).toEqual(Array(4).fill(undefined));
  });
});

describe('sets of paths', () => {
  const set = (match: object, ignoreCase = false) => textSet({ ...match }, ignoreCase)!;

  test.each([
    [{ prefix: '/a' }, { regex: '/a.*' }, true],
    [{ regex: '/a.*' }, { prefix: '/a' }, true],
    [{ regex: '/a(/.*)?' }, { regex: '/a/.*' }, true],
    [{ regex: '/a/.*' }, { regex: '/a(/.*)?' }, false],
    [{ regex: '(?i)/A.*' }, { prefix: '/ab' }, true],
    [{ regex: '^/a$' }, { exact: '/a' }, true],
    [{ regex: '/a\\.b' }, { exact: '/a.b' }, true],
    [{ regex: '/a\\.b' }, { exact: '/axb' }, false],
    [{ prefix: '/a' }, { regex: '/(a|b)' }, false],
  ])('%j takes all of %j: %s', (a, b, expected) => {
    expect(setCovers(set(a), set(b))).toBe(expected);
  });
});

describe('kinds', () => {
  test.each([
    ['networking.istio.io/v1', 'Gateway', 'Gateway'],
    ['gateway.networking.k8s.io/v1', 'Gateway', 'KubernetesGateway'],
    ['serving.knative.dev/v1', 'Service', 'Service.serving.knative.dev'],
    ['v1', 'Service', 'Service'],
    ['extensions/v1beta1', 'Deployment', 'Deployment'],
  ])('%s %s is known as %s', (apiVersion, kind, name) => {
    const [resource] = parse(
      [{ name: 'a', text: `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\n` }],
      'default',
    ).resources;
    expect(modelKind(resource!)).toBe(name);
  });

  test("kubectl's names for them", () => {
    expect(['Service', 'AuthorizationPolicy', 'KubernetesGateway'].map(fetchName)).toEqual([
      'services',
      'authorizationpolicies',
      'gateways.gateway.networking.k8s.io',
    ]);
  });
});

describe('the mesh', () => {
  test('exportTo: where an object is seen', () => {
    expect(visibleFrom([], 'a', 'b')).toBe(true);
    expect(visibleFrom(['.'], 'a', 'b')).toBe(false);
    expect(visibleFrom(['.'], 'a', 'a')).toBe(true);
    expect(visibleFrom(['b'], 'a', 'b')).toBe(true);
    expect(visibleFrom(['x', '*'], 'a', 'b')).toBe(true);
  });

  test('gateway references', () => {
    expect(gatewayReference('mesh', 'a')).toBeUndefined();
    expect(gatewayReference('g', 'a')).toEqual({ namespace: 'a', name: 'g' });
    expect(gatewayReference('b/g', 'a')).toEqual({ namespace: 'b', name: 'g' });
    expect(gatewayReference('./g', 'a')).toEqual({ namespace: 'a', name: 'g' });
  });

  test('workloads of every kind, with their Pod labels', () => {
    const template = 'template: { metadata: { labels: { app: a } }, spec: { containers: [{ name: a }] } }';
    const kinds = [
      ['apps/v1', 'Deployment', template],
      ['apps/v1', 'StatefulSet', template],
      ['apps/v1', 'DaemonSet', template],
      ['batch/v1', 'Job', template],
      ['batch/v1', 'CronJob', `jobTemplate: { spec: { ${template} } }`],
    ];
    const text = kinds
      .map(
        ([apiVersion, kind, spec]) =>
          `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: a }\nspec: { ${spec} }\n`,
      )
      .join('---\n');
    const mesh = meshOf(
      `${text}---\napiVersion: v1\nkind: Service\nmetadata: { name: s }\nspec: { selector: { app: a } }\n`,
    );
    expect(mesh.workloadsOf(mesh.services[0]!).map((workload) => workload.kind)).toEqual(
      kinds.map(([, kind]) => kind),
    );
    expect(mesh.servicesOf(mesh.workloads[0]!).map((service) => service.name)).toEqual(['s']);
  });

  test('entries by exact host and by wildcard, in any letters', () => {
    const entry = (name: string, host: string) =>
      `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: ${name} }\nspec: { hosts: ["${host}"] }\n`;
    const mesh = meshOf(
      [entry('a', 'api.Example.com'), entry('b', '*.example.com'), entry('c', '*')].join('---\n'),
    );
    const names = (host: string) => mesh.entriesFor(host).map((item) => item.resource.name);
    expect(names('API.example.com')).toEqual(['a', 'b', 'c']);
    expect(names('example.com')).toEqual(['c']);
  });

  test('objects of the system namespaces are nowhere', () => {
    expect(
      meshOf('apiVersion: v1\nkind: Service\nmetadata: { name: dns, namespace: kube-system }\n').services,
    ).toEqual([]);
  });

  test('the label index finds what has every label', () => {
    const items = [{ a: '1', b: '1' }, { a: '1' }, { b: '1' }];
    const index = indexByLabels(items, (labels) => labels as Record<string, string>);
    expect(index.selectedBy({ a: '1', b: '1' })).toEqual([items[0]]);
    expect(index.selectedBy({ a: '2' })).toEqual([]);
    expect(index.selectedBy({})).toEqual(items);
  });
});
