/** Every example of the runbooks and rules, for the checker's gallery. */
import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import type { Example } from '../../components/checker/shelves.ts';
import { kindOf } from '../../content.kinds.ts';
import { extractFences } from '../../examples/fences.ts';
import { siteHref } from '../../site-href.ts';

export const GET: APIRoute = async () => {
  const entries = await getCollection('docs');
  const examples = entries.flatMap((entry): Example[] => {
    const page = kindOf(entry);
    if (page.kind === 'page') return [];
    const { title } = page.data;
    const href = siteHref(page.kind === 'rule' ? `/rules/${page.rule}/` : `/runbooks/${page.topic}/`);
    const of = page.kind === 'rule' ? 'rule' : 'topic';
    return extractFences(entry.body ?? '').flatMap(({ kind, options: { istio, complete }, yaml }) =>
      kind === 'plain' ? [] : [{ page: title, href, of, kind, yaml, istio, complete: complete || undefined }],
    );
  });
  return new Response(JSON.stringify(examples), { headers: { 'content-type': 'application/json' } });
};
