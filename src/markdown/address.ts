import { underBase } from '../site-href.ts';

/** Turns a path from the site's root, or a whole address, into what a link in a file of its own must say. */
export type Address = (href: string) => string;

/**
 * @param site the address of the host, if the build knows it; links are absolute then
 * @param base the path under which the site is served, with both slashes
 */
export function addresses(site: string | undefined, base: string): Address {
  return (href) => {
    const path = underBase(href, base);
    return site && path.startsWith('/') ? new URL(path, site).href : path;
  };
}
