import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** One page of a built site, and what it points at inside the site. */
export interface BuiltPage {
  ids: ReadonlySet<string>;
  /** Addresses on the host, with their fragment: `/rules/ist0101/#fix`. */
  links: readonly string[];
}

const SCRIPT = /(<script\b[^>]*>)[\s\S]*?<\/script>/g;
const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const LINK = /\s(?:href|src|component-url|renderer-url)="((?:\/(?!\/)|#)[^"]*)"/g;

const text = (value: string): string => value.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

/**
 * The pages of a built site by address (`/rules/`, `/404.html`).
 * @param root folder of the site
 * @param base the path under which it is served, with both slashes
 */
export function builtPages(root: string, base: string): Map<string, BuiltPage> {
  const pages = new Map<string, BuiltPage>();
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue;
    const path = `${base}${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
    const html = readFileSync(join(root, file), 'utf8').replaceAll(SCRIPT, '$1');
    const tags = (html.match(TAG) ?? []).join('\n');
    const ids = new Set([...tags.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => text(id!)));
    const links = [...tags.matchAll(LINK)].map(([, link]) =>
      link!.startsWith('#') ? path + text(link!) : text(link!),
    );
    pages.set(path, { ids, links });
  }
  return pages;
}

/** Links to files that are not there, and to places that a page does not have: `page: link`. As `builtPages` otherwise. */
export function deadLinks(root: string, base: string, pages: ReadonlyMap<string, BuiltPage>): string[] {
  const dead = [...pages].flatMap(([from, { links }]) =>
    links.filter((link) => !leads(root, base, pages, link)).map((link) => `${from}: ${link}`),
  );
  return [...new Set(dead)];
}

function leads(root: string, base: string, pages: ReadonlyMap<string, BuiltPage>, link: string): boolean {
  const [address = '', fragment = ''] = link.split('#');
  const path = address.split('?')[0]!;
  const page = pages.get(path);
  if (!page) {
    const file = join(root, path.slice(base.length));
    return path.startsWith(base) && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
  }
  // `#y=` holds YAML for the checker, not a place in the page.
  return fragment === '' || fragment.startsWith('y=') || page.ids.has(decodeURIComponent(fragment));
}

/** Pages that no chain of links leads to from `start`. */
export function orphans(pages: ReadonlyMap<string, BuiltPage>, start: string): string[] {
  const seen = new Set([start]);
  const open = [start];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    for (const link of pages.get(path)?.links ?? []) {
      const next = link.split(/[?#]/, 1)[0]!;
      if (!pages.has(next) || seen.has(next)) continue;
      seen.add(next);
      open.push(next);
    }
  }
  return [...pages.keys()].filter((path) => !seen.has(path) && !path.endsWith('/404.html'));
}

/** Stops a build with a link inside the site that leads nowhere, or with a page that no link leads to. */
export function links(): AstroIntegration {
  let base = '/';
  return {
    name: 'meshbook:links',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.endsWith('/') ? config.base : `${config.base}/`;
      },
      'astro:build:done': ({ dir }) => {
        const root = fileURLToPath(dir);
        const pages = builtPages(root, base);
        const faults = [
          ...deadLinks(root, base, pages).map((link) => `${link} leads nowhere`),
          ...orphans(pages, base).map((path) => `${path}: no chain of links leads here from ${base}`),
        ];
        if (faults.length > 0) throw new Error(`Links inside the site:\n${faults.join('\n')}`);
      },
    },
  };
}
