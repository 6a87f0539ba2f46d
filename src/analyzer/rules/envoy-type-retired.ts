import { envoyPatches } from '../mesh/envoy-filters.ts';
import { isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Envoy's own messages; Istio's, `istio.envoy.config…v2alpha1`, still exist. */
const ENVOYS = 'type.googleapis.com/envoy.';

/** `type_url` names the type within a TypedStruct. */
const FIELDS = new Set(['@type', 'type_url', 'typeUrl']);

/** Sources: Istio 1.19 change notes, xDS v2 types; pilot/pkg/model/envoyfilter.go; Envoy, API versioning. */
export default defineRule({
  name: 'envoy-type-retired',
  aliases: ['IST0106'],
  severity: 'error',
  summary: 'An EnvoyFilter writes a type of Envoy’s v2 API, which no longer exists.',
  reads: ['EnvoyFilter'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { value, at } of envoyPatches(mesh)) {
      for (const { type, path } of typesIn(value)) {
        if (!isRetired(type)) continue;
        report({
          at: at('patch', 'value', ...path),
          // Within a TypedStruct istiod reads no type; only the proxy does.
          aliases: path.at(-1) === '@type' ? ['IST0106'] : [],
          message: `\`${type.slice(type.lastIndexOf('/') + 1)}\` is of Envoy’s v2 API, which is gone from Istio since 1.19. The webhook refuses the object; where it is stored already, the patch is left out or refused by the proxy. Write the v3 type.`,
        });
      }
    }
  },
});

/** Whether it is a message of the API before v3. */
const isRetired = (type: string) =>
  type.startsWith(ENVOYS) && type.split('.').some((part) => /^v2(?:alpha\d*)?$/.test(part));

interface Typed {
  type: string;
  path: (string | number)[];
}

/** Every type named in a value, at any depth. */
function typesIn(value: unknown, path: (string | number)[] = []): Typed[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => typesIn(item, [...path, index]));
  if (!isMap(value)) return [];
  return Object.entries(value).flatMap(([key, inner]): Typed[] =>
    FIELDS.has(key) && typeof inner === 'string'
      ? [{ type: inner, path: [...path, key] }]
      : typesIn(inner, [...path, key]),
  );
}
