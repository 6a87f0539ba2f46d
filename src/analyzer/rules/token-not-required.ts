import { groupBy, type Mesh } from '../mesh/index.ts';
import { hasTarget, policyLabels, policyValues } from '../mesh/policies.ts';
import { selects } from '../mesh/workloads.ts';
import { asList, asMap, asText, isMap } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, RequestAuthentication reference: requests without a token are accepted, and not authenticated. */
export default defineRule({
  name: 'token-not-required',
  aliases: [],
  severity: 'warning',
  summary: 'Tokens are checked, but nothing refuses a request without one.',
  reads: ['RequestAuthentication'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const root = mesh.settings.rootNamespace.value;
    const requiring = mesh.of('AuthorizationPolicy').filter(looksAtTokens);
    const near = groupBy(requiring, ({ namespace }) => namespace);
    // Routes by claims use the token without requiring it.
    const routed = mesh.of('VirtualService').some(({ spec }) => routesByClaims(spec.http));
    if (routed) return;
    for (const resource of mesh.of('RequestAuthentication')) {
      if (asList(resource.spec.jwtRules).length === 0) continue;
      const { namespace } = resource;
      const policies =
        namespace === root ? requiring : [...(near.get(namespace) ?? []), ...(near.get(root) ?? [])];
      if (policies.some((policy) => applyTogether(mesh, policy, resource))) continue;
      report({
        at: resource.at('spec', 'jwtRules'),
        // Policies are often kept apart, and then the paste says nothing of them.
        ...(mesh.of('AuthorizationPolicy').length > 0 || mesh.settings.complete.value
          ? {}
          : { severity: 'info' as const }),
        certainty: mesh.settings.complete.value ? 'certain' : 'likely',
        message:
          'A request with a bad token gets 401, but one without any token passes: no AuthorizationPolicy here asks for one. Add one with `requestPrincipals: ["*"]` if a token is required.',
      });
    }
  },
});

function looksAtTokens(policy: Resource): boolean {
  return policyValues(policy).some(
    ({ field, part }) =>
      (part === 'from' && /^(?:requestPrincipals|notRequestPrincipals)$/.test(field)) ||
      (part === 'when' && field.startsWith('request.auth.')),
  );
}

function routesByClaims(http: unknown): boolean {
  return asList(http).some((rule) =>
    asList(asMap(rule).match).some((match) =>
      ['headers', 'withoutHeaders'].some((field) =>
        Object.keys(asMap(asMap(match)[field])).some((key) => /^@request\.auth\.claims/i.test(key)),
      ),
    ),
  );
}

/** Whether a policy of the same or the root namespace may be about the workloads of a RequestAuthentication; the doubtful counts as yes. */
function applyTogether(mesh: Mesh, policy: Resource, authentication: Resource): boolean {
  if (hasTarget(policy) !== hasTarget(authentication)) return hasTarget(policy) || hasTarget(authentication);
  if (hasTarget(policy)) {
    const named = new Set(targetNames(policy));
    return targetNames(authentication).some((name) => named.has(name));
  }
  const [one, other] = [policyLabels(policy), policyLabels(authentication)];
  if (selects(one, other) || selects(other, one)) return true;
  const inRoot = [policy.namespace, authentication.namespace].includes(mesh.settings.rootNamespace.value);
  return mesh
    .workloadsWith(other, inRoot ? undefined : authentication.namespace)
    .some(({ labels }) => selects(one, labels));
}

function targetNames({ spec }: Resource): string[] {
  const targets = [...asList(spec.targetRefs), spec.targetRef].filter(isMap);
  return targets.map(({ kind, name }) => `${asText(kind) ?? ''} ${asText(name) ?? ''}`);
}
