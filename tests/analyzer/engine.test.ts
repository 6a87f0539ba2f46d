import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { rules } from '../../src/analyzer/rules/index.ts';

const route = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: cart
  namespace: shop
spec:
  hosts:
  - cart
  http:
  - route:
    - destination:
        host: cart
        subset: v1
`;
const rule = `---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: cart
  namespace: shop
spec:
  host: cart
`;
const of = (text: string, options = {}) => analyze([{ name: 'paste.yaml', text }], options);

describe('evidence', () => {
  test('without the kinds that would prove it, a finding becomes a check that was skipped, with the command', () => {
    const report = of(route);
    expect(report.findings).toEqual([]);
    expect(report.skipped).toContainEqual({
      rule: 'subset-not-found',
      reason: 'no DestinationRule was pasted',
      fetch: 'kubectl get destinationrules -A -o yaml',
    });
  });

  test('with some of them it is likely; with the whole mesh it is certain', () => {
    const certainty = (options: object) =>
      of(route + rule, options).findings.find((f) => f.rule === 'subset-not-found')?.certainty;
    expect(certainty({})).toBe('likely');
    expect(certainty({ complete: true })).toBe('certain');
  });

  test('the command names the namespace where the object must be', () => {
    const { skipped } = of(route);
    expect(skipped.find((skip) => skip.rule === 'host-not-found')?.fetch).toBe(
      'kubectl get services -n shop -o yaml',
    );
  });
});

describe('suppression', () => {
  const annotated = (annotation: string) =>
    (route + rule).replace(
      '  name: cart\n  namespace: shop\nspec:\n  hosts',
      `  name: cart\n  namespace: shop\n  annotations:\n    ${annotation}\nspec:\n  hosts`,
    );
  const counts = (text: string) => {
    const { findings, suppressed } = of(text, { only: ['subset-not-found'] });
    return [findings.length, suppressed.length];
  };

  test.each([
    ['no wish', route + rule, [1, 0]],
    [
      "istioctl's annotation with the code",
      annotated('galley.istio.io/analyze-suppress: "IST0112, IST0101"'),
      [0, 1],
    ],
    ["istioctl's annotation for all", annotated('galley.istio.io/analyze-suppress: "*"'), [0, 1]],
    [
      "istioctl's annotation with another code",
      annotated('galley.istio.io/analyze-suppress: IST0112'),
      [1, 0],
    ],
    ["Kiali's annotation with the code", annotated('kiali.io/ignore-validations: KIA1107'), [0, 1]],
    ["Kiali's annotation for all", annotated('kiali.io/ignore-validations: ""'), [0, 1]],
    [
      'a comment on the line',
      (route + rule).replace('subset: v1', 'subset: v1 # meshbook-ignore: subset-not-found (comes later)'),
      [0, 1],
    ],
    [
      'a comment on the line above',
      (route + rule).replace('        subset', '        # meshbook-ignore: subset-not-found\n        subset'),
      [0, 1],
    ],
    [
      'a comment for another rule',
      (route + rule).replace('subset: v1', 'subset: v1 # meshbook-ignore: host-not-found'),
      [1, 0],
    ],
  ])('%s', (_name, text, expected) => {
    expect(counts(text)).toEqual(expected);
  });
});

describe('options', () => {
  test('only and except take rule names and aliases', () => {
    const names = (options: object) =>
      of(route + rule, { complete: true, ...options }).findings.map((f) => f.rule);
    expect(names({ only: ['KIA1107'] })).toEqual(['subset-not-found']);
    expect(names({ except: ['IST0101'] })).not.toContain('subset-not-found');
  });

  test('settings say where they come from: option, paste, default', () => {
    const text =
      'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: istio\n  namespace: istio-system\ndata:\n  mesh: |-\n    outboundTrafficPolicy:\n      mode: REGISTRY_ONLY\n';
    const { settings } = of(text, { istioVersion: '1.29.3' });
    expect(settings.istioVersion).toEqual({ value: '1.29', from: 'option' });
    expect(settings.outboundTrafficPolicy).toMatchObject({
      value: 'REGISTRY_ONLY',
      from: 'pasted',
      range: { start: { line: 9, column: 7 } },
    });
    expect(settings.rootNamespace).toEqual({ value: 'istio-system', from: 'default' });
  });
});

describe('the registry', () => {
  test('names are unique, kebab-case and in order', () => {
    const names = rules.map((item) => item.name);
    expect(names).toEqual([...new Set(names)].sort());
    for (const name of names) expect(name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)+$/);
  });
});
