import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Files, packSite, wantedFiles } from '../../src/build/packs.ts';
import { splitPack } from '../../src/offline/pack.ts';

const options = { hashed: '_astro/', built: '2026-11-25' };
const bytes = (text: string) => new TextEncoder().encode(text);
const filesOf = (texts: Record<string, string>): Files =>
  new Map(Object.entries(texts).map(([path, text]) => [path, bytes(text)]));

/** Pages of 40 kB, and what else a site has. */
const texts: Record<string, string> = {
  'index.html': '<img class="x" src="/docs/shown.png"><link rel="icon" href="/favicon.png">',
  '404.html': 'not here',
  '_astro/a.1b2c.js': 'a()',
  'shown.png': 'P',
  'favicon.png': 'P',
  'card.png': 'P',
  'pagefind/pagefind.js': 'p()',
  'pagefind/fragment/en_1.pf_fragment': 'f',
  ...Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [`rules/rule-${at}/index.html`, `${at} `.repeat(10_000)]),
  ),
};

describe('packing', () => {
  const { site, packs } = packSite(filesOf(texts), options);

  test('puts every wanted file into one pack, or names it as hashed', async () => {
    const found: string[] = [...Object.keys(site.assets)];
    for (const { hash, files } of site.packs) {
      const pack = packs.get(hash)!;
      expect(createHash('sha256').update(pack).digest('hex').slice(0, 16)).toBe(hash);
      const split = await splitPack(new Uint8Array(pack));
      expect([...split.keys()]).toEqual(files);
      for (const [path, { bytes }] of split)
        expect(new TextDecoder().decode(bytes)).toBe(texts[path] ?? texts[`${path}index.html`]);
      found.push(...files);
    }
    const wanted = wantedFiles(filesOf(texts)).map((path) => path.replace(/(^|\/)index\.html$/, '$1'));
    expect(found.sort()).toEqual(wanted.sort());
    expect(site.packs.length).toBe(packs.size);
    expect(packs.size).toBeGreaterThan(5);
    expect(packs.size).toBeLessThan(40);
  });

  test('a few pages are essential', () => {
    expect(site.packs.filter(({ essential }) => essential).flatMap(({ files }) => files)).toEqual([
      '404.html',
      '',
    ]);
  });

  test('a new page changes the pack it comes into and leaves the others', () => {
    const more = packSite(
      filesOf({ ...texts, 'rules/rule-100-new/index.html': 'new '.repeat(10_000) }),
      options,
    );
    const fresh = [...more.packs.keys()].filter((hash) => !packs.has(hash));
    expect(fresh.length).toBeGreaterThan(0);
    expect(fresh.length).toBeLessThanOrEqual(2); // It may end a pack, and so make two of one.
  });

  test('the version tells whether the files differ, not when they were built', () => {
    expect(packSite(filesOf(texts), { ...options, built: '2027-01-02' }).site.version).toBe(site.version);
    const changed = { ...texts, '_astro/a.1b2c.js': 'b()' };
    expect(packSite(filesOf(changed), options).site.version).not.toBe(site.version);
  });
});

test('what no page asks for is left out', () => {
  const extra = [
    'sw.js',
    'offline/1.pack',
    'robots.txt',
    'sitemap-0.xml',
    'llms.txt',
    'index.json',
    'pagefind/pagefind-ui.js',
  ];
  const files = filesOf({ ...texts, ...Object.fromEntries(extra.map((path) => [path, 'x'])) });
  const wanted = wantedFiles(files);
  expect(extra.filter((path) => wanted.includes(path))).toEqual([]);
  expect(wanted.filter((path) => path.endsWith('.png'))).toEqual(['favicon.png', 'shown.png']);
  expect(wanted).toContain('pagefind/pagefind.js');
});
