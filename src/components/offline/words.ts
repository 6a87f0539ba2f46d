import type { Reason } from '../../offline/keep.ts';
import type { State } from '../../offline/protocol.ts';

/** What a page knows of the copy for offline use. */
export interface Copy {
  /** Of the version that answers this page; none before a first copy is there. */
  state?: State;
  /** A copy is being made. */
  busy?: boolean;
  failed?: Reason;
  /** The browser is told to save data. */
  saving: boolean;
}

const version = ({ version, built }: State): string => `version ${version} (${built})`;

/** The quiet line at a page's end. */
export function keptWords({ state, busy, failed, saving }: Copy): string {
  if (state?.complete) return `Available offline: ${version(state)}.`;
  if (failed === 'storage') return 'Could not keep a copy for offline use: storage is full.';
  if (busy) return 'Keeping a copy for offline use…';
  if (failed)
    return 'The copy for offline use is incomplete: a file did not come. The next page tries again.';
  if (state && saving) return 'Your browser saves data: only pages you open are kept for offline use.';
  return '';
}

/** What is said while the browser is offline. */
export function offlineWords({ state }: Copy): string {
  if (!state) return 'Offline. No copy of this site is kept in this browser.';
  if (state.complete) return `Offline, ${version(state)}.`;
  return `Offline, ${version(state)}: only pages opened before are kept.`;
}

/** A size as people say it. */
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
