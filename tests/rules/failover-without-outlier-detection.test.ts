import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'failover-without-outlier-detection';
const rule = (spec: string) =>
  `apiVersion: networking.istio.io/v1\nkind: DestinationRule\nmetadata: { name: cart, namespace: shop }\nspec:\n  host: cart\n  ${spec}\n`;
const FAILOVER = 'failover: [{ from: a, to: b }]';
const lb = (setting = FAILOVER) => `loadBalancer: { localityLbSetting: { ${setting} } }`;
const DETECT = 'outlierDetection: { interval: 10s }';

describe(RULE, () => {
  test.each([
    ['failover', rule(`trafficPolicy: { ${lb()} }`)],
    [
      'failover by priority',
      rule(`trafficPolicy: { ${lb('failoverPriority: [topology.istio.io/network]')} }`),
    ],
    ['of a port', rule(`trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, ${lb()} }] }`)],
    [
      'of a port that replaces the whole',
      rule(`trafficPolicy: { ${DETECT}, portLevelSettings: [{ port: { number: 80 }, ${lb()} }] }`),
    ],
    ['of a subset', rule(`subsets: [{ name: a, trafficPolicy: { ${lb()} } }]`)],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 6, severity: 'warning', certainty: 'certain' }]);
  });

  test.each([
    ['outlier detection', rule(`trafficPolicy: { ${lb()}, ${DETECT} }`)],
    [
      'outlier detection that a subset inherits',
      rule(`trafficPolicy: { ${DETECT} }\n  subsets: [{ name: a, trafficPolicy: { ${lb()} } }]`),
    ],
    ['distribution only', rule(`trafficPolicy: { ${lb('distribute: [{ from: a, to: { a: 100 } }]')} }`)],
    ['turned off', rule(`trafficPolicy: { ${lb(`enabled: false, ${FAILOVER}`)} }`)],
    ['an empty list', rule(`trafficPolicy: { ${lb('failover: []')} }`)],
    ['no load balancer', rule('trafficPolicy: { tls: { mode: ISTIO_MUTUAL } }')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
