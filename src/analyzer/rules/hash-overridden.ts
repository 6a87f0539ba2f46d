import { fix, insertKey } from '../fix/index.ts';
import { hashKeys, type PolicyLevel, policyLevels } from '../mesh/traffic-policies.ts';
import { asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/**
 * Port settings replace everything above them, also what they leave out; a subset replaces `loadBalancer` as a whole.
 * Sources: istio.io, PortTrafficPolicy; networking/util.GetPortLevelTrafficPolicy and model.MergeTrafficPolicy.
 */
export default defineRule({
  name: 'hash-overridden',
  aliases: [],
  severity: 'warning',
  summary: 'Settings of a port or a subset drop the hash of the rule without saying so.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const rule of mesh.of('DestinationRule')) {
      const levels = policyLevels(rule);
      for (const level of levels) {
        const above = levels.find((other) => other !== level && hides(level, other));
        if (!above?.consistentHash || choosesBalancer(level)) continue;
        const port = level.port === undefined ? '' : `port ${level.port}`;
        const subset = level.subset === undefined ? '' : `subset \`${level.subset}\``;
        const where = [port, subset].filter(Boolean).join(' of ');
        const how =
          level.port === undefined
            ? "its `loadBalancer` replaces the rule's as a whole"
            : 'settings of a port inherit nothing';
        report({
          at: level.port === undefined ? level.at('loadBalancer') : level.at(),
          message: `The hash of this rule does not apply to ${where}: ${how}, so requests are balanced by the default policy and don't stick.`,
          related: [{ at: above.at('loadBalancer', 'consistentHash'), message: 'The hash that is dropped' }],
          fixes: [repeat(level, above)],
        });
      }
    }
  },
});

/** Whether `level`'s settings take the place of `above`'s. */
function hides(level: PolicyLevel, above: PolicyLevel): boolean {
  if (!above.consistentHash || above.port !== undefined) return false;
  if (level.port !== undefined) return above.subset === undefined || above.subset === level.subset;
  return above.subset === undefined && level.subset !== undefined && level.value.loadBalancer !== undefined;
}

/** Whether somebody wrote which balancer this level has. */
function choosesBalancer({ loadBalancer, consistentHash }: PolicyLevel): boolean {
  return (
    consistentHash !== undefined ||
    loadBalancer.simple !== undefined ||
    loadBalancer.backendUtilization !== undefined
  );
}

function repeat(level: PolicyLevel, above: PolicyLevel) {
  const hash = above.consistentHash ?? {};
  const header = asText(hash.httpHeaderName);
  if (header === undefined || hashKeys(hash).length !== 1 || Object.keys(hash).length !== 1) return undefined;
  if (Object.keys(asMap(level.value.loadBalancer)).length > 0)
    return fix(
      'Repeat the hash here',
      'review',
      insertKey(level.at('loadBalancer'), 'consistentHash', `\n  httpHeaderName: ${header}`),
    );
  return fix(
    'Repeat the hash here',
    'review',
    insertKey(level.at(), 'loadBalancer', `\n  consistentHash:\n    httpHeaderName: ${header}`, 'port'),
  );
}
