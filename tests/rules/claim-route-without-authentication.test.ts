import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { deployment, gateway, paste } from './references.ts';

const RULE = 'claim-route-without-authentication';
/** The claim is on line 9. */
const claims = (
  match = "headers: { '@request.auth.claims.group': { exact: staff } }",
  gateways = '[edge/public]',
) =>
  `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: routes, namespace: shop }\nspec:\n  hosts: [a.example.com]\n  gateways: ${gateways}\n  http:\n  - match:\n    - ${match}\n    route:\n    - destination: { host: intranet }\n`;
const authentication = (namespace: string, spec: string) =>
  `apiVersion: security.istio.io/v1\nkind: RequestAuthentication\nmetadata: { name: tokens, namespace: ${namespace} }\nspec: { jwtRules: [{ issuer: i, jwksUri: https://login.example.com/keys }]${spec} }\n`;
const select = (label: string) => `, selector: { matchLabels: { ${label} } }`;
const edge = gateway('public', 'edge');
const proxy = deployment('gateway', '{ istio: edge }', 'edge');
const kubernetesGateway =
  'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: { name: public, namespace: edge }\nspec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }\n';
const other = authentication('shop', select('app: intranet'));

describe(RULE, () => {
  test.each([
    ['a policy for other labels', [claims(), edge, other]],
    [
      'a policy for other Pods of the namespace',
      [claims(), edge, proxy, authentication('edge', select('istio: other'))],
    ],
    ['a policy of another namespace', [claims(), edge, proxy, authentication('shop', '')]],
    ['brackets', [claims("headers: { '@request.auth.claims[group]': { exact: a } }"), edge, other]],
    ['upper case', [claims("headers: { '@Request.Auth.Claims.group': { exact: a } }"), edge, other]],
    ['withoutHeaders', [claims("withoutHeaders: { '@request.auth.claims.group': {} }"), edge, other]],
    [
      'a policy that names a waypoint',
      [claims(), edge, proxy, authentication('edge', ', targetRefs: [{ kind: Service, name: a }]')],
    ],
    ['a Gateway API Gateway', [claims(), kubernetesGateway, other]],
  ])('reports: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toMatchObject([
      { line: 9, severity: 'error', certainty: 'likely' },
    ]);
  });

  test('is certain in a whole mesh', () => {
    expect(check(RULE, paste(claims(), edge), { complete: true })).toMatchObject([{ certainty: 'certain' }]);
  });

  test.each([
    [
      'the policy selects the gateway',
      [claims(), edge, proxy, authentication('edge', select('istio: edge'))],
    ],
    ['the policy is for the namespace of the gateway', [claims(), edge, proxy, authentication('edge', '')]],
    ['the policy is for the whole mesh', [claims(), edge, proxy, authentication('istio-system', '')]],
    [
      'without Pods, a policy with the selector of the Gateway',
      [claims(), edge, authentication('edge', select('istio: edge'))],
    ],
    [
      'without Pods, a policy that may select them',
      [claims(), edge, authentication('edge', select('app: gateway'))],
    ],
    [
      'a policy that names the Gateway API Gateway',
      [
        claims(),
        kubernetesGateway,
        authentication(
          'edge',
          ', targetRefs: [{ kind: Gateway, group: gateway.networking.k8s.io, name: public }]',
        ),
      ],
    ],
    ['no claim', [claims('headers: { x-group: { exact: staff } }'), edge, other]],
    ['a Gateway that was not pasted', [claims(), other]],
    ['no policy was pasted', [claims(), edge]],
  ])('is silent: %s', (_name, documents) => {
    expect(check(RULE, paste(...documents))).toEqual([]);
  });
});
