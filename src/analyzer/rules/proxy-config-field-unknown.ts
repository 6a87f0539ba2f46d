import { fix, renameKey } from '../fix/index.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';
import { checkProxyConfig } from '../schema/index.ts';

export default defineRule({
  name: 'proxy-config-field-unknown',
  aliases: [],
  severity: 'warning',
  summary: 'The `proxy.istio.io/config` annotation has a field that Istio does not know.',
  reads: WORKLOAD_KINDS,
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const workload of mesh.workloads) {
      const config = mesh.annotationConfig(workload);
      if (!config || !isMap(config.value) || config.tree.errors.length > 0) continue;
      for (const { fault, path, message, repair } of checkProxyConfig(
        config.value,
        mesh.settings.istioVersion.value,
      )) {
        if (fault !== 'unknown-field' && fault !== 'field-newer-than-istio') continue;
        const at = config.at(...path);
        report({
          at,
          message: `${message} The Pod starts as if the line were not there.`,
          fixes:
            repair?.kind === 'rename'
              ? [fix(`Rename it to \`${repair.to}\``, 'review', renameKey(at, repair.to))]
              : [],
        });
      }
    }
  },
});
