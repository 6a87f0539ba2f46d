import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** What a built script loads: file names under the site's root, such as `_astro/x.js`. */
export interface Chunk {
  name: string;
  imports: readonly string[];
  dynamicImports: readonly string[];
}

export type Chunks = ReadonlyMap<string, Chunk>;

/** Chunks loaded on demand that a page always ends up asking for, with the media in which it does. */
const WANTED: Readonly<Record<string, string>> = { codemirror: '(pointer: fine)' };

const ENTRY = /(?:component-url|renderer-url|<script type="module" src)="([^"]+\.js)"/g;

/**
 * Names in a page's head what its scripts import, all the way down, so that a browser asks for everything at once
 * instead of one step after the other.
 * @param html a built page
 * @param base the path under which the site is served, with both slashes
 */
export function withPreloads(html: string, chunks: Chunks, base: string): string {
  const entries = [...html.matchAll(ENTRY)].map(([, url]) => url!.slice(base.length));
  const media = new Map<string, string>();
  const visit = (file: string, condition: string) => {
    const known = media.get(file);
    if (known === '' || known === condition) return;
    media.set(file, condition);
    const chunk = chunks.get(file);
    for (const next of chunk?.imports ?? []) visit(next, condition);
    for (const next of chunk?.dynamicImports ?? []) {
      const wanted = WANTED[chunks.get(next)?.name ?? ''];
      if (wanted) visit(next, wanted);
    }
  };
  for (const entry of entries) visit(entry, '');
  const scripts = new Set([...html.matchAll(/<script type="module" src="([^"]+)"/g)].map(([, url]) => url));
  const links = [...media]
    .filter(([file]) => !scripts.has(base + file))
    .map(
      ([file, condition]) =>
        `<link rel="modulepreload" href="${base}${file}"${condition && ` media="${condition}"`}>`,
    );
  return html.replace('</head>', `${links.join('')}</head>`);
}

/** Applies `withPreloads` to every built page. */
export function preload(): AstroIntegration {
  const chunks = new Map<string, Chunk>();
  let base = '/';
  return {
    name: 'meshbook:preload',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        const plugin = {
          name: 'meshbook:chunks',
          generateBundle(_options: unknown, bundle: Record<string, { type: string }>) {
            for (const [file, output] of Object.entries(bundle)) {
              if (output.type === 'chunk') chunks.set(file, output as unknown as Chunk);
            }
          },
        };
        updateConfig({ vite: { plugins: [plugin] } });
      },
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:build:done': async ({ dir, pages }) => {
        await Promise.all(
          pages.map(async ({ pathname }) => {
            const file = fileURLToPath(
              new URL(pathname === '404/' ? '404.html' : `${pathname}index.html`, dir),
            );
            const html = await readFile(file, 'utf8');
            await writeFile(file, withPreloads(html, chunks, base));
          }),
        );
      },
    },
  };
}
