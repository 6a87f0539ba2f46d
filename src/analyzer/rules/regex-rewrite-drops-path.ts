import { keepSubPath } from '../fix/rewrite.ts';
import { routeRules } from '../mesh/route-rules.ts';
import { subtreeBase, textSet } from '../mesh/text-sets.ts';
import { asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/**
 * Under a regular expression `rewrite.uri` replaces the whole path, not the part that matched.
 * Sources: istio.io, Virtual Service reference, HTTPRewrite; Envoy source/common/router, regex routes.
 */
export default defineRule({
  name: 'regex-rewrite-drops-path',
  aliases: [],
  severity: 'warning',
  summary: '`rewrite.uri` under a regular expression replaces the whole path, so the rest of it is lost.',
  reads: ['VirtualService'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      for (const rule of routeRules(virtualService, 'http')) {
        const rewrite = asMap(rule.value.rewrite);
        const uri = asText(rewrite.uri);
        // A rewrite to a file (`/index.html`) means to send every path there.
        if (uri === undefined || rewrite.uriRegexRewrite !== undefined || /\.[^/.]+$/.test(uri)) continue;
        const open = rule.matches.flatMap(({ value, index }) => {
          const regex = asText(asMap(value.uri).regex);
          return regex === undefined || !isOpen(regex) ? [] : [{ regex, index }];
        });
        const [first] = open;
        if (!first) continue;
        const place = rule.at('rewrite', 'uri');
        const base = subtreeBase(first.regex);
        report({
          at: place,
          message: `Every path that \`${first.regex}\` matches becomes \`${uri}\`: under a regular expression the rewrite replaces the whole path, so what follows the match is lost.`,
          related: open.map(({ index }) => ({
            at: rule.at('match', index, 'uri', 'regex'),
            message: 'The expression that matches the whole path',
          })),
          fixes: rule.matches.length === 1 && base !== undefined ? [keepSubPath(place, base, uri)] : [],
        });
      }
    }
  },
});

/** Whether the expression takes paths of any length. */
function isOpen(regex: string): boolean {
  const set = textSet({ regex }, false);
  if (set?.whole) return set.parts.some((part) => 'prefix' in part);
  return /[*+]|\{\d+,\}/.test(regex.replace(/\\./g, ''));
}
