import type { Base, Shape } from './shape.ts';

const letters: Record<Base, string> = {
  string: 's',
  integer: 'i',
  protoInteger: 'j',
  number: 'n',
  boolean: 'b',
  any: 'x',
  intOrString: 'q',
  enum: 'e',
  object: 'o',
  list: '[',
  map: '{',
};

/**
 * Writes shapes as lines, one per distinct shape, that name each other by number. The format is read back by
 * src/analyzer/schema/decode.ts, which describes it.
 */
export class Encoder {
  readonly lines: string[] = [];
  private readonly seen = new Map<string, number>();

  /** The number of the shape's line, added when new. */
  add(shape: Shape): number {
    const parts: string[] = [];
    for (const [value, since] of shape.values) parts.push(value + (since ? `@${since}` : ''));
    for (const [name, field] of shape.fields) {
      const marks =
        (field.required ? '!' : '') +
        (field.deprecated ? '~' : '') +
        (field.since ? `@${field.since}` : '') +
        (field.until ? `-${field.until}` : '');
      parts.push(`${name}${marks}:${this.add(field.shape).toString(36)}`);
    }
    if (shape.min !== undefined) parts.push(`>${shape.min}`);
    if (shape.max !== undefined) parts.push(`<${shape.max}`);
    if (shape.minSize || shape.maxSize !== undefined)
      parts.push(`#${shape.minSize ?? 0},${shape.maxSize ?? ''}`);
    if (shape.keys) parts.push(`=${shape.keys.join(',')}`);
    for (const group of shape.exclusive) parts.push(`^${group.join(',')}`);
    for (const group of shape.exactlyOne) parts.push(`|${group.join(',')}`);
    for (const condition of shape.conditions) parts.push(`?${condition}`);
    if (shape.pattern) parts.push(`/${shape.pattern}`);
    const of = shape.of ? this.add(shape.of).toString(36) : '';
    const line = [letters[shape.base] + of, ...parts].join(' ');
    const known = this.seen.get(line);
    if (known !== undefined) return known;
    this.seen.set(line, this.lines.length);
    this.lines.push(line);
    return this.lines.length - 1;
  }
}
