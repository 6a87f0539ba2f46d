import { expect, test } from 'vitest';
import { type Chunks, withPreloads } from '../../src/build/preload.ts';

const chunk = (name: string, imports: string[] = [], dynamicImports: string[] = []) => ({
  name,
  imports: imports.map((file) => `_astro/${file}.js`),
  dynamicImports: dynamicImports.map((file) => `_astro/${file}.js`),
});
const chunks: Chunks = new Map(
  [
    chunk('Checker', ['hooks'], ['codemirror', 'picture']),
    chunk('hooks', ['preact']),
    chunk('preact'),
    chunk('codemirror', ['preact', 'lezer']),
    chunk('lezer'),
    chunk('picture'),
    chunk('search', ['hooks']),
  ].map((one) => [`_astro/${one.name}.js`, one]),
);

const preloads = (html: string, base = '/') =>
  [
    ...withPreloads(html, chunks, base).matchAll(
      /<link rel="modulepreload" href="([^"]+)"(?: media="([^"]+)")?>/g,
    ),
  ].map(([, href, media]) => (media ? `${href} ${media}` : href));

test.each([
  ['a page without scripts', '<head></head>', '/', []],
  [
    'the imports of a script, but not the script',
    '<head></head><script type="module" src="/_astro/search.js"></script>',
    '/',
    ['/_astro/hooks.js', '/_astro/preact.js'],
  ],
  [
    'an island, and what it loads where a mouse points, but not what is opened on demand',
    '<head></head><astro-island component-url="/_astro/Checker.js" renderer-url="/_astro/preact.js">',
    '/',
    [
      '/_astro/Checker.js',
      '/_astro/hooks.js',
      '/_astro/preact.js',
      '/_astro/codemirror.js (pointer: fine)',
      '/_astro/lezer.js (pointer: fine)',
    ],
  ],
  [
    'under a base path',
    '<head></head><script type="module" src="/docs/_astro/search.js"></script>',
    '/docs/',
    ['/docs/_astro/hooks.js', '/docs/_astro/preact.js'],
  ],
])('%s', (_, html, base, expected) => {
  expect(preloads(html, base)).toEqual(expected);
});
