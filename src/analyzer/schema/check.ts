import { conditions } from './conditions.ts';
import { type Field, type Node, nodeAt } from './decode.ts';
import { invisibleCharacter, nearest, oneOf, visible } from './names.ts';
import { type Fault, type Problem, type Steps, told } from './problem.ts';
import { fits, found, isMap, nothing, numbered, typeHint, type Values, wanted } from './value-types.ts';

export interface Table {
  /** Node of the value. */
  node: number;
  /** Minor version of Istio to check against. */
  minor: number;
  /** How the value is called in messages, before its path: `spec`. */
  name: string;
  /** Read as protobuf JSON: snake_case names and numbers for enum values are accepted. */
  proto?: boolean;
  /** What becomes of a field that is not in the table. */
  unknown?(path: Steps): string;
}

/** Checks one value against one node of the tables, and all below it. */
class Walk {
  readonly problems: Problem[] = [];
  private readonly table: Table;
  constructor(table: Table) {
    this.table = table;
  }

  private add(fault: Fault, path: Steps, message: string, more: Pick<Problem, 'repair' | 'also'> = {}): void {
    this.problems.push({ fault, path, message, ...more });
  }

  private tell(path: Steps): string {
    const text = told(path);
    return this.table.name
      ? this.table.name + (text && !text.startsWith('[') ? '.' : '') + text
      : text || 'the top';
  }

  value(index: number, value: unknown, path: Steps): void {
    const node = nodeAt(index);
    if (!fits(node, value, this.table.proto ?? false)) {
      this.wrongType(node, value, path);
      return;
    }
    const before = this.problems.length;
    if (node.base === 'enum') {
      if (typeof value === 'string' || numbered(node)) this.choice(node, String(value), path);
    } else if (typeof value === 'string') this.text(node, value, path);
    else if (typeof value === 'number') this.number(node, value, path);
    else if (Array.isArray(value)) this.list(node, value, path);
    else if (isMap(value)) this.map(node, value, path);
    if (this.problems.length > before) return;
    for (const name of node.conditions) {
      conditions[name]?.(value, path, (fault, at, message, more) => this.add(fault, at, message, more));
    }
  }

  private wrongType(node: Node, value: unknown, path: Steps): void {
    const { hint, repair } = typeHint(node, value);
    const message = `\`${this.tell(path)}\` is ${found(value)} where ${wanted(node)} belongs.${hint}`;
    this.add('field-type-wrong', path, message, repair && { repair });
  }

