import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { check, fixed } from './check.ts';

const RULE = 'field-deprecated';
const object = (kind: string, spec: string) =>
  `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata: { name: o, namespace: shop }\nspec:\n${spec}`;
const delay = (field: string) =>
  object(
    'VirtualService',
    `  hosts: [cart]\n  http:\n  - fault:\n      delay:\n        ${field}\n        fixedDelay: 5s\n    route: [{ destination: { host: cart } }]\n`,
  );
const mirror = (field: string) =>
  object(
    'VirtualService',
    `  hosts: [cart]\n  http:\n  - route: [{ destination: { host: cart } }]\n    mirror: { host: cart }\n    ${field}\n`,
  );
const detection = (field: string) =>
  object('DestinationRule', `  host: cart\n  trafficPolicy:\n    outlierDetection:\n      ${field}\n`);
const sidecar = (policy: string) => object('Sidecar', `  outboundTrafficPolicy:\n    ${policy}\n`);

describe(RULE, () => {
  test.each([
    ['a delay', delay('percent: 10'), 9, 'info', 'IST0002'],
    ['a mirror', mirror('mirrorPercent: 10'), 9, 'info', 'IST0133'],
    ['errors that are not counted', detection('consecutiveErrors: 7'), 8, 'warning', 'IST0133'],
    [
      'an egress proxy',
      sidecar('egressProxy: { host: a.b.svc.cluster.local, port: { number: 80 } }'),
      6,
      'info',
      'IST0002',
    ],
  ])('tells: %s', (_name, text, line, severity, alias) => {
    const { findings } = analyze([{ name: 'paste.yaml', text }], { only: [RULE] });
    expect(findings).toMatchObject([{ severity, certainty: 'certain', aliases: [alias] }]);
    expect(findings[0]?.range.start.line).toBe(line);
  });

  test('the same of a port and of a subset', () => {
    const text = object(
      'DestinationRule',
      '  host: cart\n  trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, outlierDetection: { consecutiveErrors: 7 } }] }\n  subsets: [{ name: a, trafficPolicy: { outlierDetection: { consecutiveErrors: 7 } } }]\n',
    );
    expect(check(RULE, text).map(({ line }) => line)).toEqual([6, 7]);
  });

  test('writes the successor', () => {
    expect(fixed(RULE, delay('percent: 10 # a tenth'))).toBe(delay('percentage: { value: 10 } # a tenth'));
    expect(fixed(RULE, mirror('mirrorPercent: 10'))).toBe(mirror('mirrorPercentage: { value: 10 }'));
    expect(fixed(RULE, detection('consecutiveErrors: 7'))).toBe(detection('consecutive5xxErrors: 7'));
  });

  test('offers nothing where the successor stands beside it', () => {
    expect(check(RULE, mirror('mirrorPercent: 10\n    mirrorPercentage: { value: 10 }'))[0]?.fixes).toEqual(
      [],
    );
  });

  test.each([
    ['the successor of a delay', delay('percentage: { value: 10 }')],
    ['nothing delayed', delay('percent: 0')],
    ['the successor of a mirror', mirror('mirrorPercentage: { value: 10 }')],
    ['the successor of the errors', detection('consecutive5xxErrors: 7')],
    ['a policy without a proxy', sidecar('mode: REGISTRY_ONLY')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
