import { keepSubPath } from '../fix/rewrite.ts';
import { routeRules } from '../mesh/route-rules.ts';
import { asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/**
 * `rewrite.uri` replaces only the text that the prefix matched: under `/nginx` the path `/nginx/a` becomes
 * `/` + `/a`. Sources: istio.io, Virtual Service reference, HTTPRewrite; Envoy, RouteAction prefix_rewrite.
 */
export default defineRule({
  name: 'rewrite-doubles-slash',
  aliases: [],
  severity: 'warning',
  summary:
    'A prefix without a final slash is rewritten to a path with one, so paths below it begin with `//`.',
  reads: ['VirtualService'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      for (const rule of routeRules(virtualService, 'http')) {
        const rewrite = asMap(rule.value.rewrite);
        const uri = asText(rewrite.uri);
        if (!uri?.endsWith('/') || rewrite.uriRegexRewrite !== undefined) continue;
        const prefixes = rule.matches.flatMap(({ value, index }) => {
          const prefix = asText(asMap(value.uri).prefix);
          return !prefix || prefix.endsWith('/') ? [] : [{ prefix, index }];
        });
        const [first] = prefixes;
        if (!first) continue;
        const place = rule.at('rewrite', 'uri');
        report({
          at: place,
          message: `\`${first.prefix}/a\` becomes \`${uri}/a\`: the rewrite replaces only the prefix \`${first.prefix}\`, and the rest keeps its slash. Many servers answer such a path with 404 or a redirect.`,
          related: prefixes.map(({ index }) => ({
            at: rule.at('match', index, 'uri', 'prefix'),
            message: 'The prefix that is replaced',
          })),
          fixes: rule.matches.length === 1 ? [keepSubPath(place, first.prefix, uri)] : [],
        });
      }
    }
  },
});
