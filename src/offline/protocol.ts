import type { Reason } from './keep.ts';

/**
 * What a page says to the service worker: `opened` when it was loaded, `state` to a worker that waits (both with a port
 * for the answer), `keep-all` where data was to be saved, and `take-over` on the reader's word only.
 */
export type Message = 'opened' | 'state' | 'keep-all' | 'take-over';

/** What the worker answers. */
export interface State {
  version: string;
  /** Day of the build. */
  built: string;
  /** Bytes that a whole copy takes on the wire. */
  bytes: number;
  /** Every page, script and search file is kept. */
  complete: boolean;
}

/** What the worker tells all pages by itself. */
export type News = { kept: true } | { failed: Reason };

/** Names of the caches of the site with this root: the copy, and pages opened where data is to be saved. */
export const cacheNames = (root: string): [copy: string, opened: string] => {
  const name = `meshbook ${new URL(root).pathname}`;
  return [name, `${name} opened`];
};
