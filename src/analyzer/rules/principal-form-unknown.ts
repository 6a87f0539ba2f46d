import { fix, replaceValue, scalarText } from '../fix/index.ts';
import { policyValues } from '../mesh/policies.ts';
import { defineRule } from '../rule.ts';

const SCHEME = 'spiffe://';

/** Sources: istio.io, AuthorizationPolicy reference, Source `principals`; security concepts, Istio identity. */
export default defineRule({
  name: 'principal-form-unknown',
  aliases: ['KIA0106'],
  severity: 'error',
  summary: 'A principal is not written like an identity of the mesh, so it matches no caller.',
  reads: ['AuthorizationPolicy'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const policy of mesh.of('AuthorizationPolicy')) {
      for (const { text, field, negated, part, at } of policyValues(policy)) {
        const isPrincipal =
          (part === 'from' && /^(?:principals|notPrincipals)$/.test(field)) || field === 'source.principal';
        if (!isPrincipal || text === '' || couldBeIdentity(text)) continue;
        const effect = negated ? 'nobody is taken out by it' : 'it matches no caller';
        if (text.startsWith(SCHEME)) {
          const rest = text.slice(SCHEME.length);
          report({
            at,
            message: `Istio puts \`${SCHEME}\` before each principal itself, so with it written out ${effect}. Write \`${rest}\`.`,
            fixes: couldBeIdentity(rest)
              ? [fix('Leave spiffe:// out', 'safe', replaceValue(at, scalarText(rest, at.tree)))]
              : [],
          });
          continue;
        }
        report({
          at,
          // Certificates that other authorities issue may hold other names.
          certainty: 'likely',
          message: `An identity of the mesh reads \`<trust domain>/ns/<namespace>/sa/<service account>\`. \`${text}\` is none, so ${effect}.${guess(text)}`,
        });
      }
    }
  },
});

/** Whether some `td/ns/n/sa/a` equals the text, or begins or ends as it says. */
function couldBeIdentity(text: string): boolean {
  if (text.startsWith(SCHEME)) return false;
  // A star elsewhere is another fault: policy-wildcard-misplaced.
  if (text === '*' || /\*/.test(text.slice(1, -1)) || (text.startsWith('*') && text.endsWith('*')))
    return true;
  const parts = text.split('/');
  if (text.endsWith('*')) {
    const last = parts.pop()?.slice(0, -1) ?? '';
    return parts.length < 5 && parts.every(fitsAt) && begins(last, parts.length);
  }
  if (text.startsWith('*')) {
    const first = parts.shift()?.slice(1) ?? '';
    const offset = 5 - parts.length;
    return (
      offset > 0 && parts.every((part, index) => fitsAt(part, offset + index)) && ends(first, offset - 1)
    );
  }
  return parts.length === 5 && parts.every(fitsAt);
}

const FIXED: Record<number, string> = { 1: 'ns', 3: 'sa' };
const fitsAt = (part: string, index: number) => part !== '' && (FIXED[index] ?? part) === part;
const begins = (part: string, index: number) => FIXED[index] === undefined || FIXED[index].startsWith(part);
const ends = (part: string, index: number) => FIXED[index] === undefined || FIXED[index].endsWith(part);

function guess(text: string): string {
  const [, namespace, account] = /^([a-z0-9-]+)\/([a-z0-9.-]+)$/.exec(text) ?? [];
  return namespace && account
    ? ` If service account \`${account}\` of namespace \`${namespace}\` is meant: \`cluster.local/ns/${namespace}/sa/${account}\`.`
    : '';
}
