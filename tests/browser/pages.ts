import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One page of a built site, and what it points at inside the site. */
export interface BuiltPage {
  ids: ReadonlySet<string>;
  /** Addresses from the root, with their fragment: `/rules/ist0101/#fix`. */
  links: readonly string[];
}

const text = (value: string): string => value.replaceAll('&amp;', '&').replaceAll('&#38;', '&');

/**
 * The pages of a built site by address (`/rules/`, `/404.html`).
 * @param root folder that the site's host serves as `/`
 */
export function builtPages(root: string): Map<string, BuiltPage> {
  const pages = new Map<string, BuiltPage>();
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.html')) continue;
    const path = `/${file.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
    const html = readFileSync(join(root, file), 'utf8').replaceAll(
      /<script\b[^>]*>[\s\S]*?<\/script>/g,
      (script) => script.slice(0, script.indexOf('>') + 1),
    );
    const ids = new Set([...html.matchAll(/<[^>]*\sid="([^"]+)"/g)].map(([, id]) => text(id!)));
    const links = [
      ...html.matchAll(/\s(?:href|src|component-url|renderer-url)="((?:\/(?!\/)|#)[^"]*)"/g),
    ].map(([, link]) => (link!.startsWith('#') ? path + text(link!) : text(link!)));
    pages.set(path, { ids, links });
  }
  return pages;
}

/** Links to files that are not there, and to places that a page does not have: `page: link`. */
export function deadLinks(root: string, pages: ReadonlyMap<string, BuiltPage>): string[] {
  const dead = [...pages].flatMap(([from, { links }]) =>
    links.filter((link) => !leads(root, pages, link)).map((link) => `${from}: ${link}`),
  );
  return [...new Set(dead)];
}

function leads(root: string, pages: ReadonlyMap<string, BuiltPage>, link: string): boolean {
  const [address = '', fragment = ''] = link.split('#');
  const path = address.split('?')[0]!;
  const page = pages.get(path);
  if (!page) return !path.endsWith('/') && existsSync(join(root, path));
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
