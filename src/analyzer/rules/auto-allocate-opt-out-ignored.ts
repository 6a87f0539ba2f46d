import { AUTO_ALLOCATE_LABEL } from '../mesh/dns.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'auto-allocate-opt-out-ignored',
  aliases: [],
  severity: 'warning',
  summary: 'The switch for automatic addresses is written so that istiod doesn’t see it.',
  reads: ['ServiceEntry'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { resource } of mesh.serviceEntries) {
      const label = resource.labels[AUTO_ALLOCATE_LABEL];
      if (label !== undefined && !/^(?:true|false)$/i.test(label)) {
        report({
          at: resource.at('metadata', 'labels', AUTO_ALLOCATE_LABEL),
          message: `istiod takes \`"false"\` only as the opt-out; \`${label}\` leaves automatic addresses on for this ServiceEntry.`,
        });
      }
      const annotation = resource.annotations[AUTO_ALLOCATE_LABEL];
      if (annotation !== undefined && label === undefined) {
        report({
          at: resource.at('metadata', 'annotations', AUTO_ALLOCATE_LABEL),
          message: `\`${AUTO_ALLOCATE_LABEL}\` is a label: as an annotation nothing reads it, and this ServiceEntry gets automatic addresses all the same.`,
        });
      }
    }
  },
});