  private choice(node: Node, value: string, path: Steps): void {
    const name = this.tell(path);
    const { minor } = this.table;
    const since = node.values.get(value);
    if (node.values.has(value)) {
      if (!since || since <= minor) return;
      this.add(
        'field-newer-than-istio',
        path,
        `\`${value}\` in \`${name}\` exists from Istio 1.${since} on; 1.${minor} refuses it.`,
      );
      return;
    }
    const known = [...node.values].filter(([, from]) => (from ?? 0) <= minor).map(([one]) => one);
    const to = numbered(node) ? undefined : nearest(value, known);
    this.add(
      'field-value-not-allowed',
      path,
      `\`${name}\` does not know \`${value}\`${to ? `: did you mean \`${to}\`?` : `. It takes ${oneOf(known)}.`}`,
      to ? { repair: { kind: 'replace', text: to } } : {},
    );
  }

  private text(node: Node, value: string, path: Steps): void {
    const name = this.tell(path);
    if (value.length < node.minSize) {
      const least = node.minSize === 1 ? 'is empty' : `is shorter than ${node.minSize} characters`;
      this.add('field-value-not-allowed', path, `\`${name}\` ${least}: the API server refuses the object.`);
    } else if (node.maxSize !== undefined && value.length > node.maxSize) {
      this.add(
        'field-value-not-allowed',
        path,
        `\`${name}\` has ${value.length} characters; at most ${node.maxSize} are allowed.`,
      );
    } else if (node.pattern && !node.pattern.test(value)) {
      this.add(
        'field-value-not-allowed',
        path,
        `\`${value}\` does not have the form that \`${name}\` needs: \`${node.pattern.source}\`.`,
      );
    }
  }

  private number(node: Node, value: number, path: Steps): void {
    if ((node.min === undefined || value >= node.min) && (node.max === undefined || value <= node.max))
      return;
    const range =
      node.max === undefined
        ? `at least ${node.min}`
        : node.min === undefined
          ? `at most ${node.max}`
          : `${node.min} to ${node.max}`;
    this.add('field-value-not-allowed', path, `\`${this.tell(path)}\` is ${value}; it takes ${range}.`);
  }

  private size(node: Node, size: number, path: Steps): void {
    if (size < node.minSize) {
      this.add(
        'field-value-not-allowed',
        path,
        `\`${this.tell(path)}\` is empty; it needs at least ${node.minSize === 1 ? 'one entry' : `${node.minSize} entries`}.`,
      );
    } else if (node.maxSize !== undefined && size > node.maxSize) {
      this.add(
        'field-value-not-allowed',
        path,
        `\`${this.tell(path)}\` has ${size} entries; at most ${node.maxSize} are allowed.`,
      );
    }
  }

  private list(node: Node, value: unknown[], path: Steps): void {
    this.size(node, value.length, path);
    value.forEach((entry, index) => {
      this.value(node.of!, entry, [...path, index]);
    });
    const { keys } = node;
    if (!keys) return;
    const seen = new Map<string, number>();
    value.forEach((entry, index) => {
      if (!isMap(entry) || keys.some((key) => nothing(entry[key]))) return;
      const id = keys.map((key) => String(entry[key])).join(' ');
      const first = seen.get(id);
      if (first === undefined) {
        seen.set(id, index);
        return;
      }
      const at = [...path, index, keys[0]!];
      this.add(
        'field-value-not-allowed',
        at,
        `Two entries of \`${this.tell(path)}\` have the ${keys.join(' and ')} \`${id}\`: the API server refuses the object.`,
        {
          also: [{ path: [...path, first, keys[0]!], message: 'the first of them' }],
        },
      );
    });
  }

  private map(node: Node, value: Values, path: Steps): void {
    if (node.base === 'map') {
      this.size(node, Object.keys(value).length, path);
      for (const [key, entry] of Object.entries(value)) {
        if (!nothing(entry)) this.value(node.of!, entry, [...path, key]);
      }
      return;
    }
    if (node.base !== 'object') return;
    for (const [key, entry] of Object.entries(value)) {
      const field = this.field(node, key);
      if (!field) this.unknown(node, key, path);
      else if (this.known(field, key, path) && !nothing(entry)) this.value(field.node, entry, [...path, key]);
    }
    for (const [name, field] of node.fields) {
      if (field.required && nothing(value[name]) && (field.since ?? 0) <= this.table.minor) {
        const empty = name in value ? 'is empty' : 'is missing';
        this.add(
          'required-field-missing',
          [...path, name],
          `\`${this.tell([...path, name])}\` ${empty}: the API server refuses the object.`,
        );
      }
    }
    this.groups(node, value, path);
  }

  private field(node: Node, key: string): Field | undefined {
    const field = node.fields.get(key);
    if (field || !this.table.proto || !key.includes('_')) return field;
    return node.fields.get(key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()));
  }

  /** False when the value below need not be looked at. */
  private known(field: Field, key: string, path: Steps): boolean {
    const { minor } = this.table;
    const at = [...path, key];
    if (field.until && field.until <= minor) {
      this.add(
        'unknown-field',
        at,
        `\`${this.tell(at)}\` was removed in Istio 1.${field.until}: it has no effect.`,
      );
      return false;
    }
    if (field.since && field.since > minor) {
      this.add(
        'field-newer-than-istio',
        at,
        `\`${this.tell(at)}\` exists from Istio 1.${field.since} on; 1.${minor} drops it, so it has no effect.`,
      );
    } else if (field.deprecated) {
      this.add('field-deprecated', at, `\`${this.tell(at)}\` is deprecated.`);
    }
    return true;
  }

  private unknown(node: Node, key: string, path: Steps): void {
    const at = [...path, key];
    const where = path.length || this.table.name ? ` in \`${this.tell(path)}\`` : '';
    const names = [...node.fields]
      .filter(([, field]) => !field.until || field.until > this.table.minor)
      .map(([name]) => name);
    const to = nearest(key, names);
    const effect =
      this.table.unknown?.(at) ?? 'kubectl refuses it, and where it slips through it has no effect';
    const hidden = invisibleCharacter(key);
    if (hidden && names.includes(visible(key))) {
      this.add(
        'unknown-field',
        at,
        `An invisible character (${hidden}) stands in the key \`${visible(key)}\`, so Istio does not know the field. Type the line anew.`,
        {
          repair: { kind: 'rename', to: visible(key) },
        },
      );
      return;
    }
    if (to) {
      this.add(
        'unknown-field',
        at,
        `There is no field \`${key}\`${where}: ${effect}. Did you mean \`${to}\`?`,
        {
          repair: { kind: 'rename', to },
        },
      );
      return;
    }
    const home = this.homeOf(key);
    const hint = home ? ` It belongs under \`${[this.table.name, ...home].filter(Boolean).join('.')}\`.` : '';
    const under = home && childOf(path, home);
    this.add(
      'unknown-field',
      at,
      `There is no field \`${key}\`${where}: ${effect}.${hint}`,
      under ? { repair: { kind: 'nest', keys: [key], under } } : {},
    );
  }

  /** Where else in the kind a field of this name exists: the nearest to the top. */
  private homeOf(name: string): string[] | undefined {
    let level: { index: number; path: string[] }[] = [{ index: this.table.node, path: [] }];
    const seen = new Set<number>();
    for (let depth = 0; depth < 8 && level.length; depth++) {
      const next: typeof level = [];
      for (const { index, path } of level) {
        if (seen.has(index)) continue;
        seen.add(index);
        const node = nodeAt(index);
        if (node.fields.has(name)) return path;
        const last = path[path.length - 1];
        if (node.of !== undefined && last !== undefined) {
          const entry = node.base === 'list' ? `${last}[]` : last;
          next.push({ index: node.of, path: [...path.slice(0, -1), entry] });
        }
        for (const [field, { node: child }] of node.fields)
          next.push({ index: child, path: [...path, field] });
      }
      level = next;
    }
    return undefined;
  }

  private groups(node: Node, value: Values, path: Steps): void {
    for (const group of node.exclusive) this.exclusive(group, value, path);
    for (const group of node.exactlyOne) {
      if (group.some((name) => !nothing(value[name]))) this.exclusive(group, value, path);
      else {
        this.add(
          'required-field-missing',
          path,
          `\`${this.tell(path)}\` sets none of ${oneOf(group)}: it needs one of them.`,
        );
      }
    }
  }

  private exclusive(group: string[], value: Values, path: Steps): void {
    const [first, ...others] = group
      .filter((name) => !nothing(value[name]))
      .sort((a, b) => order(value, a) - order(value, b));
    if (first === undefined) return;
    for (const name of others) {
      this.add(
        'fields-exclude-each-other',
        [...path, name],
        `\`${name}\` and \`${first}\` in \`${this.tell(path)}\` exclude each other: the API server refuses the object.`,
        {
          also: [{ path: [...path, first], message: `\`${first}\` is set here` }],
        },
      );
    }
  }
}

/** The one step from a place to the home of a field, when it is the place's own child. */
function childOf(path: Steps, home: string[]): string | undefined {
  const here: string[] = [];
  for (const step of path) {
    if (typeof step === 'string') here.push(step);
    else here.push(`${here.pop()}[]`);
  }
  const last = home[here.length];
  const direct = home.length === here.length + 1 && here.every((step, index) => step === home[index]);
  return direct && last && !last.endsWith('[]') ? last : undefined;
}

const order = (value: Values, name: string) => Object.keys(value).indexOf(name);

/**
 * Checks a value against the tables.
 * @param value plain data, as YAML gives it; `null` and `undefined` count as absent
 * @returns what is wrong, in the order of the text, paths counted from the value
 */
export function checkValue(table: Table, value: unknown): Problem[] {
  const walk = new Walk(table);
  walk.value(table.node, value, []);
  return walk.problems;
}
