import { fix, renameKey, replaceValue } from '../fix/index.ts';
import { routeRules } from '../mesh/route-rules.ts';
import { policyLevels } from '../mesh/traffic-policies.ts';
import { asMap, asText } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/**
 * A matter of style: Envoy compares these names in lower case, whatever is written.
 * Sources: istio.io, HTTPMatchRequest `headers`; envoy source/common/http/hash_policy.cc (LowerCaseString).
 */
export default defineRule({
  name: 'header-name-uppercase',
  aliases: [],
  severity: 'info',
  summary: "A header's name is written with upper-case letters; it works all the same.",
  reads: ['VirtualService', 'DestinationRule'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const say = (at: Place, name: string, edit: typeof renameKey, more: string) => {
      const lower = name.toLowerCase();
      if (lower === name || name.startsWith('@')) return;
      report({
        at,
        message: `The reference asks for header names in lower case: \`${lower}\`. Names are compared without case, so this changes nothing in traffic.${more}`,
        fixes: [fix(`Write ${lower}`, 'safe', edit(at, lower))],
      });
    };
    for (const virtualService of mesh.of('VirtualService')) {
      for (const rule of routeRules(virtualService, 'http')) {
        for (const match of rule.matches) {
          for (const field of ['headers', 'withoutHeaders'] as const) {
            for (const name of Object.keys(asMap(match.value[field])))
              say(
                rule.at('match', match.index, field, name),
                name,
                renameKey,
                ' Values are compared with case.',
              );
          }
        }
      }
    }
    for (const rule of mesh.of('DestinationRule')) {
      for (const { consistentHash, at } of policyLevels(rule)) {
        const name = asText(consistentHash?.httpHeaderName);
        if (name)
          say(
            at('loadBalancer', 'consistentHash', 'httpHeaderName'),
            name,
            replaceValue,
            " It is not why a session doesn't stick.",
          );
      }
    }
  },
});
