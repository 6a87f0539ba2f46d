import { fix, replaceValue, scalarText } from '../fix/index.ts';
import { policyValues } from '../mesh/policies.ts';
import { defineRule } from '../rule.ts';

/** Methods that IANA registers, and PURGE, which caches use. */
const METHODS = new Set(
  (
    'GET HEAD POST PUT PATCH DELETE CONNECT OPTIONS TRACE QUERY PURGE ACL BASELINE-CONTROL BIND CHECKIN CHECKOUT COPY ' +
    'LABEL LINK LOCK MERGE MKACTIVITY MKCALENDAR MKCOL MKREDIRECTREF MKWORKSPACE MOVE ORDERPATCH PRI PROPFIND ' +
    'PROPPATCH REBIND REPORT SEARCH UNBIND UNCHECKOUT UNLINK UNLOCK UPDATE UPDATEREDIRECTREF VERSION-CONTROL'
  ).split(' '),
);

/** Sources: istio.io, AuthorizationPolicy reference, Operation `methods`; IANA, HTTP method registry. */
export default defineRule({
  name: 'method-never-matches',
  aliases: ['KIA0102'],
  severity: 'warning',
  summary: 'A policy names an HTTP method that no request has.',
  reads: ['AuthorizationPolicy'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const policy of mesh.of('AuthorizationPolicy')) {
      for (const { text, field, part, negated, at } of policyValues(policy)) {
        if (part !== 'to' || !/^(?:methods|notMethods)$/.test(field) || text === '' || isMethod(text))
          continue;
        const upper = text.toUpperCase();
        const effect = negated ? 'nothing is taken out by it' : 'it matches no request';
        const why = text.includes('/')
          ? 'The name of a gRPC method is its path, and belongs into `paths`; its HTTP method is POST'
          : isMethod(upper)
            ? `Case counts: the method is \`${upper}\``
            : 'No HTTP method has this name';
        report({
          at,
          aliases: negated ? [] : ['KIA0102'],
          // A server of one's own may understand words of its own.
          certainty: text.includes('/') || isMethod(upper) ? 'certain' : 'likely',
          message: `${why}, so ${effect}.`,
          fixes: isMethod(upper)
            ? [fix(`Write ${upper}`, 'safe', replaceValue(at, scalarText(upper, at.tree)))]
            : [],
        });
      }
    }
  },
});

/** Whether some method is the text, or begins or ends with it. A star elsewhere is another fault: policy-wildcard-misplaced. */
function isMethod(text: string): boolean {
  if (text === '*' || /\*/.test(text.slice(1, -1)) || (text.startsWith('*') && text.endsWith('*')))
    return true;
  if (text.endsWith('*')) return [...METHODS].some((method) => method.startsWith(text.slice(0, -1)));
  if (text.startsWith('*')) return [...METHODS].some((method) => method.endsWith(text.slice(1)));
  return METHODS.has(text);
}
