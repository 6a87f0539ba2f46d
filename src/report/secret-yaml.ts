import {
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseAllDocuments,
  Scalar,
  type YAMLMap,
} from 'yaml';
import { isBasic, isHarmless, isScheme, MASK, namesSecret } from './secret-names.ts';
import type { Span } from './secret-patterns.ts';

/** kubectl keeps a copy of the whole object here, its secrets too. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

/** How deep texts in texts are read. */
const DEPTH = 3;

/** Secrets that are known by where they stand: data of a Secret, values of keys that name one. */
export function yamlSpans(text: string, depth = DEPTH): Span[] {
  let documents: Document.Parsed[];
  try {
    const parsed = parseAllDocuments(text, {
      prettyErrors: false,
      logLevel: 'silent',
      keepSourceTokens: false,
    });
    documents = Array.isArray(parsed) ? parsed : [];
  } catch {
    return brokenSpans(text);
  }
  const spans: Span[] = documents.flatMap((document) => walker(text, document, depth));
  return documents.some(({ errors }) => errors.length > 0) ? [...spans, ...brokenSpans(text)] : spans;
}

function walker(text: string, document: Document.Parsed, depth: number): Span[] {
  const spans: Span[] = [];
  const seen = new Set<unknown>();

  function mask(node: unknown, what: string) {
    if (isAlias(node)) mask(node.resolve(document), what);
    else if (isScalar(node)) {
      const span = contentOf(text, node);
      if (span && text.slice(span.start, span.end) !== MASK) spans.push({ ...span, what });
    } else if (isMap(node)) for (const { value } of node.items) mask(value, what);
    else if (isSeq(node)) for (const item of node.items) mask(item, what);
  }

  function walk(node: unknown, secret: string | undefined) {
    if (seen.has(node)) return;
    if (isMap(node) || isSeq(node)) seen.add(node);
    if (isMap(node)) walkMap(node, secret);
    else if (isSeq(node)) walkSeq(node.items, secret);
    else if (isScalar(node) && isVerbatim(node) && depth > 0) {
      const span = contentOf(text, node);
      if (!span) return;
      const inside = text.slice(span.start, span.end);
      if (!/[:=]/.test(inside)) return;
      // The first line keeps its indentation, so that the lines stand as they do in a file of their own.
      for (const found of yamlSpans(inside, depth - 1)) {
        spans.push({ ...found, start: found.start + span.start, end: found.end + span.start });
      }
    }
  }

  function walkMap(map: YAMLMap, secret: string | undefined) {
    const isSecret = textAt(map, 'kind') === 'Secret';
    const named = textAt(map, 'name') ?? textAt(map, 'key');
    for (const pair of map.items) {
      const key = isScalar(pair.key) ? String(pair.key.value) : '';
      const { value } = pair;
      if (isSecret && (key === 'data' || key === 'stringData')) maskData(value);
      else if (key === LAST_APPLIED && scalarText(value)?.includes('Secret'))
        mask(value, 'Last applied Secret');
      else if (key === 'value' && named !== undefined && namesSecret(named)) maskValue(value, named);
      else if (key === 'auth' && isBasic(scalarText(value) ?? '')) mask(value, 'Registry credentials');
      else if (namesSecret(key)) maskNamed(key, value);
      else if (secret !== undefined && /^inline_?(?:string|bytes)$/i.test(key)) maskValue(value, secret);
      else walk(value, secret);
    }
  }

  function walkSeq(items: readonly unknown[], secret: string | undefined) {
    items.forEach((item, index) => {
      const flag = /^--?([A-Za-z][\w.-]*)$/.exec(scalarText(items[index - 1]) ?? '')?.[1];
      if (flag && namesSecret(flag) && isScalar(item)) maskValue(item, `--${flag}`);
      else walk(item, secret);
    });
  }

  function maskData(data: unknown) {
    if (!isMap(data)) return mask(data, 'Data of a Secret');
    for (const { key, value } of data.items) {
      mask(value, `Data of a Secret: ${isScalar(key) ? String(key.value) : '?'}`);
    }
  }

  function maskNamed(name: string, value: unknown) {
    if (!isMap(value)) return isSeq(value) ? walk(value, name) : maskValue(value, name);
    for (const { key, value: inner } of value.items) {
      // A header's match: only a value in full gives a secret away.
      if (isScalar(key) && key.value === 'exact') maskValue(inner, name);
      else walk(inner, name);
    }
    if (textAt(value, 'inline_string') !== undefined || textAt(value, 'inlineString') !== undefined) {
      walkMap(value, name);
    }
  }

  function maskValue(value: unknown, name: string) {
    const target = isAlias(value) ? value.resolve(document) : value;
    if (isScalar(target) && (typeof target.value === 'string' || typeof target.value === 'number')) {
      const value = String(target.value);
      if (!isHarmless(value) && !isScheme(value)) mask(target, `Value of ${name}`);
    } else walk(value, name);
  }

  walk(document.contents, undefined);
  return spans;
}

