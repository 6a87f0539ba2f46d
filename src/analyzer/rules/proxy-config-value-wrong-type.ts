import { fix, quoteValue, replaceValue } from '../fix/index.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { isMap } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';
import { checkProxyConfig, type Problem } from '../schema/index.ts';
import type { Fix } from '../types.ts';

const FAULTS: readonly Problem['fault'][] = [
  'field-type-wrong',
  'field-value-not-allowed',
  'fields-exclude-each-other',
];

export default defineRule({
  name: 'proxy-config-value-wrong-type',
  aliases: ['IST0125'],
  severity: 'error',
  summary: 'A value in the `proxy.istio.io/config` annotation has the wrong type.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      const config = mesh.annotationConfig(workload);
      if (!config || !isMap(config.value) || config.tree.errors.length > 0) continue;
      for (const problem of checkProxyConfig(config.value, mesh.settings.istioVersion.value)) {
        const isMetadata = problem.path[0] === 'proxyMetadata' && problem.path.length > 1;
        if (!FAULTS.includes(problem.fault) || isMetadata) continue;
        const at = config.at(...problem.path);
        report({
          at,
          message: `${problem.message} Injection refuses every new Pod with this annotation.`,
          fixes: [repair(at, problem.repair)],
        });
      }
    }
  },
});

function repair(at: Place, how: Problem['repair']): Fix | undefined {
  if (how?.kind === 'quote') return fix('Put the value in quotes', 'safe', quoteValue(at));
  if (how?.kind !== 'replace') return undefined;
  return fix(`Write \`${how.text}\``, how.review ? 'review' : 'safe', replaceValue(at, how.text));
}
