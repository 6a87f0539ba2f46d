import { kinds } from './tables/kinds.ts';
import { nodes } from './tables/nodes.ts';

/**
 * Reads the tables of ./tables. A node is a line: a letter for its base (followed, for lists and maps, by the number
 * of the node of their entries), then parts separated by blanks. Numbers of nodes are in base 36.
 *
 *   name!~@28-30:1f   a field: required, deprecated, since 1.28, gone in 1.30, of node 1f
 *   VALUE@29          a value of an enum, since 1.29
 *   >1 <65535         limits of a number
 *   #1,253            limits of a length or of a number of entries
 *   =name             the fields that tell entries of a list apart
 *   ^a,b   |a,b       of these fields at most one, or exactly one, is set
 *   ?port             a condition (./conditions.ts)
 *   /…                a regular expression: the rest of the line
 */
export interface Field {
  node: number;
  required: boolean;
  deprecated: boolean;
  since: number | undefined;
  until: number | undefined;
}

export type Base =
  | 'string'
  | 'integer'
  /** An integer that JSON may also write as a string, as protobuf allows. */
  | 'protoInteger'
  | 'number'
  | 'boolean'
  | 'any'
  | 'intOrString'
  | 'enum'
  | 'object'
  | 'list'
  | 'map';

export interface Node {
  base: Base;
  /** Node of the entries of a list or map. */
  of: number | undefined;
  fields: Map<string, Field>;
  values: Map<string, number | undefined>;
  min: number | undefined;
  max: number | undefined;
  minSize: number;
  maxSize: number | undefined;
  keys: string[] | undefined;
  exclusive: string[][];
  exactlyOne: string[][];
  conditions: string[];
  pattern: RegExp | undefined;
}

export interface Kind {
  group: string;
  kind: string;
  node: number;
  /** Versions the API server serves. */
  versions: string[];
  /** First minor version of Istio that knows the kind; undefined: older than the tables. */
  since: number | undefined;
}

const bases: Record<string, Base> = {
  s: 'string',
  i: 'integer',
  j: 'protoInteger',
  n: 'number',
  b: 'boolean',
  x: 'any',
  q: 'intOrString',
  e: 'enum',
  o: 'object',
  '[': 'list',
  '{': 'map',
};

const FIELD = /^([^!~@:]+?)(!?)(~?)(?:@(\d+))?(?:-(\d+))?:(\w+)$/;

let lines: string[] | undefined;
const decoded = new Map<number, Node>();

/** The node of a number; decoded once, when first asked for. */
export function nodeAt(index: number): Node {
  const known = decoded.get(index);
  if (known) return known;
  lines ??= nodes.trim().split('\n');
  const node = decode(lines[index] ?? 'x');
  decoded.set(index, node);
  return node;
}

const number = (text: string | undefined) => (text ? Number(text) : undefined);

function decode(line: string): Node {
  const slash = line.indexOf(' /');
  const [head = 'x', ...parts] = (slash < 0 ? line : line.slice(0, slash)).split(' ');
  const node: Node = {
    base: bases[head[0]!]!,
    of: head.length > 1 ? Number.parseInt(head.slice(1), 36) : undefined,
    fields: new Map(),
    values: new Map(),
    min: undefined,
    max: undefined,
    minSize: 0,
    maxSize: undefined,
    keys: undefined,
    exclusive: [],
    exactlyOne: [],
    conditions: [],
    pattern: slash < 0 ? undefined : pattern(line.slice(slash + 2)),
  };
  for (const part of parts) readPart(node, part);
  return node;
}

function readPart(node: Node, part: string): void {
  const rest = part.slice(1);
  if (part[0] === '>') node.min = Number(rest);
  else if (part[0] === '<') node.max = Number(rest);
  else if (part[0] === '=') node.keys = rest.split(',');
  else if (part[0] === '^') node.exclusive.push(rest.split(','));
  else if (part[0] === '|') node.exactlyOne.push(rest.split(','));
  else if (part[0] === '?') node.conditions.push(rest);
  else if (part[0] === '#') {
    const [min, max] = rest.split(',');
    node.minSize = Number(min);
    node.maxSize = number(max);
  } else if (node.base === 'enum') {
    const [value = '', since] = part.split('@');
    node.values.set(value, number(since));
  } else {
    const [, name = '', required, deprecated, since, until, of = ''] = FIELD.exec(part) ?? [];
    node.fields.set(name, {
      node: Number.parseInt(of, 36),
      required: required === '!',
      deprecated: deprecated === '~',
      since: number(since),
      until: number(until),
    });
  }
}

/** RE2 patterns of the CRDs that JavaScript reads otherwise are left out rather than misread. */
function pattern(source: string): RegExp | undefined {
  try {
    return new RegExp(source, 'u');
  } catch {
    return undefined;
  }
}

let kindTable: Map<string, Kind> | undefined;

function readKinds(): Map<string, Kind> {
  return new Map(
    kinds
      .trim()
      .split('\n')
      .map((line) => {
        const [group = '', kind = '', node = '', versions = '', since] = line.split(' ');
        return [
          `${group}/${kind}`,
          {
            group,
            kind,
            node: Number.parseInt(node, 36),
            versions: versions.split(','),
            since: number(since),
          },
        ];
      }),
  );
}

/** Every kind that has a table. */
export function allKinds(): Iterable<Kind> {
  kindTable ??= readKinds();
  return kindTable.values();
}

/** The table of a kind; undefined for kinds of Kubernetes and others. */
export function findKind(group: string, kind: string): Kind | undefined {
  kindTable ??= readKinds();
  return kindTable.get(`${group}/${kind}`);
}