/** Whether the characters of the text are those of the value, so that a text in it can be read in place. */
const isVerbatim = ({ type, value }: Scalar): boolean =>
  type === Scalar.BLOCK_LITERAL || (type === Scalar.QUOTE_SINGLE && /^[[{]/.test(String(value)));

const scalarText = (node: unknown): string | undefined =>
  isScalar(node) && typeof node.value === 'string' ? node.value : undefined;

function textAt(map: YAMLMap, key: string): string | undefined {
  const pair = map.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
  return scalarText(pair?.value);
}

/** Where the characters of a scalar stand, without quotes, block headers and the last line's end. */
function contentOf(text: string, { range, type }: Node & Scalar): { start: number; end: number } | undefined {
  if (!range) return undefined;
  let [start, end] = range;
  if (type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE) {
    if (text[end - 1] === text[start] && end - 1 > start) end--;
    start++;
  } else if (type === Scalar.BLOCK_LITERAL || type === Scalar.BLOCK_FOLDED) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return undefined;
  }
  while (end > start && /\s/.test(text[end - 1]!)) end--;
  return end > start ? { start, end } : undefined;
}

/** Data of Secrets in a text that YAML can't read, by its lines alone. */
function brokenSpans(text: string): Span[] {
  const lines = text.split('\n');
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  return lines.flatMap((line, index) => {
    const column = columnOf(line);
    if (!/^(["']?)(?:data|stringData)\1:\s*[{]?\s*(?:#.*)?$/.test(line.slice(column))) return [];
    if (!inSecret(lines, index, column)) return [];
    const spans: Span[] = [];
    for (let below = index + 1; below < lines.length; below++) {
      const text = lines[below]!;
      if (text.trim() === '') continue;
      if (columnOf(text) <= column && !/^\s*[#}]/.test(text)) break;
      const value = /^(\s*(?:#\s*)?(?:"[^"]*"|'[^']*'|[^\s"'#][^:]*):\s+)(?:["'](.+?)["'],?|(.+))\s*$/.exec(
        text,
      );
      const secret = value ? (value[2] ?? value[3] ?? '') : text.trim();
      if (isHarmless(secret) || /^[|>][-+0-9]*$/.test(secret) || /^[{}]$/.test(secret)) continue;
      const start = starts[below]! + text.lastIndexOf(secret);
      spans.push({ start, end: start + secret.length, what: 'Data of a Secret' });
    }
    return spans;
  });
}

/** Column of a line's first key, after the dashes of lists. */
const columnOf = (line: string): number => /^\s*(?:-\s+)*/.exec(line)![0].length;

/** Whether `kind: Secret` stands beside the key of this line. */
function inSecret(lines: string[], index: number, column: number): boolean {
  const beside = (line: string) => /^(["']?)kind\1:\s*["']?Secret\b/.test(line.slice(columnOf(line)));
  for (const step of [-1, 1]) {
    for (let at = index + step; at >= 0 && at < lines.length; at += step) {
      const line = lines[at]!;
      if (/^---/.test(line)) break;
      if (line.trim() === '' || /^\s*#/.test(line)) continue;
      if (columnOf(line) === column && beside(line)) return true;
      if (columnOf(line) < column) break;
      if (step === -1 && /^\s*-\s/.test(line) && columnOf(line) === column) break;
    }
  }
  return false;
}
