import type { APIRoute } from 'astro';
import { address, markdownPages } from '../markdown/collect.ts';
import { llmsTxt } from '../markdown/llms.ts';

export const GET: APIRoute = async () =>
  new Response(llmsTxt(await markdownPages(), address), {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
