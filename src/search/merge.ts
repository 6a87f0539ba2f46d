import type { Ranked } from './rank.ts';

/** The first of a list count most: after the best, each place is worth less. */
const worth = (place: number): number => 1 / (2 + place);

/** One list of several, each best first: what stands high, or in many of them, comes first. */
export function fuse<T>(lists: T[][]): T[] {
  const points = new Map<T, number>();
  for (const list of lists) {
    for (const [place, item] of list.entries()) points.set(item, (points.get(item) ?? 0) + worth(place));
  }
  return [...points].sort(([, a], [, b]) => b - a).map(([item]) => item);
}

/**
 * One order of pages: those that the query surely names, then what names and full text find, each by its place in
 * both lists. Pages that only the full text knows are among them.
 * @param full addresses from the site's root, best first
 */
export function merge(ranked: Ranked[], full: string[]): string[] {
  const hrefs = (some: Ranked[]) => some.map(({ entry }) => entry.href);
  const sure = hrefs(ranked.filter((one) => one.sure));
  const rest = fuse([hrefs(ranked.filter((one) => !one.sure)), full]);
  return [...new Set([...sure, ...rest])];
}
