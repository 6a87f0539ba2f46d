/** For which minor versions of Istio a passage holds. */
import { compareVersions, ISTIO_VERSIONS, minorOf } from '../analyzer/mesh/settings.ts';

export interface Range {
  /** First release for which the passage holds: a minor version or a patch. */
  since?: string;
  /** First releases for which it no longer holds, one for each minor version that has got the change. */
  before: string[];
}

/** `part`: some builds of the minor version, not others. */
export type State = 'yes' | 'no' | 'part';

const RELEASE = /^1\.\d+(\.\d+)?$/;

/** The range of the attributes `since="1.28"` and `before="1.29.6, 1.30.3"`. Throws when neither says a release. */
export function rangeOf({ since, before }: { since?: string; before?: string }): Range {
  const ends = before?.split(/,\s*/) ?? [];
  const strange = [...(since ? [since] : []), ...ends].find((release) => !RELEASE.test(release));
  if (strange !== undefined) throw new Error(`"${strange}" is no release such as 1.28 or 1.28.3`);
  if (!since && ends.length === 0) throw new Error('since or before is needed');
  return { since, before: ends };
}

/** The range in words such as "before 1.27", "1.10 to 1.20", "since 1.31"; undefined for other words. */
export function rangeOfWords(words: string): Range | undefined {
  const [, before] = /^before (1\.\d+)$/.exec(words) ?? [];
  if (before) return { before: [before] };
  const [, since] = /^since (1\.\d+)$/.exec(words) ?? [];
  if (since) return { since, before: [] };
  const [, from, last] = /^(1\.\d+) to 1\.(\d+)$/.exec(words) ?? [];
  return from ? { since: from, before: [`1.${Number(last) + 1}`] } : undefined;
}

const patchOf = (release: string) => Number(release.split('.')[2] ?? 0);
const minor = (release: string) => minorOf(release)!;

/** Whether the passage holds for a minor version. */
export function stateOf({ since, before }: Range, version: string): State {
  const begins = since ? compareVersions(version, minor(since)) : 1;
  if (begins < 0) return 'no';
  const ends = before.map((end) => ({ end, order: compareVersions(version, minor(end)) }));
  const own = ends.find(({ order }) => order === 0)?.end;
  if (own ? patchOf(own) === 0 : ends.length > 0 && ends.every(({ order }) => order > 0)) return 'no';
  return own || (begins === 0 && since && patchOf(since) > 0) ? 'part' : 'yes';
}

/** The versions a reader can pick, by what the passage is to them. */
export function states(range: Range): Record<State, string[]> {
  const found: Record<State, string[]> = { yes: [], no: [], part: [] };
  for (const version of ISTIO_VERSIONS) found[stateOf(range, version)].push(version);
  return found;
}

/** Attributes by which the page's styles know the versions; none when it is the same to all that can be picked. */
export function attributesOf(range: Range): Record<string, string> {
  const { yes, no, part } = states(range);
  if (Math.max(yes.length, no.length, part.length) === ISTIO_VERSIONS.length) return {};
  return { 'data-yes': yes.join(' '), 'data-no': no.join(' '), 'data-part': part.join(' ') };
}
