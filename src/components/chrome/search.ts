import type { Entry, Kind, List } from '../../search/list.ts';
import { merge } from '../../search/merge.ts';
import { type Ranker, type Ranking, ranking } from '../../search/rank.ts';
import { siteHref } from '../../site-href.ts';

/**
 * Two searches in one: names of pages, from `/search.json`, at once; and the full text, from the index that Pagefind
 * writes beside the pages. Each is fetched when first needed, and does without the other.
 */

export interface Hit {
  href: string;
  kind: Kind;
  title: string;
  /** HTML; words found in the full text stand in `<mark>`. All of it is this site's own text. */
  excerpt: string;
}

export interface Found {
  hits: Hit[];
  /** The query as it was understood, where a word looked mistyped. */
  corrected?: string | undefined;
}

export interface Options {
  /** Take every word as it was typed. */
  literal?: boolean;
}

/** Pages asked of the full text; each costs a request. */
const MOST_TEXTS = 5;

/** The pages whose names fit, best first. Rejects without the list. */
export async function findNames(query: string, { literal }: Options = {}): Promise<Found> {
  const { rank } = await names();
  const { ranked, corrected } = rank(query, literal);
  return { hits: ranked.map(({ entry }) => hitOf(entry)), corrected };
}

/** The pages whose names or text fit, best first. Rejects where neither can be asked. */
export async function find(query: string, { literal }: Options = {}): Promise<Found> {
  const ranking = await names().then(
    ({ rank }) => rank(query, literal),
    (): undefined => undefined,
  );
  const texts = await fullText((ranking?.telling ?? [query]).join(' ')).catch((error) => {
    if (!ranking) throw error;
    return [];
  });
  return { hits: together(ranking, texts), corrected: ranking?.corrected };
}

/** The best pages for some words. Rejects where no index can be loaded. */
export async function search(query: string, limit = 8): Promise<Hit[]> {
  return (await find(query)).hits.slice(0, limit);
}

function together(ranking: Ranking | undefined, texts: FullText[]): Hit[] {
  const ranked = new Map(ranking?.ranked.map((one) => [one.entry.href, one]));
  const found = new Map(texts.map((text) => [text.href, text]));
  return merge([...ranked.values()], [...found.keys()]).flatMap((href): Hit[] => {
    const named = ranked.get(href);
    const text = found.get(href);
    const hit = named && hitOf(named.entry);
    if (text && !named?.sure) return [{ ...(hit ?? textHit(text)), excerpt: text.excerpt }];
    return hit ? [hit] : [];
  });
}

const hitOf = ({ href, kind, title, text }: Entry): Hit => ({
  href: siteHref(href),
  kind,
  title,
  excerpt: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;'),
});

const textHit = ({ href, title, excerpt }: FullText): Hit => ({
  href: siteHref(href),
  kind: KINDS[href.split('/')[1] ?? ''] ?? 'other',
  title,
  excerpt,
});

const KINDS: Record<string, Kind> = {
  runbooks: 'runbook',
  rules: 'rule',
  diagnose: 'wizard',
  signals: 'signal',
};

/** Runs it once; after a failure the next call tries again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let running: Promise<T> | undefined;
  return () => {
    running ??= work().catch((error) => {
      running = undefined;
      throw error;
    });
    return running;
  };
}

/** Loads the list of names, before anything is typed. */
export const names: () => Promise<Ranker> = once(async () => {
  const response = await fetch(siteHref('/search.json'));
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  const steps = ranking((await response.json()) as List);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await new Promise((breathe) => setTimeout(breathe));
  }
});

interface FullText {
  /** From the site's own root. */
  href: string;
  title: string;
  excerpt: string;
}

interface Pagefind {
  options(options: { baseUrl: string }): Promise<void>;
  init(): Promise<void>;
  search(query: string): Promise<{ results: { data(): Promise<PagefindData> }[] }>;
}

interface PagefindData {
  url: string;
  meta: { title?: string };
  excerpt: string;
}

const pagefind = once(async () => {
  const loaded = (await import(/* @vite-ignore */ siteHref('/pagefind/pagefind.js'))) as Pagefind;
  await loaded.options({ baseUrl: '/' });
  await loaded.init();
  return loaded;
});

async function fullText(words: string): Promise<FullText[]> {
  if (words.length < 3) return [];
  const { results } = await (await pagefind()).search(words);
  const pages = await Promise.all(results.slice(0, MOST_TEXTS).map((result) => result.data()));
  return pages.map(({ url, meta, excerpt }) => ({ href: url, title: meta.title ?? url, excerpt }));
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
