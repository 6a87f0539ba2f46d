import { policyValues } from '../mesh/policies.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, AuthorizationPolicy reference, Source `namespaces`; analysis message IST0101. */
export default defineRule({
  name: 'source-namespace-unknown',
  aliases: ['IST0101', 'KIA0101'],
  severity: 'warning',
  summary: 'A policy names a namespace of callers that does not exist.',
  reads: ['AuthorizationPolicy'],
  needs: ['Namespace'],
  fixable: false,
  check(mesh, report) {
    for (const policy of mesh.of('AuthorizationPolicy')) {
      for (const { text, field, negated, part, at } of policyValues(policy)) {
        if (part !== 'from' || !/^(?:namespaces|notNamespaces)$/.test(field) || text === '') continue;
        if (fits(text, mesh.namespaces)) continue;
        report({
          at,
          aliases: negated ? ['IST0101'] : ['IST0101', 'KIA0101'],
          message: negated
            ? `There is no namespace \`${text}\`, so this takes nobody out of the rule.`
            : `There is no namespace \`${text}\`: no caller comes from it, so this entry matches nobody.`,
        });
      }
    }
  },
});

/** Namespaces may hold `*` anywhere in a policy. */
function fits(written: string, namespaces: ReadonlySet<string>): boolean {
  if (!written.includes('*')) return namespaces.has(written);
  const pattern = written
    .split('*')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  const regex = new RegExp(`^${pattern}$`);
  return [...namespaces].some((namespace) => regex.test(namespace));
}
