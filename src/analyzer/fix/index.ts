import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  stringify,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Place } from '../parse/resource.ts';
import { locate, type Tree } from '../parse/tree.ts';
import type { Edit, Fix } from '../types.ts';

/**
 * Small text edits at places of an object. They keep comments, quotes and layout, and touch nothing else.
 * Each returns no edits where the place does not exist or its text has no exact offsets, so that no fix is offered.
 */

/** A fix with a title, or undefined when there is nothing to edit. */
export function fix(title: string, safety: Fix['safety'], ...edits: Edit[][]): Fix | undefined {
  const all = edits.flat();
  return all.length === 0 || edits.some((part) => part.length === 0)
    ? undefined
    : { title, safety, edits: all };
}

function exact(place: Place): { node: Node | null; pair: Pair | undefined } | undefined {
  const { step, depth } = locate(place.tree, place.treePath);
  return depth === place.treePath.length
    ? { node: step.node, pair: step.pair as Pair | undefined }
    : undefined;
}

function span(tree: Tree, node: unknown): { start: number; end: number } | undefined {
  const range = (node as Node | null)?.range;
  if (!range) return undefined;
  const start = tree.toSource(range[0]);
  const end = tree.toSource(range[1]);
  return start === undefined || end === undefined ? undefined : { start, end };
}

function edit(tree: Tree, start: number, end: number, text: string): Edit[] {
  return [{ source: tree.source, start, end, text }];
}

/** Whether the tree is written in JSON, where every string needs quotes. */
export function isJson(tree: Tree): boolean {
  const root = tree.document.contents;
  return isCollection(root) && root.flow === true;
}

/** A string as YAML text that reads back as that string: quoted only where it must be (always in JSON). */
export function scalarText(value: string, tree?: Tree): string {
  if (tree && isJson(tree)) return JSON.stringify(value);
  return stringify(value, { lineWidth: 0, defaultStringType: 'PLAIN' }).trimEnd();
}

/** Replaces a scalar value by YAML text. */
export function replaceValue(place: Place, text: string): Edit[] {
  const found = exact(place);
  const at = isScalar(found?.node) && span(place.tree, found.node);
  return at ? edit(place.tree, at.start, at.end, text) : [];
}

/** Puts a plain number or boolean in double quotes, as its source spells it. */
export function quoteValue(place: Place): Edit[] {
  const found = exact(place);
  const at = isScalar(found?.node) && span(place.tree, found.node);
  return at
    ? edit(place.tree, at.start, at.end, JSON.stringify(place.tree.text.slice(at.start, at.end)))
    : [];
}

/** Gives the key at this place another name. */
export function renameKey(place: Place, name: string): Edit[] {
  const found = exact(place);
  const at = span(place.tree, found?.pair?.key);
  return at ? edit(place.tree, at.start, at.end, scalarText(name, place.tree)) : [];
}

/**
 * Adds `key: value` to the map at this place, after the key `after`, else before the map's first key.
 * @param value YAML text; further lines are indented to fit
 */
export function insertKey(place: Place, key: string, value: string, after?: string): Edit[] {
  const map = exact(place)?.node;
  if (!isMap(map) || map.items.length === 0) return [];
  const { tree } = place;
  const pairs = map.items as Pair<Node, Node | null>[];
  const sibling =
    after === undefined ? undefined : pairs.find((pair) => isScalar(pair.key) && pair.key.value === after);
  const first = span(tree, pairs[0]!.key);
  if (!first) return [];
  if (map.flow) {
    const text = `${scalarText(key, tree)}: ${value}, `;
    return edit(tree, first.start, first.start, text);
  }
  const indent = ' '.repeat(first.start - lineStart(tree.text, first.start));
  const block = `${scalarText(key)}:${value.startsWith('\n') ? '' : ' '}${value}`.replaceAll(
    '\n',
    `\n${indent}`,
  );
  if (!sibling) return edit(tree, first.start, first.start, `${block}\n${indent}`);
  const end = contentEnd(tree, sibling);
  return end === undefined ? [] : edit(tree, end, end, `\n${indent}${block}`);
}

/** Takes out a key with its value, or a list item, with the comment lines directly above it. */
export function remove(place: Place): Edit[] {
  const parentPath = place.treePath.slice(0, -1);
  const last = place.treePath[place.treePath.length - 1];
  const { step, depth } = locate(place.tree, parentPath);
  if (depth !== parentPath.length || last === undefined) return [];
  const parent = step.node;
  if (!isCollection(parent)) return [];
  const index = typeof last === 'number' ? last : keyIndex(parent as YAMLMap, last);
  const items = parent.items as (Node | Pair<Node, Node | null>)[];
  if (index < 0 || index >= items.length || items.length === 1) return [];
  if (parent.flow) return removeFromFlow(place.tree, items, index);
  return removeLines(place.tree, parent as YAMLMap | YAMLSeq, index);
}

