import { HASH_KEYS, hashKeys, policyLevels } from '../mesh/traffic-policies.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, ConsistentHashLB (one of); the CRD's oneOf; cluster_traffic_policy.go, ApplyRingHashLoadBalancer. */
export default defineRule({
  name: 'hash-key-not-single',
  aliases: [],
  severity: 'error',
  summary: 'A consistent hash has no key, or more than one.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const rule of mesh.of('DestinationRule')) {
      for (const { consistentHash, at } of policyLevels(rule)) {
        if (!consistentHash) continue;
        const keys = hashKeys(consistentHash);
        if (keys.length === 1) continue;
        const place = (...path: string[]) => at('loadBalancer', 'consistentHash', ...path);
        if (keys.length === 0) {
          report({
            at: place(),
            severity: 'warning',
            message: `This hash has no key: the proxy builds a ring and draws a random number for each request, so nothing sticks. Set one of ${HASH_KEYS.map((key) => `\`${key}\``).join(', ')}.`,
          });
          continue;
        }
        report({
          at: place(keys[1]!),
          message: `A hash has one key, and this one has ${keys.length} (${keys.map((key) => `\`${key}\``).join(', ')}): the API server refuses the object, so an older version of it stays in force, if there is one.`,
          related: [{ at: place(keys[0]!), message: 'The first key' }],
        });
      }
    }
  },
});
