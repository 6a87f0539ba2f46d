const indent = (line: string): number => line.length - line.trimStart().length;
const isItem = (line: string): boolean => line.trimStart().startsWith('- ');
/** What tells one object from the next. */
const NAMES = /^(---|kind:|metadata:| {2}name:)/;

/**
 * Which lines of a corrected example paper can leave out, because the faulty one above it has them too: all but
 * what changed, the line on each side of it, the keys that lead to it, and the kind and name of each object with a
 * change. None, where the two have little in common.
 */
export function farLines(before: readonly string[], after: readonly string[]): boolean[] {
  const pairs = common(before, after);
  if (pairs.length * 2 < after.length) return after.map(() => false);
  const near = after.map(() => false);
  const keep = (index: number) => {
    for (let at = index; at >= 0; at = parentOf(after, at)) near[at] = true;
  };
  const edges = [[-1, -1], ...pairs, [before.length, after.length]] as const;
  edges.forEach(([old, now], i) => {
    const [oldBefore, nowBefore] = edges[i - 1] ?? [old - 1, now - 1];
    if (old - oldBefore === 1 && now - nowBefore === 1) return;
    for (let at = Math.max(0, nowBefore); at <= Math.min(now, after.length - 1); at++) keep(at);
  });
  for (let from = 0, to: number; from < after.length; from = to) {
    to = after.indexOf('---', from + 1);
    if (to < 0) to = after.length;
    if (!near.slice(from, to).includes(true)) continue;
    for (let at = from; at < to; at++) near[at] ||= NAMES.test(after[at]!);
  }
  return near.map((kept, at) => !kept && !(near[at - 1] && near[at + 1]));
}

/** The line of the key under which a line stands, or -1. */
function parentOf(lines: readonly string[], index: number): number {
  const line = lines[index]!;
  for (let at = index - 1; at >= 0; at--) {
    const above = lines[at]!;
    if (above === '---') return -1;
    if (indent(above) < indent(line)) return at;
    if (isItem(line) && !isItem(above) && indent(above) === indent(line)) return at;
  }
  return -1;
}

/** Indices of the lines that both have, in order: the longest such list. */
function common(before: readonly string[], after: readonly string[]): [number, number][] {
  const length = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--)
      length[i]![j] =
        before[i] === after[j]
          ? length[i + 1]![j + 1]! + 1
          : Math.max(length[i + 1]![j]!, length[i]![j + 1]!);
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length; ) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (length[i + 1]![j]! >= length[i]![j + 1]!) i++;
    else j++;
  }
  return pairs;
}
