/** Where the site is served, with both slashes: `/`, or `/meshbook/` after a build with `BASE_PATH=/meshbook`. */
const BASE = import.meta.env?.BASE_URL ?? '/';

/**
 * The address of a page of this site, for scripts and JSON. Pages need no such call: `src/middleware.ts` puts the
 * base path before every link of theirs.
 * @param path from the site's own root: `/rules/ist0101/?q=1#fix`
 */
export const siteHref = (path: string): string => underBase(path, BASE);

/** The site's own address in a browser, without a slash at its end: `https://example.org/meshbook`. */
export const siteUrl = (): string => location.origin + BASE.slice(0, -1);

/**
 * Puts `base` before a path from the site's root; other addresses, and paths that have it, come back as they are.
 * @param base with both slashes, and none of the site's own top folders
 */
export function underBase(path: string, base: string): string {
  const isOurs = path.startsWith('/') && !path.startsWith('//');
  return isOurs && base !== '/' && !path.startsWith(base) ? base + path.slice(1) : path;
}

const TAG = /<(?:script|style)\b[\s\S]*?<\/(?:script|style)>|<[a-z](?:"[^"]*"|'[^']*'|[^'">])*>/gi;
const LINK = /(?<=\s(?:href|src|action)=")\/[^"]*/g;

/** A page's HTML with `base` before the links of its tags; text, scripts and styles stay as they are. */
export function linksUnderBase(html: string, base: string): string {
  if (base === '/') return html;
  return html.replaceAll(TAG, (tag) =>
    /^<(?:script|style)/i.test(tag) ? tag : tag.replaceAll(LINK, (path) => underBase(path, base)),
  );
}
