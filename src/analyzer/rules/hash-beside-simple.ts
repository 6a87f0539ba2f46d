import { fix, remove } from '../fix/index.ts';
import { policyLevels } from '../mesh/traffic-policies.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, LoadBalancerSettings (one of); the CRD's oneOf. */
export default defineRule({
  name: 'hash-beside-simple',
  aliases: [],
  severity: 'error',
  summary: 'A load balancer has both `simple` and `consistentHash`.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const rule of mesh.of('DestinationRule')) {
      for (const { loadBalancer, consistentHash, at } of policyLevels(rule)) {
        if (!consistentHash || typeof loadBalancer.simple !== 'string') continue;
        report({
          at: at('loadBalancer', 'simple'),
          message: `\`simple\` and \`consistentHash\` exclude each other: the API server refuses the object, so an older version of it stays in force, if there is one.`,
          related: [{ at: at('loadBalancer', 'consistentHash'), message: 'The hash' }],
          fixes: [fix('Keep the hash, take out simple', 'review', remove(at('loadBalancer', 'simple')))],
        });
      }
    }
  },
});
