import { conditionOf } from './conditions.ts';
import { type Base, type Shape, shape } from './shape.ts';

/** A CRD's OpenAPI schema, as the field tables keep it. */
export interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  additionalProperties?: Schema | boolean;
  required?: string[];
  enum?: (string | number)[];
  oneOf?: Schema[];
  allOf?: Schema[];
  not?: Schema;
  anyOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minProperties?: number;
  maxProperties?: number;
  pattern?: string;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-validations'?: { rule: string; message?: string }[];
}

const bases: Record<string, Base> = {
  string: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
};

function baseOf(schema: Schema): Base {
  if (schema['x-kubernetes-int-or-string']) return 'intOrString';
  if (schema.enum) return 'enum';
  if (typeof schema.additionalProperties === 'object') return 'map';
  if (schema.type === 'object' && !schema.properties) return 'any';
  return bases[schema.type ?? ''] ?? 'any';
}

const requiredNames = (schemas: Schema[]) => schemas.flatMap((one) => one.required ?? []);

/** Istio writes "at most one of" as oneOf with a first branch that forbids all of them. */
function groups(schema: Schema, out: Shape): void {
  for (const group of [schema, ...(schema.allOf ?? [])]) {
    if (!group.oneOf) continue;
    const names = requiredNames(group.oneOf);
    if (names.length < 2) continue;
    if (group.oneOf.some((one) => one.not)) out.exclusive.push(names);
    else out.exactlyOne.push(names);
  }
}

/** "only one of a or b can be set", as has(self.a) + has(self.b) <= 1. */
const pairs = (rule: string) =>
  /<=\s*1\s*$/.test(rule) && !rule.includes('size()') && !rule.includes('filter(')
    ? [...rule.matchAll(/has\(self\.(\w+)\)/g)].map((match) => match[1]!)
    : undefined;

/** Turns one CRD schema into a shape. */
export function fromCrd(schema: Schema): Shape {
  const out = shape(baseOf(schema));
  out.min = schema.minimum;
  out.max = schema.maximum;
  out.minSize = schema.minLength ?? schema.minItems ?? schema.minProperties;
  out.maxSize = schema.maxLength ?? schema.maxItems ?? schema.maxProperties;
  out.pattern = schema.pattern;
  out.keys = schema['x-kubernetes-list-map-keys'];
  groups(schema, out);
  for (const { rule, message = '' } of schema['x-kubernetes-validations'] ?? []) {
    const names = pairs(rule);
    if (names) out.exclusive.push(names);
    else if (message === 'exactly one of wasm or lua must be set') out.exactlyOne.push(['wasm', 'lua']);
    else {
      const name = rule.includes('int(key)') ? 'portKeys' : conditionOf(message);
      if (name && !out.conditions.includes(name)) out.conditions.push(name);
    }
  }
  if (out.exactlyOne.length) out.exclusive = [];
  for (const value of schema.enum ?? []) out.values.set(String(value), undefined);
  if (out.base === 'list' && schema.items) out.of = fromCrd(schema.items);
  if (out.base === 'map') out.of = fromCrd(schema.additionalProperties as Schema);
  for (const [name, child] of Object.entries(schema.properties ?? {})) {
    const required = schema.required?.includes(name) ?? false;
    out.fields.set(name, { shape: fromCrd(child), required, deprecated: false });
  }
  return out;
}
