import { createHash } from 'node:crypto';
import { dirname, extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { joinPack } from '../offline/pack.ts';
import { MISSING, type Pack, type Site } from '../offline/site.ts';

/** What a pack holds on average, in bytes: one is unpacked to answer for a page. */
const FULL = 800_000;

/** Pages kept even where the browser is told to save data. */
const ESSENTIAL = new Set(['', 'diagnose/', 'privacy/', 'runbooks/', MISSING]);

/** What no page asks for: for other machines, or of Pagefind for sites of other languages and looks. */
const LEFT_OUT = [
  /^(sw\.js|offline\/.*|robots\.txt|sitemap[^/]*\.xml|llms[^/]*\.txt|index(\.schema)?\.json)$/,
  /^pagefind\/(pagefind-((component-|modular-)?ui|highlight)\.|wasm\.unknown\.)/,
  /\.(map|gz|br)$/,
];
const PICTURE = /\.(png|jpe?g|webp|avif|gif)$/;

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
};

/** The files of a built site by their paths under its root. */
export type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>;

/** The manifest of a site for its service worker, and the packs to write beside the pages, by hash. */
export function packSite(
  files: Files,
  { hashed, built }: Pick<Site, 'hashed' | 'built'>,
): { site: Site; packs: Map<string, Uint8Array> } {
  const wanted = wantedFiles(files);
  const packs = new Map<string, Uint8Array>();
  const assets: Record<string, string> = {};
  let bytes = 0;
  for (const path of wanted.filter((path) => path.startsWith(hashed))) {
    assets[path] = hashOf(files.get(path)!);
    bytes += gzipSync(files.get(path)!).length;
  }
  const list = groups(
    wanted.filter((path) => !path.startsWith(hashed)),
    files,
  ).map((paths): Pack => {
    const packed = paths.map((path) => {
      const type = TYPES[extname(path)] ?? 'application/octet-stream';
      return [pagePath(path), { type, bytes: files.get(path)! }] as const;
    });
    const pack = gzipSync(joinPack(new Map(packed)), { level: 9 });
    const hash = hashOf(pack);
    packs.set(hash, pack);
    bytes += pack.length;
    const names = packed.map(([path]) => path);
    return { hash, files: names, ...(names.every((name) => ESSENTIAL.has(name)) && { essential: true }) };
  });
  const version = hashOf(Buffer.from(JSON.stringify([list, assets]))).slice(0, 7);
  return { site: { version, built, bytes, hashed, assets, packs: list }, packs };
}

/** Paths of the files that a reader's browser may ask for, sorted. */
export function wantedFiles(files: Files): string[] {
  const pages = [...files].filter(([path]) => path.endsWith('.html'));
  const shown = new Set(
    pages.flatMap(([, bytes]) =>
      [
        ...Buffer.from(bytes)
          .toString()
          .matchAll(/<(?:img|link)[^>]* (?:src|href)="[^"]*?([^"/]+)"/g),
      ].map(([, name]) => name),
    ),
  );
  return [...files.keys()]
    .filter((path) => !LEFT_OUT.some((pattern) => pattern.test(path)))
    .filter((path) => !PICTURE.test(path) || shown.has(path.slice(path.lastIndexOf('/') + 1)))
    .sort();
}

/**
 * Files that go into one pack: of one folder and kind, so that they compress well. Their names alone say where a pack
 * ends, so that a new page changes the pack it comes into and leaves the others as they are.
 */
function groups(paths: readonly string[], files: Files): string[][] {
  const kinds = Map.groupBy(paths, (path) => {
    if (ESSENTIAL.has(pagePath(path))) return 'essential';
    if (!path.includes('/')) return 'root';
    return path.startsWith('pagefind/') ? dirname(path) : `${path.split('/', 1)} ${extname(path)}`;
  });
  return [...kinds].flatMap(([kind, paths]) => {
    if (kind === 'essential') return [paths];
    const size = paths.reduce((sum, path) => sum + files.get(path)!.length, 0) / paths.length;
    const many = 2 ** Math.max(0, Math.round(Math.log2(FULL / size)));
    const packs: string[][] = [[]];
    for (const path of paths) {
      packs.at(-1)!.push(path);
      if (createHash('sha256').update(path).digest().readUInt32BE() % many === 0) packs.push([]);
    }
    return packs.filter((pack) => pack.length > 0);
  });
}

const pagePath = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1');

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex').slice(0, 16);
