import type { ResourceSummary, Skipped } from '../../analyzer/types.ts';

/** Checks left out for want of the same thing. */
export interface Gap {
  reason: string;
  rules: string[];
}

/** Gaps that one command fills. */
export interface GapGroup {
  /** Whose objects are missing: a namespace, or undefined for the whole mesh. */
  namespace?: string;
  /** Fetches all that the gaps miss; undefined where no command would. */
  fetch?: string;
  gaps: Gap[];
  rules: string[];
}

const FETCH = /^kubectl get (\S+) (?:-n (\S+)|-A) -o yaml$/;

/**
 * Skipped checks by the namespace whose objects they miss, each group with one command for all of it; the namespaces
 * that were pasted come first.
 */
export function gapGroups(skipped: Skipped[], resources: ResourceSummary[]): GapGroup[] {
  const fetched = skipped.map((skip) => ({ skip, match: FETCH.exec(skip.fetch ?? '') }));
  const groups = Map.groupBy(fetched, ({ skip, match }) =>
    match ? `n ${match[2] ?? ''}` : `f ${skip.fetch ?? ''}`,
  );
  const here = new Set(resources.map(({ namespace }) => namespace));
  const rank = ({ fetch, namespace }: GapGroup) => (fetch === undefined ? 2 : here.has(namespace) ? 0 : 1);
  return [...groups.values()]
    .map((members): GapGroup => {
      const { skip, match } = members[0]!;
      const kinds = [...new Set(members.flatMap(({ match }) => match?.[1]?.split(',') ?? []))];
      const namespace = match?.[2];
      const scope = namespace ? `-n ${namespace}` : '-A';
      return {
        namespace,
        fetch: match ? `kubectl get ${kinds.join(',')} ${scope} -o yaml` : skip.fetch,
        gaps: gapsOf(members.map(({ skip }) => skip)),
        rules: [...new Set(members.map(({ skip }) => skip.rule))],
      };
    })
    .sort((a, b) => rank(a) - rank(b));
}

function gapsOf(skipped: Skipped[]): Gap[] {
  return [...Map.groupBy(skipped, ({ reason }) => reason)].map(([reason, members]) => ({
    reason,
    rules: [...new Set(members.map(({ rule }) => rule))],
  }));
}
