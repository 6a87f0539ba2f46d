import { imageChoices } from '../mesh/install.ts';
import { compareVersions } from '../mesh/settings.ts';
import { defineRule } from '../rule.ts';

/** Oldest minor version that gets fixes on 2026-11-25. Source: istio.io, Supported releases. */
export const OLDEST_SUPPORTED = '1.30';

export default defineRule({
  name: 'istio-version-unsupported',
  aliases: [],
  severity: 'warning',
  summary: 'The installation asks for a version of Istio that gets no fixes any more.',
  reads: ['IstioOperator', 'HelmValues'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { value, at } of imageChoices(mesh, 'tag')) {
      const minor = /^v?(1\.\d{1,2})(?:\.\d+)?(?:-[\w.-]+)?$/.exec(String(value))?.[1];
      if (typeof value !== 'string' || !minor || compareVersions(minor, OLDEST_SUPPORTED) >= 0) continue;
      report({
        at,
        message: `Istio ${minor} gets no fixes any more; ${OLDEST_SUPPORTED} is the oldest that does. Charts and images of different versions don't fit together either: leave the tag to the tool.`,
      });
    }
  },
});
