import { policyValues } from '../mesh/policies.ts';
import { defineRule } from '../rule.ts';

/** Fields whose texts are equal, a beginning or an end. Namespaces take `*` anywhere, paths also templates. */
const FIELDS = /^(?:not)?(?:principals|trustDomains|hosts|methods|paths)$/i;

/** Source: istio.io, AuthorizationPolicy reference: exact, prefix, suffix and presence match. */
export default defineRule({
  name: 'policy-wildcard-misplaced',
  aliases: ['KIA0102'],
  severity: 'error',
  summary: 'A text of a policy has a `*` where it is no wildcard, so it matches nothing.',
  reads: ['AuthorizationPolicy'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const policy of mesh.of('AuthorizationPolicy')) {
      for (const { text, field, part, negated, at } of policyValues(policy)) {
        if (part === 'when' || !FIELDS.test(field) || text === '*') continue;
        if (text.includes('{')) continue;
        const both = text.length > 1 && text.startsWith('*') && text.endsWith('*');
        const rest = text.startsWith('*') ? text.slice(1) : text.endsWith('*') ? text.slice(0, -1) : text;
        if (!rest.includes('*')) continue;
        const read = text.startsWith('*')
          ? `everything that ends in \`${rest}\``
          : text.endsWith('*')
            ? `everything that begins with \`${rest}\``
            : `\`${text}\` to the letter`;
        report({
          at,
          aliases: field === 'methods' ? ['KIA0102'] : [],
          message: `A \`*\` stands for anything only as the first or the last character, and ${both ? 'not as both' : 'only once'}. Istio reads this as ${read}, star included: ${negated ? 'nothing is taken out by it' : 'it matches no request'}.`,
        });
      }
    }
  },
});
