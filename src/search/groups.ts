import type { Kind } from './list.ts';

export interface Group<T> {
  heading: string;
  hits: T[];
}

const HEADINGS: Record<Kind, string> = {
  runbook: 'Runbooks',
  rule: 'Rules and codes',
  wizard: 'Step by step',
  signal: 'Signals',
  other: 'Other pages',
};
/** What each single result is, where different kinds stand together. */
export const KIND_NAMES: Record<Kind, string> = {
  runbook: 'Runbook',
  rule: 'Rule',
  wizard: 'Step by step',
  signal: 'Signal',
  other: 'Page',
};
const BEST = 3;
const MOST_OF_A_KIND = 4;

/**
 * Results as they are shown: the best of all first, whatever they are; the others by kind, the kind of the best of
 * them first.
 */
export function grouped<T extends { kind: Kind }>(hits: T[]): Group<T>[] {
  const best = hits.slice(0, BEST);
  const byKind = new Map<Kind, T[]>();
  for (const hit of hits.slice(BEST)) {
    const same = byKind.get(hit.kind) ?? [];
    if (same.length < MOST_OF_A_KIND) byKind.set(hit.kind, [...same, hit]);
  }
  return [
    ...(best.length > 0 ? [{ heading: best.length === 1 ? 'Best match' : 'Best matches', hits: best }] : []),
    ...[...byKind].map(([kind, hits]) => ({ heading: HEADINGS[kind], hits })),
  ];
}
