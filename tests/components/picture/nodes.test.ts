import { expect, test } from 'vitest';
import { analyze } from '../../../src/analyzer/index.ts';
import { keyed } from '../../../src/components/checker/findings.ts';
import { countWords, findingsByNode, gravest, nodeWords } from '../../../src/components/picture/nodes.ts';
import { picture } from '../../../src/picture/index.ts';

const yaml = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: shop, namespace: shop}
spec:
  host: shop.shop.svc.cluster.local
  subsets:
    - name: v1
      labels: {version: v1}
    - name: v2
      labels: {version: v2}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.shop.svc.cluster.local]
  http:
    - route:
        - destination: {host: shop.shop.svc.cluster.local, subset: v3}
`;
const sources = [{ name: 'a.yaml', text: yaml }];
const graph = picture(sources);
const findings = keyed(analyze(sources).findings);

test('a finding is on the node of its object', () => {
  const found = findingsByNode(graph, findings);
  const route = graph.nodes.find(({ kind }) => kind === 'VirtualService')!;
  const own = found.get(route.id)!;
  expect(own.map(({ rule }) => rule)).toContain('subset-not-found');
  expect(gravest(own)).toBe('error');
  expect(nodeWords(route, own)).toMatch(
    /^VirtualService shop\/shop, shop\.shop\.svc\.cluster\.local, line 14, \d error/,
  );
});

test('a finding inside a subset is on that subset’s node', () => {
  const [sample] = findings;
  const resource = { kind: 'DestinationRule', namespace: 'shop', name: 'shop' };
  const inside = { ...sample!, source: 'a.yaml', resource, path: ['spec', 'subsets', 1, 'labels'] };
  const found = findingsByNode(graph, [inside]);
  const subset = graph.nodes.find(({ label }) => label === 'shop/shop · v2')!;
  expect([...found.keys()]).toEqual([subset.id]);
});

test('counts are words with shapes, the gravest first', () => {
  const [sample] = findings;
  const of = (severity: 'error' | 'warning' | 'info') => ({ ...sample!, severity });
  expect(countWords([of('warning'), of('error'), of('warning'), of('info')])).toBe(
    '✕ 1 error, ▲ 2 warnings, i 1 info',
  );
  expect(countWords(undefined)).toBe('');
});
