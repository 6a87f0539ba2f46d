import { describe, expect, test } from 'vitest';
import { check } from './check.ts';

const RULE = 'status-says-no';
const GATEWAY_API = 'gateway.networking.k8s.io/v1';
/** The condition's `status` is on line 6. */
const object = (kind: string, api: string, condition: string, metadata = '') =>
  `apiVersion: ${api}\nkind: ${kind}\nmetadata: { name: o, namespace: shop${metadata} }\nstatus:\n  conditions:\n  - { ${condition} }\n`;
const route = (kind: string, condition: string, metadata = '') =>
  `apiVersion: ${GATEWAY_API}\nkind: ${kind}\nmetadata: { name: o, namespace: shop${metadata} }\nstatus:\n  parents: [{ conditions: [\n    { ${condition} }] }]\n`;

describe(RULE, () => {
  test.each([
    ['a Service past its waypoint', object('Service', 'v1', 'type: istio.io/WaypointBound, status: "False"')],
    [
      'a ServiceEntry',
      object('ServiceEntry', 'networking.istio.io/v1', 'type: istio.io/WaypointBound, status: "False"'),
    ],
    [
      'a WorkloadEntry',
      object('WorkloadEntry', 'networking.istio.io/v1', 'type: istio.io/WaypointBound, status: "False"'),
    ],
    [
      'a policy that ztunnel refuses',
      object('AuthorizationPolicy', 'security.istio.io/v1', 'type: ZtunnelAccepted, status: "False"'),
    ],
    [
      'a policy that a waypoint takes in part',
      object(
        'AuthorizationPolicy',
        'security.istio.io/v1',
        'type: WaypointAccepted, status: "True", reason: PartiallyInvalid',
      ),
    ],
    ['a Gateway without traffic', object('Gateway', GATEWAY_API, 'type: Programmed, status: "False"')],
    ['a route that its parent refuses', route('HTTPRoute', 'type: Accepted, status: "False"')],
    ['a backend that is missing', route('GRPCRoute', 'type: ResolvedRefs, status: "False"')],
    ['a TCPRoute', route('TCPRoute', 'type: Accepted, status: "False"')],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 6, severity: 'warning', certainty: 'certain' }]);
  });

  test('says the reason, and doubts a status that is behind the object', () => {
    const stale = route(
      'HTTPRoute',
      'type: Accepted, status: "False", reason: NoMatchingParent, observedGeneration: 1',
      ', generation: 2',
    );
    expect(check(RULE, stale)).toMatchObject([{ certainty: 'likely' }]);
    expect(check(RULE, stale)[0]?.message).toContain('NoMatchingParent');
  });

  test.each([
    ['True', route('HTTPRoute', 'type: Accepted, status: "True"')],
    ['Unknown', object('Gateway', GATEWAY_API, 'type: Programmed, status: Unknown')],
    [
      'a condition of somebody else',
      object('Service', 'v1', 'type: argocd.argoproj.io/Synced, status: "False"'),
    ],
    [
      'a condition that is good when False',
      object('Gateway', GATEWAY_API, 'type: Conflicted, status: "False"'),
    ],
    [
      'a policy taken as a whole',
      object(
        'AuthorizationPolicy',
        'security.istio.io/v1',
        'type: WaypointAccepted, status: "True", reason: Accepted',
      ),
    ],
    [
      'a Gateway of Istio’s own API',
      object('Gateway', 'networking.istio.io/v1', 'type: Programmed, status: "False"'),
    ],
    ['no status', 'apiVersion: v1\nkind: Service\nmetadata: { name: o }\n'],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
