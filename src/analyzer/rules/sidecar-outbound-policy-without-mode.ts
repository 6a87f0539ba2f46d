import { asMap, isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sidecar-outbound-policy-without-mode',
  aliases: ['KIA1007'],
  severity: 'warning',
  summary: 'A Sidecar’s `outboundTrafficPolicy` has no mode, which blocks unknown destinations.',
  reads: ['Sidecar'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const resource of mesh.of('Sidecar')) {
      const policy = resource.spec.outboundTrafficPolicy;
      if (!isMap(policy) || asMap(policy).mode !== undefined) continue;
      report({
        at: resource.at('spec', 'outboundTrafficPolicy'),
        message:
          'Without `mode` this means `REGISTRY_ONLY`, not the mesh’s own setting: requests to hosts that the mesh doesn’t know are answered 502, and TCP connections are closed. Write the mode you mean, or leave the field out.',
      });
    }
  },
});
