/** Keeping the site's files in the browser's cache. Everything is named by its content, so nothing is fetched twice. */
import { packPath, type Site } from './site.ts';

/** The part of a browser's `Cache` that is used. */
export interface Store {
  keys(): Promise<readonly { url: string }[]>;
  put(url: string, response: Response): Promise<void>;
  delete(url: string): Promise<boolean>;
}

/** Asks the network; `fresh` past the browser's own HTTP cache. */
export type Get = (url: string, fresh: boolean) => Promise<Response>;

export interface Item {
  url: string;
  hash: string;
}

export type Reason = 'storage' | 'network';

/** The copy could not be completed. What came is kept for the next try, unless storage is full. */
export class Unkept extends Error {
  readonly reason: Reason;
  constructor(reason: Reason, cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/** How many requests are under way at once: enough for a slow line, too few to be in a page's way. */
const LANES = 3;

/** How many digits of a SHA-256 tell the site's files apart, and from what a captive portal sends instead. */
const DIGITS = 16;

/** All that a complete copy has; or, of the pages, only what is kept where data is to be saved. */
export function itemsOf(site: Site, root: string, part: 'all' | 'essential'): Item[] {
  const packs = site.packs.filter(({ essential }) => part === 'all' || essential);
  const assets = part === 'all' ? Object.entries(site.assets) : [];
  return [
    ...packs.map(({ hash }) => ({ url: root + packPath(hash), hash })),
    ...assets.map(([path, hash]) => ({ url: root + path, hash })),
  ];
}

/** Which of the items are not kept yet. */
export async function missing(items: readonly Item[], store: Store): Promise<Item[]> {
  const kept = new Set((await store.keys()).map(({ url }) => url));
  return items.filter(({ url }) => !kept.has(url));
}

/**
 * Fetches what is missing of the items and keeps it. Each is compared with its hash first: what a captive portal or a
 * half-finished deployment sends is never kept.
 * @throws Unkept
 */
export async function fill(items: readonly Item[], store: Store, get: Get): Promise<void> {
  const queue = await missing(items, store);
  const added: string[] = [];
  const lane = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      const response = await whole(item, get);
      try {
        await store.put(item.url, response);
      } catch (error) {
        throw new Unkept('storage', error);
      }
      added.push(item.url);
    }
  };
  const ends = await Promise.allSettled(
    Array.from({ length: LANES }, () =>
      lane().catch((error) => {
        queue.length = 0; // The other lanes stop as well.
        throw error;
      }),
    ),
  );
  const failed = ends.find((end) => end.status === 'rejected');
  if (!failed) return;
  const error = failed.reason instanceof Unkept ? failed.reason : new Unkept('network', failed.reason);
  // A full disk is left as it was found.
  if (error.reason === 'storage') await Promise.allSettled(added.map((url) => store.delete(url)));
  throw error;
}

/** An item as it was built, asked for a second time past the HTTP cache if the first answer is something else. */
async function whole({ url, hash }: Item, get: Get): Promise<Response> {
  for (const fresh of [false, true]) {
    const response = await get(url, fresh);
    const bytes = await response.arrayBuffer();
    if (!response.ok || (await digest(bytes)) !== hash) continue;
    const type = response.headers.get('content-type');
    return new Response(bytes, { headers: type ? { 'content-type': type } : {} });
  }
  throw new Unkept('network');
}

/** The beginning of the SHA-256 of some bytes, in hexadecimal. */
export async function digest(bytes: BufferSource): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, DIGITS);
}

/**
 * Drops what this version has no use for.
 * @param spared folder whose files stay: pages of the version before may still ask for their own scripts
 */
export async function tidy(
  items: readonly Item[],
  store: Store,
  isSpared: (url: string) => boolean,
): Promise<void> {
  const used = new Set(items.map(({ url }) => url));
  const rest = (await store.keys()).filter(({ url }) => !used.has(url) && !isSpared(url));
  await Promise.all(rest.map(({ url }) => store.delete(url)));
}
