/** Names of every page, for the search. */
import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import door from '../../content/front-door.yaml?raw';
import words from '../../content/search.yaml?raw';
import { kindOf } from '../content.kinds.ts';
import { type Document, searchList } from '../search/build.ts';

export const GET: APIRoute = async () => {
  const documents = (await getCollection('docs')).flatMap((entry): Document[] => {
    const page = kindOf(entry);
    const body = entry.body ?? '';
    if (page.kind === 'page') return [];
    return page.kind === 'rule'
      ? [{ kind: 'rule', name: page.rule, ...page.data, body }]
      : [{ kind: 'runbook', name: page.topic, ...page.data, body }];
  });
  const trees = (await getCollection('wizards')).map(({ id, data }) => ({ topic: id, tree: data }));
  const codes = (await getCollection('codes')).flatMap(({ data: { where, codes } }) =>
    codes.map((code) => ({ ...code, where })),
  );
  const list = searchList({ documents, trees, codes, door, words });
  return new Response(JSON.stringify(list), { headers: { 'content-type': 'application/json' } });
};
