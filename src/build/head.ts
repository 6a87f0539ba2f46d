/** What a page's head says to machines: where its Markdown copy is, and its picture. */
import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { hasTwin, twinOf } from '../markdown/twins.ts';
import { PICTURE, pictureOf } from '../og/place.ts';
import { underBase } from '../site-href.ts';

const BASE = import.meta.env.BASE_URL;

export const onRequest = defineRouteMiddleware(({ locals, url, site }) => {
  const { head, entry } = locals.starlightRoute;
  const path = `/${url.pathname.slice(BASE.length)}`;
  if (hasTwin(path)) {
    head.push({
      tag: 'link',
      attrs: { rel: 'alternate', type: 'text/markdown', href: underBase(twinOf(path), BASE) },
    });
  }
  // A picture is fetched by programs that know the page's text alone, so its address must be whole.
  if (!site) return;
  const properties = {
    'og:image': new URL(underBase(pictureOf(path), BASE), site).href,
    'og:image:type': 'image/png',
    'og:image:width': PICTURE.width,
    'og:image:height': PICTURE.height,
    'og:image:alt': `${entry.data.title}: Meshbook`,
  };
  for (const [property, content] of Object.entries(properties)) {
    head.push({ tag: 'meta', attrs: { property, content: String(content) } });
  }
});
