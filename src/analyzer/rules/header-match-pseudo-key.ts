import { fix, insertKey, remove, type renameKey } from '../fix/index.ts';
import { routeRules } from '../mesh/route-rules.ts';
import { asMap, isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Fields of a match that people look for among the headers, and what they compare. */
const FIELDS: Record<string, string> = {
  uri: 'the path',
  scheme: 'the scheme',
  method: 'the method',
  authority: 'the host',
};

/** Sources: istio.io, HTTPMatchRequest `headers` ("keys … will be ignored"); route.go, translateHeaderMatch. */
export default defineRule({
  name: 'header-match-pseudo-key',
  aliases: [],
  severity: 'warning',
  summary:
    '`uri`, `scheme`, `method` or `authority` stands under `headers`, where it does not look at the request line.',
  reads: ['VirtualService'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      for (const rule of routeRules(virtualService, 'http')) {
        for (const match of rule.matches) {
          for (const field of ['headers', 'withoutHeaders'] as const) {
            const conditions = asMap(match.value[field]);
            for (const [key, condition] of Object.entries(conditions)) {
              const what = FIELDS[key.toLowerCase()];
              if (!what) continue;
              const at = rule.at('match', match.index, field, key);
              const effect =
                field === 'headers'
                  ? 'at most it matches a header of that name, which no client sends'
                  : 'at most it excludes requests with a header of that name, which no client sends';
              report({
                at,
                message: `\`${key}\` under \`${field}\` does not compare ${what} of the request; ${effect}. ${field === 'headers' ? `Move it one level up: \`match[].${key.toLowerCase()}\`.` : `There is no such field for exclusion: put a rule with \`match[].${key.toLowerCase()}\` before this one.`}`,
                fixes: [
                  field === 'headers' && match.value[key.toLowerCase()] === undefined && isMap(condition)
                    ? moveUp(rule.at('match', match.index), key, condition, Object.keys(conditions).length)
                    : undefined,
                ],
              });
            }
          }
        }
      }
    }
  },
});

type Place = Parameters<typeof renameKey>[0];

/** Moves a string condition from `headers` to the match itself; only the simple case of one line `exact: value`. */
function moveUp(match: Place, key: string, condition: Record<string, unknown>, siblings: number) {
  const [[kind, value] = [], ...more] = Object.entries(condition);
  if (kind === undefined || more.length > 0 || typeof value !== 'string' || siblings < 2) return undefined;
  const under = (...path: (string | number)[]): Place => ({
    ...match,
    path: [...match.path, ...path],
    treePath: [...match.treePath, ...path],
  });
  const field = key.toLowerCase();
  return fix(
    `Move ${field} out of headers`,
    'review',
    insertKey(match, field, `\n  ${kind}: ${JSON.stringify(value)}`),
    remove(under('headers', key)),
  );
}
