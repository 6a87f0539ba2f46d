import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check } from './check.ts';
import { telemetry } from './policies.ts';
import { deployment, paste } from './references.ts';

const RULE = 'telemetries-clash';
const wide = (name: string, namespace = 'shop') => telemetry('{ tracing: [{}] }', namespace, name);
const narrow = (name: string, labels: string, namespace = 'shop') =>
  telemetry(`{ selector: { matchLabels: ${labels} }, tracing: [{}] }`, namespace, name);

describe(RULE, () => {
  test.each([
    ['two without a selector', paste(wide('a'), wide('b')), [3, 8], 'IST0160'],
    ['an empty selector is none', paste(wide('a'), narrow('b', '{}')), [3, 8], 'IST0160'],
    ['equal labels', paste(narrow('a', '{ app: cart }'), narrow('b', '{ app: cart }')), [4, 9], 'IST0159'],
    [
      'labels that contain the other’s',
      paste(narrow('a', '{ app: cart }'), narrow('b', '{ app: cart, version: v2 }')),
      [4, 9],
      'IST0159',
    ],
    [
      'a workload that has both',
      paste(
        narrow('a', '{ app: cart }'),
        narrow('b', '{ tier: web }'),
        deployment('cart', '{ app: cart, tier: web }'),
      ),
      [4, 9],
      'IST0159',
    ],
  ])('reports: %s', (_name, text, lines, alias) => {
    expect(check(RULE, text).map(({ line }) => line)).toEqual(lines);
    const { findings } = analyze([{ name: 'paste.yaml', text }], { only: [RULE] });
    expect(findings.map(({ aliases, severity }) => [aliases, severity])).toEqual([
      [[alias], 'error'],
      [[alias], 'error'],
    ]);
  });

  test('is silent on two texts of one object', () => {
    expect(
      check(RULE, paste(wide('a'), wide('a'), narrow('b', '{ app: b }'), narrow('b', '{ app: b }'))),
    ).toEqual([]);
  });

  test('names a third one once each', () => {
    expect(check(RULE, paste(wide('a'), wide('b'), wide('c')))).toHaveLength(3);
  });

  test.each([
    ['one', wide('a')],
    ['two levels', paste(wide('a'), narrow('b', '{ app: cart }'))],
    ['two namespaces', paste(wide('a'), wide('b', 'web'))],
    ['other labels', paste(narrow('a', '{ app: cart }'), narrow('b', '{ app: orders }'))],
    [
      'each attached to its own gateway',
      paste(
        ...['a', 'b'].map((name) =>
          telemetry(
            `{ targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: ${name} }] }`,
            'shop',
            name,
          ),
        ),
      ),
    ],
    [
      'labels that only look alike',
      paste(narrow('a', '{ app: cart, version: v1 }'), narrow('b', '{ app: cart, version: v2 }')),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
