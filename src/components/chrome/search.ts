import { codeIn } from '../home/decide.ts';

/** The site's own index, built by Pagefind beside the pages and fetched on the first search only. */

export interface Hit {
  href: string;
  title: string;
  /** HTML with `<mark>` around the words found; made by Pagefind from this site's own text. */
  excerpt: string;
}

interface Pagefind {
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PagefindData> }[] }>;
}

interface PagefindData {
  url: string;
  meta: { title?: string };
  excerpt: string;
}

let loading: Promise<Pagefind> | undefined;

function load(): Promise<Pagefind> {
  loading ??= (async () => {
    const path = '/pagefind/pagefind.js';
    const pagefind = (await import(/* @vite-ignore */ path)) as Pagefind;
    await pagefind.init();
    return pagefind;
  })();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** The best pages for some words; for a code of istioctl or Kiali its own page first. Rejects without the index. */
export async function search(query: string, limit = 8): Promise<Hit[]> {
  const pagefind = await load();
  const { results } = await pagefind.search(query);
  const pages = await Promise.all(results.slice(0, limit).map((result) => result.data()));
  const own = `/rules/${codeIn(query)?.toLowerCase()}/`;
  return pages
    .map((page) => ({ href: page.url, title: page.meta.title ?? page.url, excerpt: page.excerpt }))
    .toSorted((a, b) => Number(b.href === own) - Number(a.href === own));
}

/** A link to a hit, for any list of results. */
export function hitLink(hit: Hit): HTMLAnchorElement {
  const link = document.createElement('a');
  link.className = 'result';
  link.href = hit.href;
  const title = document.createElement('strong');
  title.textContent = hit.title;
  const excerpt = document.createElement('span');
  excerpt.innerHTML = hit.excerpt;
  link.append(title, excerpt);
  return link;
}
