/**
 * The service worker: keeps the whole site in the browser, and answers from that copy first.
 *
 * Pages too come from the copy first, where the network works as well. In an incident the network is what breaks, and
 * seldom in a clean way: DNS that hangs, a captive portal or a gateway that answers every address with a page of its
 * own. Who asks the network first waits for all of these, or shows them in place of the runbook. And pages, scripts and
 * search index stay of one version. The price: a new version shows one visit later; the page offers it with a button.
 *
 * A copy is complete before its worker is installed. Only where the browser is told to save data it begins with a few
 * pages; then those that are opened are kept as well, and the network is asked for the rest.
 */
import { fill, itemsOf, missing, tidy, Unkept } from './keep.ts';
import { type Packed, splitPack } from './pack.ts';
import { cacheNames, type Message, type News, type State } from './protocol.ts';
import { type FetchEvent, type ServiceWorkerScope, savesData } from './scope.ts';
import { MISSING, packPath, packsByFile, placeOf, type Site } from './site.ts';

/** The build writes it before this script. */
declare const SITE: Site;

/** How many unpacked packs are held: those of a page's neighbours, and of the search. */
const HELD = 6;
/** How long the network may think about what the copy does not have. */
const PATIENCE_MS = 10_000;

const scope = self as unknown as ServiceWorkerScope;
const root = scope.registration.scope;
const [COPY, OPENED] = cacheNames(root);
const packs = packsByFile(SITE);
const all = itemsOf(SITE, root, 'all');
const held = new Map<string, Promise<Map<string, Packed> | undefined>>();

/** The copy; none after the reader removed it, which opening it would undo. */
const copy = async () => ((await caches.has(COPY)) ? caches.open(COPY) : undefined);
const tabs = () => scope.clients.matchAll({ type: 'window', includeUncontrolled: true });

scope.addEventListener('install', (event) => {
  event.waitUntil(keep(savesData() ? 'essential' : 'all'));
});

scope.addEventListener('activate', (event) => {
  const start = async () => {
    await caches.delete(OPENED); // Pages of the version before.
    await drop((await tabs()).length > 0);
    await scope.clients.claim();
  };
  event.waitUntil(start());
});

scope.addEventListener('message', (event) => {
  const answer = async () => event.ports[0]?.postMessage(await state());
  switch (event.data as Message) {
    case 'opened':
      return event.waitUntil(Promise.all([answer(), dropAlone()]));
    case 'state':
      return event.waitUntil(answer());
    case 'keep-all':
      return event.waitUntil(keep('all').catch(() => {})); // The pages have been told.
    case 'take-over':
      return event.waitUntil(scope.skipWaiting());
  }
});

scope.addEventListener('fetch', (event) => {
  const place = placeOf(event.request, root, SITE, packs);
  switch (place?.kind) {
    case 'elsewhere':
      return event.respondWith(Promise.resolve(Response.redirect(place.to, 301)));
    case 'file':
      return event.respondWith(packed(place.path).then((found) => found ?? opened(event)));
    case 'asset':
      return event.respondWith(kept(event.request.url).then((found) => found ?? opened(event)));
    case 'unknown':
      return event.respondWith(network(event.request).catch(() => missingPage()));
  }
});

async function state(): Promise<State> {
  const { version, built, bytes } = SITE;
  const store = await copy();
  const complete = store !== undefined && (await missing(all, store)).length === 0;
  return { version, built, bytes, complete };
}

/** Completes the copy, and tells the pages how that went. */
async function keep(part: 'all' | 'essential') {
  try {
    const store = await caches.open(COPY);
    const items = itemsOf(SITE, root, part);
    if ((await missing(items, store)).length > 0) await needRoom();
    await fill(items, store, (url, fresh) =>
      fetch(url, { cache: fresh ? 'reload' : 'default', priority: 'low' }),
    );
    await tell({ kept: true });
  } catch (error) {
    await tell({ failed: error instanceof Unkept ? error.reason : 'storage' });
    throw error;
  }
}

/** A full disk is told before megabytes were fetched for it, not after, on each page anew. */
async function needRoom() {
  const { quota, usage } = (await navigator.storage?.estimate?.()) ?? {};
  if (quota !== undefined && usage !== undefined && quota - usage < SITE.bytes * 2)
    throw new Unkept('storage');
}

async function tell(news: News) {
  for (const tab of await tabs()) tab.postMessage(news);
}

/** Drops what other versions kept, unless one is about to take over. */
async function drop(spareAssets: boolean) {
  const { installing, waiting } = scope.registration;
  if (installing || waiting) return;
  const isSpared = (url: string) => spareAssets && url.startsWith(root + SITE.hashed);
  const store = await copy();
  if (store) await tidy(all, store, isSpared);
}

/** Scripts of an older version stay as long as a tab may ask for them: until a page that was just loaded is alone. */
async function dropAlone() {
  if ((await tabs()).length === 1) await drop(false);
}

/** Never rejects, as the network may still answer. */
const kept = (url: string) => caches.match(url, { cacheName: COPY }).catch(() => undefined);

/** A file of the copy; nothing while its pack is not kept. */
async function packed(path: string, status = 200): Promise<Response | undefined> {
  const found = (await unpack(SITE.packs[packs.get(path) ?? -1]?.hash))?.get(path);
  return found && new Response(found.bytes, { status, headers: { 'content-type': found.type } });
}

function unpack(hash = ''): Promise<Map<string, Packed> | undefined> {
  const pack = held.get(hash) ?? read(hash);
  held.delete(hash); // To the end of the queue.
  held.set(hash, pack);
  const [oldest] = held.keys();
  if (held.size > HELD) held.delete(oldest!);
  return pack;
}

async function read(hash: string): Promise<Map<string, Packed> | undefined> {
  const pack = await kept(root + packPath(hash));
  const files = pack && new Uint8Array(await pack.arrayBuffer());
  const found = files && (await splitPack(files).catch(() => undefined));
  if (!found) held.delete(hash);
  return found;
}

/** The network's answer, kept for later; without a network what was kept so. */
async function opened(event: FetchEvent): Promise<Response> {
  const { request } = event;
  try {
    const response = await network(request);
    if (response.ok && !response.redirected) event.waitUntil(keepOpened(request, response.clone()));
    return response;
  } catch (error) {
    const before = await caches.match(request, { cacheName: OPENED, ignoreSearch: true });
    if (before) return before;
    if (request.mode === 'navigate') return notKept();
    throw error;
  }
}

async function keepOpened({ url }: Request, response: Response) {
  if (!(await caches.has(COPY))) return;
  try {
    await (await caches.open(OPENED)).put(url.replace(/[?#].*/, ''), response);
  } catch {
    // Storage is full: the page itself is there.
  }
}

function network(request: Request): Promise<Response> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The network does not answer')), PATIENCE_MS);
  });
  return Promise.race([fetch(request), late]);
}

const missingPage = async () => (await packed(MISSING, 404)) ?? notKept();

const notKept = () =>
  new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Not kept | Meshbook</title>
<h1>This page is not kept in this browser</h1>
<p>The network does not answer, and the copy for offline use has only the pages that were opened before.
<p><a href="${root}">Meshbook’s first page</a>`,
    { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } },
  );
