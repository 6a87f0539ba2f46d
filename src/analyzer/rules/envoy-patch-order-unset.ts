import { type EnvoyPatch, envoyPatches, namesNoFilter, ORDERED } from '../mesh/envoy-filters.ts';
import { describe, type Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, EnvoyFilter reference, `priority`; analysis messages IST0151 and IST0155. */
export default defineRule({
  name: 'envoy-patch-order-unset',
  aliases: ['IST0151', 'IST0155'],
  severity: 'info',
  summary: 'An EnvoyFilter is placed relative to other configuration, but does not say when it is applied.',
  reads: ['EnvoyFilter'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const patches = envoyPatches(mesh);
    // Filters that EnvoyFilters of the paste bring: a patch placed by one of them must come later.
    const bringers = new Map<string, Resource>();
    for (const { brings, operation, resource, applyTo } of patches) {
      if (brings && ORDERED.has(applyTo) && /^(?:ADD|INSERT_)/.test(operation) && !bringers.has(brings))
        bringers.set(brings, resource);
    }
    for (const patch of patches) {
      // Without a name to stand before, a filter is put first whatever the others do.
      const first = patch.operation === 'INSERT_BEFORE' && ORDERED.has(patch.applyTo) && !patch.anchor;
      if (!patch.relativeCode || first || namesNoFilter(patch)) continue;
      const other = patch.anchor ? bringers.get(patch.anchor) : undefined;
      const hangs = other !== undefined && other !== patch.resource;
      report({
        at: patch.at('patch', 'operation'),
        aliases: [patch.relativeCode],
        severity: hangs ? 'warning' : 'info',
        message: messageOf(patch, hangs ? other : undefined),
        related: hangs ? [{ at: other.at('metadata', 'name'), message: 'brings that filter' }] : [],
      });
    }
  },
});

function messageOf({ operation, applyTo, anchor }: EnvoyPatch, other: Resource | undefined): string {
  if (other) {
    return `This patch is placed by \`${anchor}\`, which ${describe(other)} brings. Both have priority 0, so the older object goes first: re-created in another order, the patch finds no \`${anchor}\` and does nothing. Give this one a higher \`priority\`.`;
  }
  if (operation.startsWith('INSERT_') && !ORDERED.has(applyTo)) {
    return `There is no order among ${applyTo}s: \`${operation}\` adds it like \`ADD\`. Write \`ADD\`, so that nobody counts on a place.`;
  }
  const to = anchor ? ` \`${anchor}\`` : ' what other EnvoyFilters leave there';
  return `\`${operation}\` depends on${to}, and \`priority\` is not set: among EnvoyFilters of one priority the older is applied first, and re-creating one changes that. Set \`spec.priority\` where the order matters.`;
}
