import { type EnvoyPatch, envoyPatches } from '../mesh/envoy-filters.ts';
import { asMap, asText, isMap, type JsonMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const FILTER = 'envoy.filters.http.local_ratelimit';
const TYPE = /[/.]envoy\.extensions\.filters\.http\.local_ratelimit\.v3\.LocalRateLimit$/;
/** A patch that brings the whole filter or route setting; a MERGE into a filter may add to what is there. */
const WHOLE = /^(?:INSERT_FIRST|INSERT_BEFORE|INSERT_AFTER|ADD|REPLACE)$/;

/** Source: Envoy, LocalRateLimit (http): `filter_enabled` and `filter_enforced` are 0 % unless set. */
export default defineRule({
  name: 'rate-limit-switched-off',
  aliases: [],
  severity: 'warning',
  summary: 'A local rate limit is not switched on, so it limits nothing.',
  reads: ['EnvoyFilter'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const patches = envoyPatches(mesh);
    // Another patch may add the switches to the filter afterwards.
    const merged = patches.some(({ operation, anchor }) => operation === 'MERGE' && anchor === FILTER);
    for (const patch of patches) {
      if (merged && patch.applyTo === 'HTTP_FILTER') continue;
      const limit = limitOf(patch);
      const bucket = limit && nameOf(limit.config, 'token_bucket', 'tokenBucket');
      if (!limit || !bucket) continue;
      const enabled = nameOf(limit.config, 'filter_enabled', 'filterEnabled') !== undefined;
      if (enabled && nameOf(limit.config, 'filter_enforced', 'filterEnforced')) continue;
      report({
        at: patch.at('patch', 'value', ...limit.path, bucket),
        severity: enabled ? 'info' : 'warning',
        message: enabled
          ? 'This bucket only counts: without `filter_enforced`, which is 0 % unless set, requests above it pass.'
          : 'This bucket limits nothing: without `filter_enabled`, which is 0 % unless set, no request is held against it. Set `filter_enabled` and `filter_enforced` to 100 %.',
      });
    }
  },
});

/** The settings of a local rate limit that a patch brings, and where they stand in its value. */
function limitOf({
  applyTo,
  operation,
  brings,
  value,
}: EnvoyPatch): { config: JsonMap; path: string[] } | undefined {
  if (applyTo === 'HTTP_FILTER') {
    if (!WHOLE.test(operation)) return undefined;
    return settings(value.typed_config, ['typed_config'], brings === FILTER);
  }
  if (applyTo !== 'HTTP_ROUTE' && applyTo !== 'VIRTUAL_HOST') return undefined;
  return settings(asMap(value.typed_per_filter_config)[FILTER], ['typed_per_filter_config', FILTER], true);
}

/** Reads through a TypedStruct; undefined for settings of another filter. */
function settings(typed: unknown, path: string[], named: boolean) {
  if (!isMap(typed)) return undefined;
  const type = asText(typed.type_url) ?? asText(typed.typeUrl) ?? asText(typed['@type']) ?? '';
  if (type ? !TYPE.test(type) : !named) return undefined;
  const inner = typed.type_url !== undefined || typed.typeUrl !== undefined;
  return inner ? { config: asMap(typed.value), path: [...path, 'value'] } : { config: typed, path };
}

/** The name under which a field is written, if it is. */
const nameOf = (config: JsonMap, ...names: string[]) => names.find((name) => config[name] !== undefined);
