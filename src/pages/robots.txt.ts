/** Everybody may read everything; the sitemap is named where the build knows the site's address. */
import type { APIRoute } from 'astro';
import { address } from '../markdown/collect.ts';

export const GET: APIRoute = ({ site }) =>
  new Response(`User-agent: *\nAllow: /\n${site ? `\nSitemap: ${address('/sitemap-index.xml')}\n` : ''}`);
