import { envoyPatches } from '../mesh/envoy-filters.ts';
import { isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const FILTERS = new Set(['HTTP_FILTER', 'NETWORK_FILTER', 'LISTENER_FILTER']);

/** Fields by which Envoy finds a filter's implementation, in both spellings. */
const TYPES = ['typed_config', 'typedConfig', 'config_discovery', 'configDiscovery'];

/** Sources: Istio 1.19 upgrade notes, type URL of an injected extension; istio/istio issue 49836. */
export default defineRule({
  name: 'envoy-filter-without-type',
  aliases: ['IST0133'],
  severity: 'error',
  summary:
    'An EnvoyFilter brings a filter without typed_config, which proxies refuse with the whole listener.',
  reads: ['EnvoyFilter'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { applyTo, operation, brings, value, at } of envoyPatches(mesh)) {
      if (!brings || !FILTERS.has(applyTo) || !/^(?:ADD|REPLACE|INSERT_\w+)$/.test(operation)) continue;
      // Envoy leaves out an optional filter that it does not find.
      if (
        TYPES.some((field) => isMap(value[field])) ||
        value.is_optional === true ||
        value.isOptional === true
      )
        continue;
      const old = isMap(value.config) ? ' `config` is of an older Envoy and is dropped.' : '';
      report({
        at: at('patch', 'value', 'name'),
        message: `\`${brings}\` has no \`typed_config\` with its \`@type\`. Envoy finds filters by type, no longer by name, so the proxy refuses the whole listener: it keeps the one before, and a Pod that starts stays not ready.${old}`,
      });
    }
  },
});
