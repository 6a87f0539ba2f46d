import { asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const KINDS = new Set(['ClusterRbacConfig', 'RbacConfig', 'ServiceRole', 'ServiceRoleBinding']);

/** Source: istio.io, AuthorizationPolicy replaced rbac.istio.io in Istio 1.6; analysis message IST0002. */
export default defineRule({
  name: 'rbac-crd-left-over',
  aliases: ['IST0002'],
  severity: 'warning',
  summary: 'A CRD of Istio’s old RBAC API, which no istiod reads any more.',
  reads: ['CustomResourceDefinition'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const crd of mesh.of('CustomResourceDefinition')) {
      const kind = asText(asMap(crd.spec.names).kind) ?? '';
      if (crd.spec.group !== 'rbac.istio.io' || !KINDS.has(kind)) continue;
      report({
        at: crd.at('spec', 'names', 'kind'),
        message: `\`${kind}\` belongs to the RBAC API that Istio gave up in 1.6: objects of the kind are accepted and protect nothing. Use AuthorizationPolicy, and delete the CRD when no object is left.`,
      });
    }
  },
});
