import { type EnvoyPatch, envoyPatches, namesNoFilter } from '../mesh/envoy-filters.ts';
import { defineRule } from '../rule.ts';
import type { Severity } from '../types.ts';

/**
 * Sources: istio.io, EnvoyFilter reference, Patch.Operation; analysis messages IST0152 to IST0154; and what istiod
 * does, pilot/pkg/networking/core/envoyfilter/{listener,rc,cluster}_patch.go.
 */
export default defineRule({
  name: 'envoy-patch-ignored',
  aliases: ['IST0151', 'IST0152', 'IST0153', 'IST0154', 'IST0155'],
  severity: 'error',
  summary: 'An EnvoyFilter uses an operation that does nothing where it is used.',
  reads: ['EnvoyFilter'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const patch of envoyPatches(mesh)) {
      const fault = faultOf(patch);
      if (fault) report({ at: patch.at('patch', 'operation'), ...fault });
    }
  },
});

function faultOf(patch: EnvoyPatch): { message: string; aliases: string[]; severity?: Severity } | undefined {
  const { applyTo, operation } = patch;
  if (namesNoFilter(patch)) {
    const field =
      applyTo === 'HTTP_FILTER'
        ? '`filterChain.filter.subFilter.name`'
        : applyTo === 'NETWORK_FILTER'
          ? '`filterChain.filter.name`'
          : '`listenerFilter`';
    return {
      message: `\`${operation}\` of ${applyTo} needs the name of the filter in the match (${field}): without it istiod leaves the patch out, and nothing changes.`,
      // istioctl looks at the order only, at this very patch.
      aliases: patch.relativeCode ? [patch.relativeCode] : [],
    };
  }
  if (operation === 'REPLACE' && ['CLUSTER', 'LISTENER', 'FILTER_CHAIN', 'HTTP_ROUTE'].includes(applyTo)) {
    return {
      message: `\`REPLACE\` does nothing for ${applyTo}: istiod leaves the patch out. It works for HTTP_FILTER, NETWORK_FILTER, LISTENER_FILTER and VIRTUAL_HOST; use \`MERGE\`, or \`REMOVE\` and \`ADD\`.`,
      aliases: ['IST0152'],
    };
  }
  if (applyTo === 'ROUTE_CONFIGURATION' && ['ADD', 'REMOVE', 'REPLACE'].includes(operation)) {
    return {
      message: `\`${operation}\` does nothing for ROUTE_CONFIGURATION: only \`MERGE\` is applied to a whole route table.`,
      aliases: [operation === 'ADD' ? 'IST0153' : operation === 'REMOVE' ? 'IST0154' : 'IST0152'],
    };
  }
  if (applyTo === 'HTTP_ROUTE' && operation === 'ADD') {
    return {
      message:
        'Istio’s reference says that `ADD` of HTTP_ROUTE is ignored. istiod puts the route behind all others, where a catch-all takes its requests first: use `INSERT_FIRST`.',
      aliases: ['IST0153'],
      severity: 'info',
    };
  }
  if (applyTo === 'HTTP_ROUTE' && operation === 'REMOVE') {
    return {
      message:
        'Istio’s reference says that `REMOVE` of HTTP_ROUTE is ignored. istiod does remove the route, but nothing promises that it will.',
      aliases: ['IST0154'],
      severity: 'info',
    };
  }
  return undefined;
}
