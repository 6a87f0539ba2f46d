import { asList, asMap, isMap, type JsonMap } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Locality failover task, and Destination Rule reference, LocalityLoadBalancerSetting; IST0133. */
export default defineRule({
  name: 'failover-without-outlier-detection',
  aliases: ['IST0133'],
  severity: 'warning',
  summary: 'Locality failover is configured without outlier detection, so it never happens.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const resource of mesh.of('DestinationRule')) {
      for (const { policy, path, detects } of policiesOf(resource)) {
        const setting = asMap(asMap(policy.loadBalancer).localityLbSetting);
        const field = ['failover', 'failoverPriority'].find((name) => asList(setting[name]).length > 0);
        if (!field || detects || setting.enabled === false) continue;
        report({
          at: resource.at('spec', ...path, 'loadBalancer', 'localityLbSetting', field),
          message: `\`${field}\` needs \`outlierDetection\` beside \`loadBalancer\`: without it the proxy never learns that the endpoints of its own locality fail, and goes on calling them.`,
        });
      }
    }
  },
});

interface Policy {
  policy: JsonMap;
  path: (string | number)[];
  /** Outlier detection is set here or, where this part says nothing, in what it inherits from. */
  detects: boolean;
}

function policiesOf({ spec }: Resource): Policy[] {
  const levels = (value: unknown, path: (string | number)[], inherited: boolean): Policy[] => {
    const policy = asMap(value);
    const detects = isMap(policy.outlierDetection) || inherited;
    return [
      { policy, path, detects },
      // A port's settings replace those of its destination as a whole.
      ...asList(policy.portLevelSettings).map((port, index) => ({
        policy: asMap(port),
        path: [...path, 'portLevelSettings', index],
        detects: isMap(asMap(port).outlierDetection),
      })),
    ];
  };
  const top = levels(spec.trafficPolicy, ['trafficPolicy'], false);
  const subsets = asList(spec.subsets).flatMap((subset, index) =>
    levels(asMap(subset).trafficPolicy, ['subsets', index, 'trafficPolicy'], top[0]?.detects ?? false),
  );
  return [...top, ...subsets];
}
