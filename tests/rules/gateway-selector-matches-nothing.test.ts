import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, gateway, paste } from './references.ts';

const RULE = 'gateway-selector-matches-nothing';

describe(RULE, () => {
  test.each([
    [
      'no workload has the label',
      paste(gateway('public', 'edge'), deployment('gw', '{ istio: edge-gateway }')),
      {},
    ],
    [
      'only one of two labels',
      paste(
        gateway('public', 'edge', '["*"]', '{ istio: edge, app: edge }'),
        deployment('edge', '{ istio: edge }'),
      ),
      {},
    ],
    [
      "Istio's own gateway in a whole mesh",
      paste(
        gateway('public', 'edge', '["*"]', '{ istio: ingressgateway }'),
        deployment('web', '{ app: web }'),
      ),
      { complete: true },
    ],
  ])('reports: %s', (_name, text, options) => {
    expect(check(RULE, text, options)).toMatchObject([{ line: 5 }]);
  });

  test.each([
    [
      'a workload of any namespace has the labels',
      paste(gateway('public', 'edge'), deployment('edge', '{ istio: edge, app: x }', 'other')),
    ],
    ['no selector', paste(gateway('public', 'edge', '["*"]', '{}'), deployment('web', '{ app: web }'))],
    [
      'only applications were pasted',
      paste(gateway('public', 'edge'), deployment('web', '{ app: web, version: v1 }')),
    ],
    ['no workload was pasted', gateway('public', 'edge')],
    [
      "Istio's own gateway, seldom pasted",
      paste(
        gateway('public', 'edge', '["*"]', '{ istio: ingressgateway }'),
        deployment('web', '{ app: web }'),
      ),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
