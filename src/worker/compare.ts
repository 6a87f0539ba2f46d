import type { Finding } from '../analyzer/types.ts';

/** What two analyses of nearly the same text have in common. */
export interface Comparison<Before, After> {
  /** Only in the later one. */
  introduced: After[];
  /** Only in the earlier one. */
  fixed: Before[];
  unchanged: { before: Before; after: After }[];
}

/** The less of it two findings must share, the later it is tried. Lines never count: they move with every edit. */
const likenesses: ((finding: Finding) => string)[] = [
  (finding) => [object(finding), finding.path.join('.'), words(finding)].join('\n'),
  (finding) => [object(finding), words(finding)].join('\n'),
  (finding) => [object(finding), finding.path.join('.')].join('\n'),
];

/**
 * Pairs the findings of two analyses, one to one, the likest first; only findings of one rule are ever paired.
 * @param renamed pair those of two objects as well, when they say the same: a fix may have renamed theirs
 */
export function compare<Before extends Finding, After extends Finding>(
  before: readonly Before[],
  after: readonly After[],
  renamed = false,
): Comparison<Before, After> {
  let fixed = [...before];
  let introduced = [...after];
  const unchanged: Comparison<Before, After>['unchanged'] = [];
  for (const likeness of renamed ? [...likenesses, words] : likenesses) {
    const key = (finding: Finding) => `${finding.rule}\n${likeness(finding)}`;
    const waiting = Map.groupBy(fixed, key);
    const paired = new Set<Before>();
    introduced = introduced.filter((finding) => {
      const partner = waiting.get(key(finding))?.shift();
      if (!partner) return true;
      paired.add(partner);
      unchanged.push({ before: partner, after: finding });
      return false;
    });
    fixed = fixed.filter((finding) => !paired.has(finding));
  }
  return { introduced, fixed, unchanged };
}

function object({ resource }: Finding): string {
  return resource ? [resource.kind, resource.namespace, resource.name].join('/') : '';
}

/** The message without the line numbers in it. */
const words = ({ message }: Finding): string => message.replaceAll(/\blines? \d+/g, 'line');
