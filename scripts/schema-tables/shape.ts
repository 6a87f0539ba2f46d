/** The generator's own picture of a field table: one tree per kind, merged over the versions of Istio. */

import type { Base } from '../../src/analyzer/schema/decode.ts';

export type { Base };

export interface Field {
  shape: Shape;
  required: boolean;
  deprecated: boolean;
  /** First minor version that has it; absent when the oldest table has it already. */
  since?: number;
  /** First minor version without it. */
  until?: number;
}

export interface Shape {
  base: Base;
  fields: Map<string, Field>;
  of?: Shape;
  /** Enum values with the minor version that brought them. */
  values: Map<string, number | undefined>;
  min?: number;
  max?: number;
  minSize?: number;
  maxSize?: number;
  pattern?: string;
  conditions: string[];
  /** Groups of fields of which at most one may be set. */
  exclusive: string[][];
  /** Groups of fields of which exactly one must be set. */
  exactlyOne: string[][];
  /** The fields that tell entries of a list apart. */
  keys?: string[];
}

/** An empty shape of a base type. */
export const shape = (base: Base): Shape => ({
  base,
  fields: new Map(),
  values: new Map(),
  conditions: [],
  exclusive: [],
  exactlyOne: [],
});

/**
 * Adds a newer version's tree to an older one. What the newer one adds is marked `since`, what it lacks `until`;
 * limits are those of the newest, so that an old version's stricter limit is never reported for a new one.
 */
export function merge(older: Shape, newer: Shape, minor: number): Shape {
  if (older.base !== newer.base) return { ...newer, base: 'any' };
  const fields = new Map<string, Field>();
  for (const [name, field] of older.fields) {
    const now = newer.fields.get(name);
    if (!now) fields.set(name, { ...field, until: field.until ?? minor });
    else fields.set(name, { ...now, since: field.since, shape: merge(field.shape, now.shape, minor) });
  }
  for (const [name, field] of newer.fields) {
    if (!older.fields.has(name)) fields.set(name, { ...field, since: minor });
  }
  const values = new Map(older.values);
  for (const value of newer.values.keys()) if (!values.has(value)) values.set(value, minor);
  const of = newer.of && older.of ? merge(older.of, newer.of, minor) : newer.of;
  return { ...newer, fields, values, of };
}
