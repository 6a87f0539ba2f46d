import { plaintextFor } from '../mesh/mutual-tls.ts';
import { hasTarget, policyLabels, policyValues } from '../mesh/policies.ts';
import { isAmbient } from '../mesh/sidecars.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Fields and conditions that look at the caller's certificate. */
const FIELDS =
  /^(?:principals|notPrincipals|namespaces|notNamespaces|serviceAccounts|notServiceAccounts|trustDomains|notTrustDomains)$/;
const KEYS = /^(?:source\.(?:namespace|principal|serviceAccount|trustDomain)|connection\.sni)$/;

/** Source: istio.io, AuthorizationPolicy reference: these fields require mutual TLS. */
export default defineRule({
  name: 'identity-without-mtls',
  aliases: ['KIA0105'],
  severity: 'error',
  summary: 'A policy asks for the caller’s identity, but callers come without mutual TLS.',
  reads: ['AuthorizationPolicy'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const policy of mesh.of('AuthorizationPolicy')) {
      const namespace = policy.namespace ?? 'default';
      if (hasTarget(policy) || isAmbient(mesh, namespace)) continue;
      const asking = policyValues(policy).filter(
        ({ field, part }) => (part === 'from' && FIELDS.test(field)) || (part === 'when' && KEYS.test(field)),
      );
      if (asking.length === 0) continue;
      const plaintext = plaintextFor(mesh, namespace, policyLabels(policy));
      if (!plaintext) continue;
      const { because, by } = plaintext;
      const seen = new Set<string>();
      for (const { field, negated, at } of asking) {
        const list = at.path.slice(0, -1).join();
        if (seen.has(list)) continue;
        seen.add(list);
        report({
          at: { ...at, path: at.path.slice(0, -1), treePath: at.treePath.slice(0, -1) },
          certainty: mesh.settings.complete.value || by?.kind === 'PeerAuthentication' ? 'certain' : 'likely',
          message: `\`${field}\` is read from ${field === 'connection.sni' ? 'the TLS handshake' : 'the caller’s certificate'}, and there is none: ${because}${by ? ` by ${describe(by)}` : ''}. ${negated ? 'Every caller counts as somebody else' : 'No caller has the identity'}, whoever it is.`,
          related: by ? [{ at: by.at('spec'), message: 'turns it off' }] : [],
        });
      }
    }
  },
});
