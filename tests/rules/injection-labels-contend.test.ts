import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'injection-labels-contend';
const namespace = (labels: string, name = 'shop') =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n  labels:\n${labels
    .split(', ')
    .map((label) => `    ${label}\n`)
    .join('')}`;

describe(RULE, () => {
  test.each([
    ['istio-injection: enabled, istio.io/rev: canary', 7, 'takes precedence'],
    ['istio-injection: enabled, istio.io/dataplane-mode: ambient', 7, 'ambient at once'],
    ['istio.io/rev: canary, istio.io/dataplane-mode: ambient', 7, 'ambient at once'],
    [
      'istio-injection: enabled, istio.io/rev: canary, istio.io/dataplane-mode: ambient',
      8,
      'ambient at once',
    ],
  ])('reports: %s', (labels, line, words) => {
    const [finding] = check(RULE, namespace(labels));
    expect(finding).toMatchObject({ line, severity: 'warning', certainty: 'certain' });
    expect(finding?.message).toContain(words);
  });

  test.each([
    'istio-injection: enabled',
    'istio.io/rev: canary',
    'istio.io/dataplane-mode: ambient',
    'istio-injection: disabled, istio.io/rev: canary',
    'istio-injection: disabled, istio.io/dataplane-mode: ambient',
    'istio.io/rev: canary, istio.io/dataplane-mode: none',
    'istio-injection: enabled, istio.io/use-waypoint: waypoint',
  ])('is silent: %s', (labels) => {
    expect(check(RULE, namespace(labels))).toEqual([]);
  });

  test('is silent about Istio’s own namespace', () => {
    expect(check(RULE, namespace('istio-injection: enabled, istio.io/rev: canary', 'istio-system'))).toEqual(
      [],
    );
  });
});
