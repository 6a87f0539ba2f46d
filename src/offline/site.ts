/** What the service worker answers with: the site's files as the build packed them, and which request gets which. */

export interface Pack {
  /** Beginning of the SHA-256 of the packed file, which is `offline/<hash>.pack`. */
  hash: string;
  /** Paths under the site's root; a page's without its `index.html`. */
  files: string[];
  /** Kept even where the browser is told to save data. */
  essential?: true;
}

export interface Site {
  /** The same for the same files, whenever they were built. */
  version: string;
  /** Day of the build, such as `2026-11-25`. */
  built: string;
  /** What all of it weighs on the wire, in bytes. */
  bytes: number;
  /** Folder of files whose names hold a hash of their content, such as `_astro/`. */
  hashed: string;
  /** The files in that folder, with the beginning of their SHA-256. */
  assets: Record<string, string>;
  packs: Pack[];
}

/** The page for addresses that do not exist. */
export const MISSING = '404.html';

/** Path of a pack under the site's root. */
export const packPath = (hash: string): string => `offline/${hash}.pack`;

/** Where each packed file is: its pack's place in the list. */
export const packsByFile = (site: Site): Map<string, number> =>
  new Map(site.packs.flatMap(({ files }, at) => files.map((file) => [file, at] as const)));

export type Place =
  | { kind: 'file'; path: string; pack: number }
  | { kind: 'asset'; path: string }
  /** A page asked for without its last slash. */
  | { kind: 'elsewhere'; to: string }
  /** A page that this version does not know. */
  | { kind: 'unknown' };

interface Asked {
  method: string;
  url: string;
  mode: string;
  headers: { has(name: string): boolean };
}

/**
 * Which of the site's files answers a request, whatever follows the `?`; undefined for a request that is none of the
 * worker's business: of another site, not a GET, for a part of a file, or for the copy's own files.
 * @param root address of the site's root
 */
export function placeOf(
  { method, url, mode, headers }: Asked,
  root: string,
  site: Site,
  packs: ReadonlyMap<string, number>,
): Place | undefined {
  if (method !== 'GET' || headers.has('range') || !url.startsWith(root)) return undefined;
  const { pathname, search } = new URL(url);
  const path = decode(pathname.slice(new URL(root).pathname.length))?.replace(/(^|\/)index\.html$/, '$1');
  if (path === undefined || path === 'sw.js' || path.startsWith('offline/')) return undefined;
  if (path.startsWith(site.hashed)) return { kind: 'asset', path };
  const pack = packs.get(path);
  if (pack !== undefined) return { kind: 'file', path, pack };
  if (packs.has(`${path}/`)) return { kind: 'elsewhere', to: `${pathname}/${search}` };
  return mode === 'navigate' ? { kind: 'unknown' } : undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
