import { asMap, asText, type JsonMap } from '../parse/json.ts';

/** A set of strings, as far as it can be told from a StringMatch: one text, or all that begin with one. */
export type TextPart = { exact: string } | { prefix: string };

export interface TextSet {
  /** Every string of the set is in one of these; all of them are in the set when `whole`. */
  parts: TextPart[];
  /** False: only an upper bound is known, such as the literal beginning of a regular expression. */
  whole: boolean;
  /** Spelling of the regular expression, to know it again. */
  regex?: string;
  ignoreCase: boolean;
}

const REGEX_META = /[\\^$.|?*+()[\]{}]/;
const LITERAL = String.raw`(?:[^\\^$.|?*+()[\]{}]|\\[^A-Za-z0-9])*`;
const PREFIX_FORM = new RegExp(String.raw`^(${LITERAL})\.\*$`);
/** `/a(/.*)?`, `/a(?:/.*)?`, `/a(|/.*)`: the path itself and everything below it. */
const SUBTREE_FORM = new RegExp(
  String.raw`^(${LITERAL})\((?:\?:)?(?:(${LITERAL})\.\*\)\?|\|(${LITERAL})\.\*\))$`,
);
const LITERAL_START = new RegExp(`^${LITERAL}`);

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}

/**
 * The strings that a StringMatch (`exact`, `prefix` or `regex`; a regular expression matches the whole text) takes.
 * @returns undefined when the match holds none of the three
 */
export function textSet(match: JsonMap, ignoreCase: boolean): TextSet | undefined {
  const exact = asText(match.exact);
  if (exact !== undefined) return { parts: [{ exact }], whole: true, ignoreCase };
  const prefix = asText(match.prefix);
  if (prefix !== undefined) return { parts: [{ prefix }], whole: true, ignoreCase };
  const regex = asText(match.regex);
  return regex === undefined ? undefined : regexSet(regex);
}

function regexSet(written: string): TextSet {
  // (?i) is the only inline flag that is common in configurations; ^ and $ add nothing to a full match.
  const ignoreCase = written.startsWith('(?i)');
  const regex = written
    .replace(/^\(\?i\)/, '')
    .replace(/^\^/, '')
    .replace(/(?<!\\)\$$/, '');
  const known = (parts: TextPart[]): TextSet => ({ parts, whole: true, regex: written, ignoreCase });
  const alternatives = regex.split('|');
  if (alternatives.every((part) => !REGEX_META.test(part.replace(/\\[^A-Za-z0-9]/g, '')))) {
    return known(alternatives.map((part) => ({ exact: unescaped(part) })));
  }
  const prefix = PREFIX_FORM.exec(regex);
  if (prefix) return known([{ prefix: unescaped(prefix[1] ?? '') }]);
  const subtree = SUBTREE_FORM.exec(regex);
  if (subtree) {
    const base = unescaped(subtree[1] ?? '');
    return known([{ exact: base }, { prefix: base + unescaped(subtree[2] ?? subtree[3] ?? '') }]);
  }
  return { parts: [{ prefix: literalStart(regex) }], whole: false, regex: written, ignoreCase };
}

/** The text with which everything begins that the expression matches; '' where that cannot be told. */
function literalStart(regex: string): string {
  if (regex.includes('|')) return '';
  const start = LITERAL_START.exec(regex)?.[0] ?? '';
  const next = regex.charAt(start.length);
  // A quantifier makes the last character optional.
  const sure = next === '?' || next === '*' || next === '{' ? start.replace(/(?:\\.|[^\\])$/, '') : start;
  return unescaped(sure);
}

const hasCase = (text: string) => text.toLowerCase() !== text.toUpperCase();

function partCovers(a: TextPart, b: TextPart, ignoreCase: boolean, bIgnoresCase: boolean): boolean {
  const fold = (text: string) => (ignoreCase ? text.toLowerCase() : text);
  const text = 'exact' in a ? a.exact : a.prefix;
  if (bIgnoresCase && !ignoreCase && hasCase(text)) return false;
  if ('exact' in a) return 'exact' in b && fold(a.exact) === fold(b.exact);
  return fold('exact' in b ? b.exact : b.prefix).startsWith(fold(a.prefix));
}

/** Runs an expression on a text, unless it could take more than linear time or JavaScript reads it differently. */
function fullMatch(regex: string, text: string): boolean {
  if (regex.length > 200 || text.length > 500 || /\)[*+{]|\\[QEAzZpP]|\(\?[^:i]|\[\[/.test(regex))
    return false;
  try {
    const flags = regex.startsWith('(?i)') ? 'i' : '';
    return new RegExp(`^(?:${regex.replace(/^\(\?i\)/, '')})$`, flags).test(text);
  } catch {
    return false;
  }
}

/** Whether every string of `b` is certainly in `a`. False also means "cannot be told". */
export function setCovers(a: TextSet, b: TextSet): boolean {
  if (a.regex !== undefined && a.regex === b.regex) return true;
  if (a.whole) {
    return b.parts.every((part) => a.parts.some((own) => partCovers(own, part, a.ignoreCase, b.ignoreCase)));
  }
  const { regex } = a;
  if (regex === undefined || !b.whole || b.ignoreCase) return false;
  return b.parts.every((part) => 'exact' in part && fullMatch(regex, part.exact));
}

/** Whether the set holds every path: all that begin with `/`. */
export function takesEveryPath(set: TextSet): boolean {
  return (
    set.whole && set.parts.some((part) => 'prefix' in part && (part.prefix === '/' || part.prefix === ''))
  );
}

/** Whether a StringMatch is only a test for presence: `{}`. */
export function isPresence(match: unknown): boolean {
  return Object.keys(asMap(match)).length === 0;
}

/** `/a` of expressions that take a path and what is below it: `/a(/.*)?`, `/a/.*`, `/a.*`; undefined for others. */
export function subtreeBase(regex: string): string | undefined {
  const { whole, parts, ignoreCase } = regexSet(regex);
  const last = parts[parts.length - 1];
  if (!whole || ignoreCase || !last || !('prefix' in last)) return undefined;
  return last.prefix.replace(/\/$/, '');
}
