import {
  type Document,
  type DocumentOptions,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  type ParsedNode,
  type ParseOptions,
  parseAllDocuments,
  Scalar,
  type ScalarTag,
  type SchemaOptions,
  type YAMLError,
} from 'yaml';
import type { Path, Position, Range } from '../types.ts';

/** A YAML tree and the way from its nodes back to the text of the source it stands in. */
export interface Tree {
  source: string;
  /** Text of the whole source. */
  text: string;
  document: Document.Parsed;
  /** Offset of a node in the source's text; undefined where quoting or folding moved the characters. */
  toSource(offset: number): number | undefined;
  position(sourceOffset: number): Position;
  errors: YAMLError[];
  /** Where to point when a node has no exact place: the scalar that holds an embedded text. */
  fallback?: { start: number; end: number };
}

/** Kubernetes reads YAML with Go's yaml.v2, where these are booleans (sigs.k8s.io/yaml). */
const goBooleans: ScalarTag = {
  tag: 'tag:yaml.org,2002:bool',
  default: true,
  identify: (value) => typeof value === 'boolean',
  test: /^(?:yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$/,
  resolve: (text) => /^(?:y|on)/i.test(text),
};

const parseOptions: ParseOptions & DocumentOptions & SchemaOptions = {
  keepSourceTokens: false,
  prettyErrors: false,
  logLevel: 'silent',
  merge: true,
  customTags: (tags) => [goBooleans, ...tags],
};

/** Documents by the text they were read from: a later run reads only what changed. */
export interface Memo {
  documents: Map<string, Document.Parsed[]>;
}

export function createMemo(): Memo {
  return { documents: new Map() };
}

/** `---` at the start of a line separates documents, even inside a block scalar (YAML 1.2, 9.1). */
const SEPARATOR = /^---(?=[ \t\r\n]|$)/gm;

/** Texts of the documents with their offsets. A text with directives, which speak for the next document, is one. */
function documentTexts(text: string): { text: string; offset: number }[] {
  if (/^%/m.test(text)) return [{ text, offset: 0 }];
  const starts = [...text.matchAll(SEPARATOR)].map((match) => match.index);
  const offsets = starts[0] === 0 ? starts : [0, ...starts];
  return offsets.map((offset, index) => ({ text: text.slice(offset, offsets[index + 1]), offset }));
}

function lineCounterOf(text: string): LineCounter {
  const lines = new LineCounter();
  lines.addNewLine(0);
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  return lines;
}

function parseDocuments(text: string): Document.Parsed[] {
  const documents = read(text);
  return text.length > LARGEST ? documents : (unfolded(text, documents) ?? documents);
}

function read(text: string): Document.Parsed[] {
  const documents = parseAllDocuments(text, parseOptions);
  return Array.isArray(documents) ? documents : [];
}

/** How often a text is read again for quotes that run on, and how long it may be: more would take too long. */
const ROUNDS = 10;
const LARGEST = 300_000;
/** Characters of the longest quote that is looked for. */
const LONGEST = 10_000;

/**
 * A quoted text may run on over lines that are indented less than YAML 1.2 asks: Kubernetes' parser takes it, and older
 * CRDs are full of it. The line breaks within such quotes become blanks, so that no offset moves.
 * @returns undefined when something else is wrong too
 */
function unfolded(text: string, first: Document.Parsed[]): Document.Parsed[] | undefined {
  let mended = text;
  for (let round = 0; round < ROUNDS; round++) {
    const documents = round === 0 ? first : read(mended);
    const errors = documents.flatMap((document) => document.errors);
    if (errors.length === 0) return documents;
    let done = 0;
    for (const { code, message, pos } of errors) {
      const [, quote] = /^Missing closing (['"])quote/.exec(message) ?? [];
      if (code !== 'MISSING_CHAR' || quote === undefined || pos[0] < done) continue;
      const rest = (quote === '"' ? /^(?:[^"\\]|\\[\s\S])*"/ : /^(?:[^']|'')*'/).exec(
        mended.slice(pos[0], pos[0] + LONGEST),
      )?.[0];
      if (!rest?.includes('\n')) continue;
      mended = mended.slice(0, pos[0]) + rest.replace(/[\r\n]/g, ' ') + mended.slice(pos[0] + rest.length);
      done = pos[0] + rest.length;
    }
    if (done === 0) return undefined;
  }
  return undefined;
}

/**
 * Reads every YAML document of a text.
 * @param before documents of an earlier run, taken over where their text is the same
 * @param after gets the documents of this run
 * @returns one tree a document, in order; syntax errors are in `errors`, never thrown.
 */
export function parseTrees(source: string, text: string, before: Memo, after: Memo): Tree[] {
  const lines = lineCounterOf(text);
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return documentTexts(text).flatMap((part) => {
    const documents =
      before.documents.get(part.text) ?? after.documents.get(part.text) ?? parseDocuments(part.text);
    after.documents.set(part.text, documents);
    return documents.map((document) => ({
      source,
      text,
      document,
      toSource: (offset: number) => part.offset + offset,
      position,
      errors: document.errors,
    }));
  });
}

/** Start offsets in the source of each line of a block scalar's value, undefined where it cannot be told. */
function blockLineStarts(text: string, start: number, scalar: Scalar.Parsed): number[] | undefined {
  let at = text.indexOf('\n', start) + 1;
  if (at === 0) return undefined;
  const valueLines = scalar.value === null ? [] : String(scalar.value).split('\n');
  const starts: number[] = [];
  let indent: number | undefined;
  for (const line of valueLines) {
    const end = text.indexOf('\n', at);
    const raw = text.slice(at, end < 0 ? text.length : end).replace(/\r$/, '');
    if (indent === undefined && line.trim() !== '') indent = raw.length - line.length;
    if (line !== '' && indent !== undefined && raw.slice(indent) !== line) return undefined;
    starts.push(at + (line === '' ? Math.min(indent ?? 0, raw.length) : (indent ?? 0)));
    if (end < 0) break;
    at = end + 1;
  }
  return starts;
}

/**
 * Reads the text of a scalar as YAML of its own (an annotation, a ConfigMap key).
 * Positions lead back into the outer source: exact for block literals and plain one-line text, else the scalar itself.
 */
export function parseEmbedded(outer: Tree, scalar: Scalar.Parsed): Tree {
  const text = String(scalar.value ?? '');
  const lines = new LineCounter();
  const parsed = parseAllDocuments(text, { ...parseOptions, lineCounter: lines });
  const document = (Array.isArray(parsed) && parsed[0]) || undefined;
  const start = outer.toSource(scalar.range[0]);
  const end = outer.toSource(scalar.range[1]);
  let toSource: (offset: number) => number | undefined = () => undefined;
  if (start !== undefined && outer.fallback === undefined) {
    if (scalar.type === Scalar.BLOCK_LITERAL) {
      const starts = blockLineStarts(outer.text, start, scalar);
      if (starts) {
        toSource = (offset) => {
          const { line, col } = lines.linePos(offset);
          const lineStart = starts[Math.max(line, 1) - 1];
          return lineStart === undefined ? undefined : lineStart + Math.max(col, 1) - 1;
        };
      }
    } else {
      const quote = scalar.type === Scalar.PLAIN ? 0 : 1;
      if (outer.text.slice(start + quote, start + quote + text.length) === text) {
        toSource = (offset) => start + quote + offset;
      }
    }
  }
  return {
    source: outer.source,
    text: outer.text,
    document: document ?? parseAllDocuments('{}', parseOptions)[0]!,
    toSource,
    position: outer.position,
    errors: document?.errors ?? [],
    fallback: { start: start ?? 0, end: end ?? start ?? 0 },
  };
}

interface Step {
  pair?: Pair<ParsedNode, ParsedNode | null>;
  node: ParsedNode | null;
}

function follow(tree: Tree, node: Node | null): Node | null {
  return isAlias(node) ? (node.resolve(tree.document) ?? null) : node;
}

function child(tree: Tree, node: Node | null, step: string | number): Step | undefined {
  const at = follow(tree, node);
  if (typeof step === 'number') {
    if (!isSeq(at) || step >= at.items.length) return undefined;
    const item = at.items[step];
    return isPair(item) ? undefined : { node: item as ParsedNode };
  }
  if (!isMap(at)) return undefined;
  // The last of several equal keys is the one that counts, as in the value itself.
  for (let i = at.items.length - 1; i >= 0; i--) {
    const pair = at.items[i] as Pair<ParsedNode, ParsedNode | null>;
    const key = isScalar(pair.key) ? String(pair.key.value) : undefined;
    if (key === step) return { pair, node: pair.value };
    if (key === '<<') {
      const merged = child(tree, pair.value as Node | null, step);
      if (merged) return merged;
    }
  }
  return undefined;
}

/** The nearest node that exists on a path, and how many of the path's steps lead to it. */
export function locate(tree: Tree, path: Path): { step: Step; depth: number } {
  let step: Step = { node: tree.document.contents };
  for (let depth = 0; depth < path.length; depth++) {
    const next = child(tree, step.node, path[depth]!);
    if (!next) return { step, depth };
    step = next;
  }
  return { step, depth: path.length };
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const at = end < 0 ? text.length : end;
  return text[at - 1] === '\r' ? at - 1 : at;
}

/** Source offsets of a node: from its key (if it has one) to the end of its value, cut at the end of the first line. */
export function offsetsOf(tree: Tree, path: Path): { start: number; end: number } {
  const { step } = locate(tree, path);
  const key = step.pair?.key as ParsedNode | undefined;
  const innerStart = key?.range?.[0] ?? step.node?.range?.[0] ?? 0;
  const innerEnd = step.node?.range?.[1] ?? key?.range?.[1] ?? innerStart;
  const start = tree.toSource(innerStart);
  if (start === undefined) return tree.fallback ?? { start: 0, end: 0 };
  const end = tree.toSource(innerEnd) ?? start;
  return { start, end: Math.max(start, Math.min(end, lineEnd(tree.text, start))) };
}

export function rangeOf(tree: Tree, path: Path): Range {
  const { start, end } = offsetsOf(tree, path);
  const cut = Math.max(start, Math.min(end, lineEnd(tree.text, start)));
  return { start: tree.position(start), end: tree.position(cut) };
}
