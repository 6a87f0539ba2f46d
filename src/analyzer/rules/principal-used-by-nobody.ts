import type { Mesh } from '../mesh/index.ts';
import { policyValues } from '../mesh/policies.ts';
import { asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, Security, Istio identity (the service account of the Pod). */
export default defineRule({
  name: 'principal-used-by-nobody',
  aliases: ['KIA0106'],
  severity: 'warning',
  summary: 'A policy names a service account under which no workload runs.',
  reads: ['AuthorizationPolicy'],
  needs: ['Workload'],
  fixable: false,
  check(mesh, report) {
    const accounts = accountsOf(mesh);
    for (const policy of mesh.of('AuthorizationPolicy')) {
      for (const { text, field, part, negated, at } of policyValues(policy)) {
        const named = part === 'from' ? accountIn(text, field, policy.namespace ?? 'default') : undefined;
        if (!named) continue;
        const used = accounts.get(named.namespace);
        if (used?.has(named.account)) continue;
        const near =
          used && used.size <= 5
            ? ` Accounts in use there: ${[...used].map((one) => `\`${one}\``).join(', ')}.`
            : '';
        report({
          at,
          inNamespace: named.namespace,
          aliases: /principals/i.test(field) && !negated ? ['KIA0106'] : [],
          message: `No workload of namespace ${named.namespace} runs as service account \`${named.account}\`, so ${negated ? 'nobody is taken out by it' : 'this entry matches no caller'}.${near}`,
        });
      }
    }
  },
});

interface Account {
  namespace: string;
  account: string;
}

/** The account that a text names in full; undefined for patterns, and for other forms. */
function accountIn(text: string, field: string, home: string): Account | undefined {
  if (text.includes('*')) return undefined;
  if (/^(?:principals|notPrincipals)$/.test(field)) {
    const [, namespace, account] = /^[^/]+\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(text) ?? [];
    return namespace && account ? { namespace, account } : undefined;
  }
  if (!/^(?:serviceAccounts|notServiceAccounts)$/.test(field)) return undefined;
  const [one = '', two] = text.split('/');
  return two === undefined ? { namespace: home, account: one } : { namespace: one, account: two };
}

/** Accounts in use, by namespace: those of workloads, and those that istiod gives the gateways it makes. */
function accountsOf(mesh: Mesh): Map<string, Set<string>> {
  const used = new Map<string, Set<string>>();
  const add = (namespace: string, account: string) => {
    const known = used.get(namespace);
    if (known) known.add(account);
    else used.set(namespace, new Set([account]));
  };
  for (const { namespace, serviceAccount } of mesh.workloads) add(namespace, serviceAccount || 'default');
  for (const gateway of mesh.of('KubernetesGateway')) {
    const namespace = gateway.namespace ?? 'default';
    add(namespace, gateway.name);
    add(namespace, `${gateway.name}-${asText(gateway.spec.gatewayClassName) ?? 'istio'}`);
  }
  return used;
}
