import { isCollection, isMap, isPair, isScalar, type Node, type Pair } from 'yaml';
import type { Place } from '../parse/resource.ts';
import { locate } from '../parse/tree.ts';
import type { Edit } from '../types.ts';

type Entry = Pair<Node, Node | null>;

/** End of what is written of a node, without the comments and blank lines that follow it. */
function writtenEnd(node: Node | null): number | undefined {
  if (!isCollection(node) || node.flow || node.items.length === 0) return node?.range?.[1];
  const last = node.items[node.items.length - 1] as Node | Entry;
  return isPair(last) ? writtenEnd((last.value as Node | null) ?? (last.key as Node)) : writtenEnd(last);
}

/**
 * Puts neighbouring keys of a block map one level deeper, under a key of the same map: one that stands right above
 * them, or a new one. For lines that lost their indentation.
 * @returns no edits where the keys are not neighbours, or the text is not laid out in lines
 */
export function nestKeys(place: Place, keys: readonly string[], under: string): Edit[] {
  const { tree } = place;
  const { step, depth } = locate(tree, place.treePath);
  const map = step.node;
  if (depth !== place.treePath.length || !isMap(map) || map.flow) return [];
  const entries = map.items as Entry[];
  const indexOf = (name: string) =>
    entries.findIndex(({ key }) => isScalar(key) && String(key.value) === name);
  const indices = keys.map(indexOf).sort((a, b) => a - b);
  const [first = -1] = indices;
  if (first < 0 || indices.some((index, n) => index !== first + n)) return [];

  const source = (offset: number | undefined) => (offset === undefined ? undefined : tree.toSource(offset));
  const start = source(entries[first]!.key.range?.[0]);
  const last = entries[first + keys.length - 1]!;
  const end = source(writtenEnd(last.value ?? last.key));
  if (start === undefined || end === undefined) return [];
  const line = tree.text.lastIndexOf('\n', start - 1) + 1;
  const indent = tree.text.slice(line, start);
  if (indent.trim() !== '') return [];

  const parent = indexOf(under);
  let head = '';
  let deeper = '  ';
  if (parent < 0) head = `${indent}${under}:${tree.text.includes('\r\n') ? '\r\n' : '\n'}`;
  else {
    const value = entries[parent]!.value;
    const empty = value === null || (isScalar(value) && value.value === null);
    if (parent !== first - 1 || !(empty || (isMap(value) && !value.flow))) return [];
    const child = isMap(value) ? source((value.items[0] as Entry | undefined)?.key.range?.[0]) : undefined;
    if (child !== undefined) {
      const width = child - (tree.text.lastIndexOf('\n', child - 1) + 1) - indent.length;
      if (width <= 0) return [];
      deeper = ' '.repeat(width);
    }
  }
  const edits: Edit[] = [];
  for (let at = line; at < end; at = next(tree.text, at)) {
    if (tree.text.slice(at, next(tree.text, at)).trim() === '') continue;
    edits.push({ source: tree.source, start: at, end: at, text: at === line ? head + deeper : deeper });
  }
  return edits;
}

function next(text: string, line: number): number {
  const end = text.indexOf('\n', line);
  return end < 0 ? text.length : end + 1;
}
