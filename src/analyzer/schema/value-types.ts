import type { Node } from './decode.ts';
import type { Repair } from './problem.ts';

export type Values = Record<string, unknown>;

export const isMap = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `null` counts as absent: the API server takes such fields out before it looks at the object. */
export const nothing = (value: unknown): value is undefined | null => value === undefined || value === null;

/** An enum of numbers, such as the status codes of a redirect. */
export const numbered = (node: Node): boolean =>
  node.base === 'enum' && [...node.values.keys()].every((value) => /^\d+$/.test(value));

/** "a list", "the text `x`", as messages name what was found. */
export function found(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (isMap(value)) return 'a map';
  const text = String(value);
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  if (typeof value === 'string') return `the text \`${short}\``;
  return typeof value === 'boolean' ? `the boolean \`${short}\`` : `the number \`${short}\``;
}

/** What belongs at a node, as messages name it. */
export function wanted(node: Node): string {
  switch (node.base) {
    case 'list':
      return 'a list';
    case 'object':
    case 'map':
      return 'a map';
    case 'boolean':
      return '`true` or `false`';
    case 'integer':
    case 'protoInteger':
      return 'a whole number';
    case 'number':
      return 'a number';
    case 'intOrString':
      return 'a number or text';
    default:
      return numbered(node) ? 'a whole number' : 'text';
  }
}

/** Inside brackets `[2001:db8::]` reads as a map in YAML 1.2; Go's YAML, which Kubernetes uses, reads text. */
function isAddressReadAsMap(value: unknown): boolean {
  if (!isMap(value)) return false;
  const [key, ...more] = Object.keys(value);
  return key !== undefined && more.length === 0 && value[key] === null && /^[0-9a-fA-F:]+:$/.test(key);
}

/** Whether the type of a value is right. `proto`: as protobuf JSON reads it, which takes quoted numbers. */
export function fits(node: Node, value: unknown, proto: boolean): boolean {
  const whole = Number.isInteger(value) || typeof value === 'bigint';
  const text = typeof value === 'string';
  switch (node.base) {
    case 'any':
      return true;
    case 'string':
      return text || isAddressReadAsMap(value);
    case 'enum':
      return numbered(node) ? whole : text || (proto && whole);
    case 'integer':
      return whole;
    case 'protoInteger':
      return whole || (text && /^-?\d+$/.test(value));
    case 'number':
      return typeof value === 'number' || (proto && text && value !== '' && !Number.isNaN(Number(value)));
    case 'boolean':
      return typeof value === 'boolean';
    case 'intOrString':
      return text || whole;
    case 'list':
      return Array.isArray(value);
    case 'object':
    case 'map':
      return isMap(value);
  }
}

const NONE = { hint: '' };

/** What probably happened to a value of the wrong type, and its repair. */
export function typeHint(node: Node, value: unknown): { hint: string; repair?: Repair } {
  switch (node.base) {
    case 'string':
    case 'enum':
      return numbered(node) ? numberHint(value) : textHint(node, value);
    case 'list':
      return listHint(value);
    case 'object':
    case 'map':
      if (typeof value !== 'string') return NONE;
      if (/^[\w./-]+:\S/.test(value)) return { hint: ' A blank is missing after the colon.' };
      return /^[\w./-]+\s+\S/.test(value) ? { hint: ' A colon is missing.' } : NONE;
    case 'boolean':
      return value === 'true' || value === 'false' ? unquote(value) : NONE;
    default:
      return numberHint(value);
  }
}

const unquote = (text: string): { hint: string; repair: Repair } => ({
  hint: ' Remove the quotes.',
  repair: { kind: 'replace', text },
});

const numberHint = (value: unknown) =>
  typeof value === 'string' && /^-?\d+$/.test(value) ? unquote(value) : NONE;

function textHint(node: Node, value: unknown): { hint: string; repair?: Repair } {
  if (typeof value !== 'number' && typeof value !== 'boolean' && typeof value !== 'bigint') return NONE;
  if (
    typeof value === 'number' &&
    node.conditions.some((name) => name === 'duration' || name === 'goDuration')
  ) {
    return {
      hint: ' A duration needs its unit.',
      repair: { kind: 'replace', text: `${value}s`, review: true },
    };
  }
  return { hint: ' Put it in quotes.', repair: { kind: 'quote' } };
}

function listHint(value: unknown): { hint: string; repair?: Repair } {
  if (isMap(value)) return { hint: ' Each entry begins with a dash.' };
  if (typeof value !== 'string') return NONE;
  const item = value.replace(/^-/, '');
  const hint = value.startsWith('-')
    ? ' A list item needs a blank after its dash.'
    : ' Write it as a list item, after a dash.';
  return /^[\w./*@:-]+$/.test(item) ? { hint, repair: { kind: 'replace', text: `["${item}"]` } } : { hint };
}
