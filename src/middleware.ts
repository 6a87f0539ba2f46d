import { defineMiddleware } from 'astro:middleware';
import { linksUnderBase } from './site-href.ts';

/** Content and components write links from the site's root; here they get the path under which it is served. */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (import.meta.env.BASE_URL === '/' || !isPage) return response;
  const html = linksUnderBase(await response.text(), import.meta.env.BASE_URL);
  return new Response(html, response);
});
