import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/analyzer/fix/index.ts';
import { check } from './check.ts';
import { kubernetesGateway, route } from './kubernetes-routes.ts';
import { namespaceObject } from './policies.ts';
import { paste } from './references.ts';

const RULE = 'route-not-allowed-by-listeners';
const listener = (allowed = '', name = 'http', port = 80) =>
  `  - name: ${name}\n    port: ${port}\n    protocol: HTTP\n${allowed && `    allowedRoutes: ${allowed}\n`}`;
const gateway = (allowed = '', namespace = 'edge') => kubernetesGateway(listener(allowed), namespace);
const selector = (labels: string) =>
  `{ namespaces: { from: Selector, selector: { matchLabels: { ${labels} } } } }`;
const lines = (text: string, severity = 'error') =>
  check(RULE, text).flatMap((finding) => (finding.severity === severity ? [finding.line] : []));

describe(RULE, () => {
  test.each([
    ['the default', paste(route({}), gateway())],
    ['Same, written out', paste(route({}), gateway('{ namespaces: { from: Same } }'))],
    ['kinds only', paste(route({}), gateway('{ kinds: [{ kind: HTTPRoute }] }'))],
    [
      'labels that the namespace lacks',
      paste(route({}), gateway(selector('team: a')), namespaceObject('shop')),
    ],
    [
      'another kind of route',
      paste(
        route({ kind: 'GRPCRoute' }),
        gateway('{ namespaces: { from: All }, kinds: [{ kind: HTTPRoute }] }'),
      ),
    ],
    [
      'the listener that is named',
      paste(
        route({ parent: '{ name: public, namespace: edge, sectionName: http }' }),
        kubernetesGateway(listener() + listener('{ namespaces: { from: All } }', 'https', 443)),
      ),
    ],
  ])('reports: %s', (_name, text) => {
    expect(lines(text)).toEqual([6]);
    expect(check(RULE, text)[0]?.certainty).toBe('certain');
  });

  test('shows the listener as well, and opens it', () => {
    const text = paste(gateway(), route({}));
    const found = check(RULE, text).find(({ severity }) => severity === 'info');
    expect(found).toMatchObject({ line: 7, object: 'Gateway edge/public' });
    expect(check(RULE, applyEdits(text, found!.fixes[0]!.edits))).toEqual([]);
    const written = paste(gateway('{ namespaces: { from: Same } }'), route({}));
    const fix = check(RULE, written).find(({ severity }) => severity === 'info')!.fixes[0]!;
    expect(check(RULE, applyEdits(written, fix.edits))).toEqual([]);
  });

  test('shows a listener once for many routes', () => {
    const text = paste(gateway(), route({}), route({ namespace: 'web' }));
    expect(lines(text, 'info')).toHaveLength(1);
    expect(lines(text)).toHaveLength(2);
  });

  test.each([
    ['All', paste(route({}), gateway('{ namespaces: { from: All } }'))],
    ['the Gateway’s own namespace', paste(route({ parent: '{ name: public }' }), gateway('', 'shop'))],
    [
      'labels that the namespace has',
      paste(route({}), gateway(selector('team: a')), namespaceObject('shop', '{ team: a }')),
    ],
    [
      'the label that every namespace has',
      paste(route({}), gateway(selector('kubernetes.io/metadata.name: shop')), namespaceObject('shop')),
    ],
    ['labels of a namespace that was not pasted', paste(route({}), gateway(selector('team: a')))],
    [
      'one listener of two is enough',
      paste(
        route({}),
        kubernetesGateway(listener() + listener('{ namespaces: { from: All } }', 'https', 443)),
      ),
    ],
    ['the Gateway was not pasted', route({})],
    [
      'a route of the mesh',
      paste(route({ parent: '{ group: "", kind: Service, name: public, namespace: edge }' }), gateway()),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
