import { compareVersions } from '../mesh/settings.ts';
import { asMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** What only an object that was in a cluster has. */
const APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** Source: istio.io, blog, in-cluster operator deprecation (2024). */
export default defineRule({
  name: 'operator-object-applied',
  aliases: [],
  severity: 'info',
  summary: 'An IstioOperator object lies in a cluster, where nothing reads it since 1.24.',
  reads: ['IstioOperator'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    if (compareVersions(mesh.settings.istioVersion.value, '1.24') < 0) return;
    for (const resource of mesh.of('IstioOperator')) {
      const metadata = asMap(resource.object.metadata);
      const lived =
        resource.object.status !== undefined ||
        metadata.uid !== undefined ||
        metadata.resourceVersion !== undefined ||
        resource.annotations[APPLIED] !== undefined;
      if (!lived) continue;
      report({
        at: resource.at('kind'),
        message:
          'This object comes from a cluster. The operator that read such objects was removed in Istio 1.24: a change to it does nothing. Use its spec with `istioctl install -f`, or translate it to Helm values.',
      });
    }
  },
});
