import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { authorizationPolicy, requestAuthentication } from './policies.ts';
import { deployment, paste, virtualService } from './references.ts';

const RULE = 'token-not-required';
const RULES = 'jwtRules: [{ issuer: https://a.example.com }]';
const tokens = (more = '', namespace = 'shop') => requestAuthentication(`{ ${more}${RULES} }`, namespace);
const labels = (text: string) => `selector: { matchLabels: { ${text} } }, `;
const target = (name: string) =>
  `targetRefs: [{ group: gateway.networking.k8s.io, kind: Gateway, name: ${name} }], `;
const REQUIRE = 'rules: [{ from: [{ source: { requestPrincipals: ["*"] } }] }]';
const requiring = (more = '', namespace = 'shop') => authorizationPolicy(`{ ${more}${REQUIRE} }`, namespace);

describe(RULE, () => {
  test.each([
    [
      'beside a policy about other things',
      paste(tokens(), authorizationPolicy('{ rules: [{ from: [{ source: { namespaces: [web] } }] }] }')),
    ],
    ['a policy of another namespace', paste(tokens(), requiring('', 'web'))],
    ['a policy for other workloads', paste(tokens(labels('app: a')), requiring(labels('app: b')))],
    ['a policy for another gateway', paste(tokens(target('a')), requiring(target('b')))],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 4, severity: 'warning', certainty: 'likely' }]);
    expect(check(RULE, text, { complete: true })).toMatchObject([{ certainty: 'certain' }]);
  });

  test('is a hint where no policy was pasted', () => {
    expect(check(RULE, tokens())).toMatchObject([{ severity: 'info', certainty: 'likely' }]);
    expect(check(RULE, tokens(), { complete: true })).toMatchObject([{ severity: 'warning' }]);
  });

  test.each([
    ['required', paste(tokens(), requiring())],
    ['required for these workloads', paste(tokens(labels('app: a')), requiring(labels('app: a')))],
    ['required for all', paste(tokens(labels('app: a')), requiring())],
    ['required for some', paste(tokens(), requiring(labels('app: a')))],
    [
      'required by a workload’s other labels',
      paste(
        tokens(labels('app: a')),
        requiring(labels('tier: web')),
        deployment('a', '{ app: a, tier: web }'),
      ),
    ],
    ['required by the root namespace', paste(tokens(), requiring('', 'istio-system'))],
    ['checked for the mesh, required in a namespace', paste(tokens('', 'istio-system'), requiring())],
    ['required for this gateway', paste(tokens(target('a')), requiring(target('a')))],
    [
      'denied without',
      paste(
        tokens(),
        authorizationPolicy(
          '{ action: DENY, rules: [{ from: [{ source: { notRequestPrincipals: ["*"] } }] }] }',
        ),
      ),
    ],
    [
      'a claim is asked for',
      paste(
        tokens(),
        authorizationPolicy('{ rules: [{ when: [{ key: "request.auth.claims[group]", values: [a] }] }] }'),
      ),
    ],
    [
      'routes by claims',
      paste(
        tokens(),
        virtualService({
          more: '    match: [{ headers: { "@request.auth.claims.group": { exact: a } } }]\n',
        }),
      ),
    ],
    ['no rules', requestAuthentication('{ selector: { matchLabels: { app: a } } }')],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
