import { selects } from './workloads.ts';

/** Finds by labels in time that grows with what is found, not with all there is. */
export interface LabelIndex<T> {
  /** Items that carry every label of the selector; all items for an empty one. */
  selectedBy(selector: Record<string, string>): readonly T[];
}

const pairOf = ([key, value]: [string, string]) => `${key}\u0000${value}`;

export function indexByLabels<T>(
  items: readonly T[],
  labelsOf: (item: T) => Record<string, string>,
): LabelIndex<T> {
  const byPair = new Map<string, T[]>();
  for (const item of items) {
    for (const pair of Object.entries(labelsOf(item)).map(pairOf)) {
      const list = byPair.get(pair);
      if (list) list.push(item);
      else byPair.set(pair, [item]);
    }
  }
  return {
    selectedBy: (selector) => {
      const pairs = Object.entries(selector);
      if (pairs.length === 0) return items;
      const lists = pairs.map((pair) => byPair.get(pairOf(pair)) ?? []);
      const shortest = lists.reduce((a, b) => (a.length <= b.length ? a : b));
      return pairs.length === 1 ? shortest : shortest.filter((item) => selects(selector, labelsOf(item)));
    },
  };
}

/** Finds selectors that a set of labels meets, in time that grows with what is found. Empty selectors are never found. */
export function indexBySelector<T>(
  items: readonly T[],
  selectorOf: (item: T) => Record<string, string>,
): (labels: Record<string, string>) => T[] {
  const byPair = new Map<string, T[]>();
  for (const item of items) {
    const first = Object.entries(selectorOf(item))[0];
    if (!first) continue;
    const pair = pairOf(first);
    const list = byPair.get(pair);
    if (list) list.push(item);
    else byPair.set(pair, [item]);
  }
  return (labels) =>
    Object.entries(labels)
      .flatMap((pair) => byPair.get(pairOf(pair)) ?? [])
      .filter((item) => selects(selectorOf(item), labels));
}
