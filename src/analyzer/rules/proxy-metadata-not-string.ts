import { fix, quoteValue } from '../fix/index.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { asMap, isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'proxy-metadata-not-string',
  aliases: ['IST0125'],
  severity: 'error',
  summary: 'A value in `proxyMetadata` is not a string.',
  reads: [...WORKLOAD_KINDS, 'ConfigMap', 'IstioOperator', 'HelmValues', 'MeshConfig'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const config of mesh.proxyConfigs) {
      const effect =
        config.scope === 'workload'
          ? 'injection refuses every new Pod'
          : 'istiod cannot read the mesh config that holds it, and none of its changes take effect';
      for (const [key, value] of Object.entries(asMap(config.value.proxyMetadata))) {
        if (typeof value === 'string' || value === null || value === undefined) continue;
        const scalar = typeof value === 'number' || typeof value === 'boolean';
        const type = scalar ? `the ${typeof value} \`${value}\`` : isMap(value) ? 'a map' : 'a list';
        const at = config.at('proxyMetadata', key);
        report({
          at,
          message: `\`proxyMetadata.${key}\` is ${type}; it becomes an environment variable and must be a string: ${effect}.${scalar ? ' Put the value in quotes.' : ''}`,
          aliases: config.scope === 'workload' ? ['IST0125'] : [],
          fixes: scalar ? [fix('Put the value in quotes', 'safe', quoteValue(at))] : [],
        });
      }
    }
  },
});
