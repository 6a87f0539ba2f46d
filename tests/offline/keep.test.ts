import { describe, expect, test } from 'vitest';
import { digest, fill, type Item, itemsOf, missing, type Store, tidy } from '../../src/offline/keep.ts';
import type { Site } from '../../src/offline/site.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const items: Item[] = await Promise.all(
  ['a', 'b', 'c', 'd', 'e'].map(async (name) => ({
    url: `https://x/${name}`,
    hash: await digest(bytes(name)),
  })),
);
const names = (store: FakeStore) =>
  [...store.kept.keys()]
    .map((url) => url.at(-1))
    .sort()
    .join('');

class FakeStore implements Store {
  readonly kept = new Map<string, Response>();
  readonly room: number;
  constructor(room = Number.POSITIVE_INFINITY) {
    this.room = room;
  }
  keys = async () => [...this.kept.keys()].map((url) => ({ url }));
  put = async (url: string, response: Response) => {
    if (this.kept.size >= this.room) throw new DOMException('full', 'QuotaExceededError');
    this.kept.set(url, response);
  };
  delete = async (url: string) => this.kept.delete(url);
}

/** A network that sends each item's own name, and notes what it was asked for. */
function network(wrong: Record<string, (fresh: boolean) => Response> = {}) {
  const asked: string[] = [];
  const get = async (url: string, fresh: boolean) => {
    const name = url.at(-1)!;
    asked.push(fresh ? `${name}!` : name);
    return wrong[name]?.(fresh) ?? new Response(name, { headers: { 'content-type': 'text/x', etag: '1' } });
  };
  return { asked, get };
}
const broken = () => {
  throw new TypeError('Failed to fetch');
};

describe('filling', () => {
  test('fetches everything once and keeps it with its type', async () => {
    const store = new FakeStore();
    const { asked, get } = network();
    await fill(items, store, get);
    expect(asked.sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await missing(items, store)).toEqual([]);
    const kept = store.kept.get('https://x/a')!;
    expect(await kept.text()).toBe('a');
    expect([...kept.headers]).toEqual([['content-type', 'text/x']]);
  });

  test('goes on where an earlier one broke off', async () => {
    const store = new FakeStore();
    await expect(fill(items, store, network({ d: broken }).get)).rejects.toMatchObject({ reason: 'network' });
    const before = names(store);
    expect(before).not.toContain('d');
    expect(before.length).toBeGreaterThan(1);
    const { asked, get } = network();
    await fill(items, store, get);
    expect(names(store)).toBe('abcde');
    expect([...before, ...asked].sort().join('')).toBe('abcde');
  });

  test.each([
    ['a captive portal’s page', () => new Response('<h1>Log in</h1>')],
    ['a missing file', () => new Response('b', { status: 404 })],
  ])('never keeps %s', async (_, answer) => {
    const store = new FakeStore();
    const { asked, get } = network({ b: answer });
    await expect(fill(items, store, get)).rejects.toMatchObject({ reason: 'network' });
    expect(names(store)).not.toContain('b');
    expect(await missing(items, store)).not.toEqual([]);
    expect(asked).toContain('b!');
  });

  test('asks past the HTTP cache where that holds something old', async () => {
    const store = new FakeStore();
    await fill(items, store, network({ b: (fresh) => new Response(fresh ? 'b' : 'old') }).get);
    expect(names(store)).toBe('abcde');
  });

  test('says that storage is full, and takes up none of it', async () => {
    const store = new FakeStore(3);
    store.kept.set('https://x/a', new Response('a')); // Of the version that is in use.
    await expect(fill(items, store, network().get)).rejects.toMatchObject({ reason: 'storage' });
    expect(names(store)).toBe('a');
  });
});

test('tidying keeps what this version has, and what is spared', async () => {
  const store = new FakeStore();
  for (const url of ['https://x/a', 'https://x/old.pack', 'https://x/_astro/old.js'])
    store.kept.set(url, new Response());
  await tidy(items, store, (url) => url.includes('_astro'));
  expect([...store.kept.keys()]).toEqual(['https://x/a', 'https://x/_astro/old.js']);
  await tidy(items, store, () => false);
  expect([...store.kept.keys()]).toEqual(['https://x/a']);
});

test('where data is to be saved, only the essential packs are fetched', () => {
  const site: Site = {
    version: '',
    built: '',
    bytes: 0,
    hashed: '_astro/',
    assets: { '_astro/x.js': '11' },
    packs: [
      { hash: '22', files: [''], essential: true },
      { hash: '33', files: ['rules/'] },
    ],
  };
  const urls = (part: 'all' | 'essential') => itemsOf(site, 'https://x/docs/', part).map(({ url }) => url);
  expect(urls('essential')).toEqual(['https://x/docs/offline/22.pack']);
  expect(urls('all')).toEqual([
    'https://x/docs/offline/22.pack',
    'https://x/docs/offline/33.pack',
    'https://x/docs/_astro/x.js',
  ]);
});
