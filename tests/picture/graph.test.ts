import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Graph, picture } from '../../src/picture/index.ts';
import { around, layout, NODE } from '../../src/picture/layout.ts';

const yaml = `apiVersion: networking.istio.io/v1
kind: Gateway
metadata: {name: front, namespace: edge}
spec:
  servers:
    - port: {number: 80, protocol: HTTP, name: http}
      hosts: [shop.example.com]
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com, shop]
  gateways: [edge/front, edge/gone, mesh]
  http:
    - route:
        - destination: {host: shop, subset: v1}
          weight: 90
        - destination: {host: shop, subset: v2}
          weight: 10
      mirror: {host: audit}
    - route:
        - destination: {host: shop, subset: v3}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: shop, namespace: shop}
spec:
  host: shop
  subsets:
    - name: v1
      labels: {version: v1}
    - name: v2
      labels: {version: v2}
---
apiVersion: v1
kind: Service
metadata: {name: shop, namespace: shop}
spec:
  selector: {app: shop}
  ports: [{port: 80, name: http}]
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop-v1, namespace: shop}
spec:
  template:
    metadata: {labels: {app: shop, version: v1}}
    spec: {containers: [{name: shop, image: r.example.com/a/shop:1}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: other, namespace: shop}
spec:
  template:
    metadata: {labels: {app: other}}
---
apiVersion: gateway.networking.k8s.io/v1
kind: Gateway
metadata: {name: api, namespace: edge}
spec:
  listeners: [{name: http, port: 80, hostname: api.example.com, protocol: HTTP}]
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: {name: api, namespace: edge}
spec:
  parentRefs: [{name: api}]
  rules:
    - backendRefs: [{name: shop, namespace: shop, port: 80, weight: 3}]
`;
const lineOf = (part: string) => yaml.slice(0, yaml.indexOf(part)).split('\n').length;
const of = (text: string): Graph => picture([{ name: 'a.yaml', text }]);
const graph = of(yaml);
const named = (label: string, kind?: string) =>
  graph.nodes.find((node) => node.label === label && (kind === undefined || node.kind === kind));
const edges = graph.edges.map(({ from, to, label }) => {
  const name = (id: string) => graph.nodes.find((node) => node.id === id)!.label;
  return `${name(from)} > ${name(to)}${label ? ` (${label})` : ''}`;
});

describe('the graph', () => {
  test('leads from gateways over routes and subsets to Services and workloads', () => {
    expect(edges.toSorted()).toEqual(
      [
        'edge/front > shop/shop',
        'edge/gone > shop/shop',
        'mesh > shop/shop',
        'shop/shop > shop/shop · v1 (weight 90)',
        'shop/shop > shop/shop · v2 (weight 10)',
        'shop/shop > shop.shop.svc.cluster.local · v3',
        'shop/shop > audit.shop.svc.cluster.local (mirror)',
        'shop/shop · v1 > shop/shop',
        'shop/shop · v2 > shop/shop',
        'shop.shop.svc.cluster.local · v3 > shop/shop',
        'shop/shop > shop/shop-v1 (v1)',
        'edge/api > edge/api',
        'edge/api > shop/shop (weight 3)',
        'shop/shop > shop/shop',
      ].toSorted(),
    );
  });

  test('what is named and not there is marked as missing, with the place that names it', () => {
    const missing = graph.nodes.filter((node) => node.missing).map(({ kind, label }) => `${kind} ${label}`);
    expect(missing.toSorted()).toEqual([
      'Gateway edge/gone',
      'Host audit.shop.svc.cluster.local',
      'Subset shop.shop.svc.cluster.local · v3',
    ]);
    expect(named('edge/gone')?.range?.start.line).toBe(14);
  });

  test('every node knows its column, its object and its line', () => {
    expect(named('edge/front')).toMatchObject({
      column: 0,
      kind: 'Gateway',
      detail: 'shop.example.com',
      resource: { kind: 'Gateway', namespace: 'edge', name: 'front' },
      range: { start: { line: 3 } },
    });
    expect(named('shop/shop', 'VirtualService')).toMatchObject({
      column: 1,
      detail: 'shop.example.com and 1 more',
    });
    expect(named('shop/shop · v2')).toMatchObject({
      column: 2,
      detail: 'version=v2',
      path: ['spec', 'subsets', 1],
      range: { start: { line: lineOf('- name: v2') } },
    });
    expect(named('shop/shop', 'Service')).toMatchObject({ column: 3, detail: 'port 80' });
    expect(named('shop/shop-v1')).toMatchObject({ column: 4, detail: 'shop:1' });
    expect(named('edge/api', 'KubernetesGateway')?.column).toBe(0);
  });

  test('workloads that no Service selects are left out', () => {
    expect(named('shop/other')).toBeUndefined();
  });

  test('ids are unique, and every edge joins two nodes', () => {
    const ids = graph.nodes.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { from, to } of graph.edges) expect(ids).toEqual(expect.arrayContaining([from, to]));
  });

  test('a delegate is an edge between routes', () => {
    const { edges } = of(`kind: VirtualService
apiVersion: networking.istio.io/v1
metadata: {name: root}
spec:
  hosts: [a.example.com]
  gateways: [g]
  http: [{delegate: {name: leaf}}]
`);
    expect(edges.map(({ label }) => label)).toEqual(['', 'delegate']);
  });

  test('a text without objects has an empty graph', () => {
    for (const text of ['', 'a: [', 'just words']) expect(of(text)).toEqual({ nodes: [], edges: [] });
  });

  test('real texts are drawn without an error', () => {
    const folder = join(import.meta.dirname, '../../../shared/cases');
    if (!existsSync(folder)) return console.log('no cases beside the project: skipped');
    for (const name of readdirSync(folder).filter((name) => name.endsWith('.yaml'))) {
      const drawn = layout(of(readFileSync(join(folder, name), 'utf8')));
      expect(overlaps(drawn.nodes), name).toEqual([]);
    }
  });
});

const overlaps = (nodes: { id: string; x: number; y: number }[]) =>
  nodes.flatMap((a, index) =>
    nodes
      .slice(index + 1)
      .filter((b) => a.x === b.x && Math.abs(a.y - b.y) < NODE.height)
      .map((b) => [a.id, b.id]),
  );

describe('the layout', () => {
  const drawn = layout(graph);

  test('no node lies on another, all within the drawing, from left to right', () => {
    expect(overlaps(drawn.nodes)).toEqual([]);
    for (const { x, y } of drawn.nodes) {
      expect(x + NODE.width).toBeLessThanOrEqual(drawn.width);
      expect(y + NODE.height).toBeLessThanOrEqual(drawn.height);
    }
    expect(drawn.edges.length).toBe(graph.edges.length);
    expect(drawn.titles.map(({ text }) => text)).toEqual([
      'Gateways',
      'Routes',
      'Destination rules',
      'Services',
      'Workloads',
    ]);
  });

  test('empty columns take no room', () => {
    const small = layout(
      of('kind: Service\napiVersion: v1\nmetadata: {name: a}\nspec: {ports: [{port: 80}]}\n'),
    );
    expect(small.titles).toEqual([{ text: 'Services', x: 4 }]);
  });

  test('around a node lie only those on its way', () => {
    const part = around(graph, named('edge/api', 'KubernetesGateway')!.id);
    expect(part.nodes.map(({ label }) => label)).not.toContain('edge/front');
    expect(part.nodes.map(({ label }) => label)).toContain('shop/shop-v1');
  });
});