/** Moves an item of a block list so that it stands at index `to`; both are 0-based. */
export function moveItem(list: Place, from: number, to: number): Edit[] {
  const seq = exact(list)?.node;
  if (!isSeq(seq) || seq.flow || from === to) return [];
  const { tree } = list;
  const moved = itemLines(tree, seq, from);
  const target = itemLines(tree, seq, to);
  if (!moved || !target) return [];
  const newline = tree.text.includes('\r\n') ? '\r\n' : '\n';
  const body = tree.text.slice(moved.start, moved.end).replace(/\r?\n$/, '');
  const endsText = (at: { end: number }) => !tree.text.slice(0, at.end).endsWith('\n');
  // Where the last line of the text has no line end, the one before the item goes with it.
  const cut = endsText(moved) ? { start: moved.start - newline.length, end: moved.end } : moved;
  const [at, text] =
    from > to
      ? [target.start, body + newline]
      : endsText(target)
        ? [target.end, newline + body]
        : [target.end, body + newline];
  return [...edit(tree, at, at, text), ...edit(tree, cut.start, cut.end, '')];
}

function keyIndex(map: YAMLMap, key: string): number {
  return map.items.findIndex((pair) => isScalar(pair.key) && String(pair.key.value) === key);
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function nextLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

function partsOf(item: Node | Pair<Node, Node | null>): { first: Node | null; last: Node | null } {
  return isPair(item) ? { first: item.key, last: item.value ?? item.key } : { first: item, last: item };
}

/** End of the text of an item, without what follows it: spaces, comments, line ends. */
function contentEnd(tree: Tree, item: Node | Pair<Node, Node | null>): number | undefined {
  const { last } = partsOf(item);
  const deepest = (node: Node | null): Node | null => {
    if (!isCollection(node) || node.flow || node.items.length === 0) return node;
    const tail = node.items[node.items.length - 1] as Node | Pair<Node, Node | null>;
    return isPair(tail) ? deepest((tail.value as Node | null) ?? (tail.key as Node)) : deepest(tail);
  };
  const at = span(tree, deepest(last));
  if (!at) return undefined;
  const trimmed = tree.text.slice(at.start, at.end).trimEnd();
  return at.start + trimmed.length;
}

/** Whole lines of a list item, from the comment lines above its dash to its last line's end. */
function itemLines(tree: Tree, seq: YAMLSeq, index: number): { start: number; end: number } | undefined {
  const item = seq.items[index] as Node | Pair<Node, Node | null> | undefined;
  if (!item) return undefined;
  const first = span(tree, partsOf(item).first);
  const end = contentEnd(tree, item);
  if (!first || end === undefined) return undefined;
  const dash = lineStart(tree.text, first.start);
  if (!/^[ \t]*-/.test(tree.text.slice(dash, first.start))) return undefined;
  return { start: commentsAbove(tree.text, dash), end: nextLine(tree.text, end) };
}

/** Start of the run of comment lines that ends right above this line and is indented at least as far. */
function commentsAbove(text: string, line: number): number {
  const indent = /^[ \t]*/.exec(text.slice(line))?.[0].length ?? 0;
  let start = line;
  while (start > 0) {
    const above = lineStart(text, start - 1);
    const match = /^([ \t]*)#/.exec(text.slice(above, start));
    if (!match || (match[1] ?? '').length < indent) break;
    start = above;
  }
  return start;
}

function removeLines(tree: Tree, parent: YAMLMap | YAMLSeq, index: number): Edit[] {
  if (isSeq(parent)) {
    const lines = itemLines(tree, parent, index);
    return lines ? edit(tree, lines.start, lines.end, '') : [];
  }
  const pairs = parent.items as Pair<Node, Node | null>[];
  const key = span(tree, pairs[index]!.key);
  const end = contentEnd(tree, pairs[index]!);
  if (!key || end === undefined) return [];
  const start = lineStart(tree.text, key.start);
  // The first key of a list item shares its line with the dash: the next key takes its place.
  if (/\S/.test(tree.text.slice(start, key.start))) {
    const next = pairs[index + 1] && span(tree, pairs[index + 1]!.key);
    return next ? edit(tree, key.start, next.start, '') : [];
  }
  return edit(tree, commentsAbove(tree.text, start), nextLine(tree.text, end), '');
}

function removeFromFlow(tree: Tree, items: (Node | Pair<Node, Node | null>)[], index: number): Edit[] {
  const startOf = (i: number) => span(tree, partsOf(items[i]!).first)?.start;
  const start = startOf(index);
  const end = contentEnd(tree, items[index]!);
  if (start === undefined || end === undefined) return [];
  if (index + 1 < items.length) {
    const next = startOf(index + 1);
    return next === undefined ? [] : edit(tree, start, next, '');
  }
  const before = contentEnd(tree, items[index - 1]!);
  return before === undefined ? [] : edit(tree, before, end, '');
}

/** Applies edits to a text. Edits are offsets into the text as it was; they must not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => b.start - a.start || b.end - a.end);
  return ordered.reduce((out, { start, end, text: put }) => out.slice(0, start) + put + out.slice(end), text);
}
