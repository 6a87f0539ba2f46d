import { HASH_KEYS, hashKeys, policyLevels } from '../mesh/traffic-policies.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, ConsistentHashLB; cluster_traffic_policy.go, ApplyRingHashLoadBalancer; route.go, ConsistentHashToHashPolicy. */
export default defineRule({
  name: 'hash-key-missing',
  aliases: [],
  severity: 'warning',
  summary: 'A consistent hash has no key, so requests are spread at random.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const rule of mesh.of('DestinationRule')) {
      for (const { consistentHash, at } of policyLevels(rule)) {
        if (!consistentHash || hashKeys(consistentHash).length > 0) continue;
        report({
          at: at('loadBalancer', 'consistentHash'),
          message: `This hash has no key: the proxy builds a ring and draws a random number for each request, so nothing sticks. Set one of ${HASH_KEYS.map((key) => `\`${key}\``).join(', ')}.`,
        });
      }
    }
  },
});
