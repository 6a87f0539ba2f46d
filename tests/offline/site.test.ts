import { describe, expect, test } from 'vitest';
import { packsByFile, placeOf, type Site } from '../../src/offline/site.ts';

const site: Site = {
  version: '1234567',
  built: '2026-11-25',
  bytes: 1,
  hashed: '_astro/',
  assets: { '_astro/page.1a2b.js': 'aa' },
  packs: [
    { hash: 'p0', files: ['', 'check/', '404.html'], essential: true },
    { hash: 'p1', files: ['rules/ist0101/', 'pagefind/pagefind.js', 'notes/ä b.md'] },
  ],
};
const packs = packsByFile(site);

const place = (
  url: string,
  { root = 'https://mesh.example/', method = 'GET', mode = 'cors', range = false } = {},
) =>
  placeOf(
    { method, url, mode, headers: new Headers(range ? { range: 'bytes=0-1' } : {}) },
    root,
    site,
    packs,
  );
const file = (path: string, pack: number) => ({ kind: 'file', path, pack });

describe('which file answers', () => {
  test.each([
    ['/', file('', 0)],
    ['/index.html', file('', 0)],
    ['/check/?yaml=1&x=/rules/', file('check/', 0)],
    ['/rules/ist0101/', file('rules/ist0101/', 1)],
    ['/rules/ist0101/index.html', file('rules/ist0101/', 1)],
    ['/pagefind/pagefind.js?ts=1', file('pagefind/pagefind.js', 1)],
    ['/notes/%C3%A4%20b.md', file('notes/ä b.md', 1)],
    ['/404.html', file('404.html', 0)],
    ['/rules/ist0101?which=a%20b', { kind: 'elsewhere', to: '/rules/ist0101/?which=a%20b' }],
    ['/_astro/page.1a2b.js', { kind: 'asset', path: '_astro/page.1a2b.js' }],
    ['/_astro/of-an-older-version.js', { kind: 'asset', path: '_astro/of-an-older-version.js' }],
  ])('%s', (path, expected) => {
    expect(place(`https://mesh.example${path}`)).toEqual(expected);
  });

  test('under a base path', () => {
    const root = 'https://mesh.example/docs/';
    expect(place('https://mesh.example/docs/', { root })).toEqual(file('', 0));
    expect(place('https://mesh.example/docs/check', { root })).toEqual({
      kind: 'elsewhere',
      to: '/docs/check/',
    });
    expect(place('https://mesh.example/check/', { root })).toBeUndefined();
  });

  test('an unknown page is told from an unknown file', () => {
    expect(place('https://mesh.example/rules/none/', { mode: 'navigate' })).toEqual({ kind: 'unknown' });
    expect(place('https://mesh.example/none.json')).toBeUndefined();
  });
});

test.each([
  ['another site', 'https://other.example/check/', {}],
  ['a site whose name begins alike', 'https://mesh.example.org/check/', {}],
  ['what is not a GET', 'https://mesh.example/check/', { method: 'POST' }],
  ['a part of a file', 'https://mesh.example/pagefind/pagefind.js', { range: true }],
  ['the worker itself', 'https://mesh.example/sw.js', {}],
  ['a pack', 'https://mesh.example/offline/p0.pack', { mode: 'navigate' }],
  ['an address that is none', 'https://mesh.example/%E0%A4%A', { mode: 'navigate' }],
])('%s is left alone', (_, url, options) => {
  expect(place(url, options)).toBeUndefined();
});
