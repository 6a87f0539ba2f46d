/** The Markdown copy of a page, at the page's own address. */
import type { APIRoute, GetStaticPaths } from 'astro';
import { type MarkdownPage, markdownPages } from '../../markdown/collect.ts';

export const getStaticPaths = (async () =>
  (await markdownPages()).map((page) => ({
    params: { page: page.path.slice(1, -1) },
    props: { page },
  }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ page: MarkdownPage }> = ({ props }) =>
  new Response(props.page.write(), { headers: { 'content-type': 'text/markdown; charset=utf-8' } });
