/** Typed reading of values whose shape nobody checked yet: each function returns a neutral value instead of throwing. */

export type JsonMap = Record<string, unknown>;

const EMPTY: JsonMap = Object.freeze({});

export function isMap(value: unknown): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as a map; an empty one for anything else. */
export function asMap(value: unknown): JsonMap {
  return isMap(value) ? value : EMPTY;
}

/** The value as a list; an empty one for anything else. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a string; undefined for anything that is not one. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The value as a finite number; undefined for anything else (a quoted number is a string). */
export function asNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** The strings of a list; other items are left out. */
export function textsOf(value: unknown): string[] {
  return asList(value).filter((item): item is string => typeof item === 'string');
}

/** A map of strings, such as labels; scalars of other types are written as text, other values left out. */
export function textMap(value: unknown): Record<string, string> {
  const out: Record<string, string> = {};
  for (const [key, item] of Object.entries(asMap(value))) {
    if (typeof item === 'string') out[key] = item;
    else if (typeof item === 'number' || typeof item === 'boolean') out[key] = String(item);
  }
  return out;
}

/** The value at a path, undefined when any step is missing. */
export function valueAt(value: unknown, ...path: (string | number)[]): unknown {
  let current = value;
  for (const step of path) {
    if (typeof step === 'number') current = Array.isArray(current) ? current[step] : undefined;
    else current = isMap(current) && Object.hasOwn(current, step) ? current[step] : undefined;
    if (current === undefined) return undefined;
  }
  return current;
}
