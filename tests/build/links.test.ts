import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { builtPages, deadLinks, orphans } from '../../src/build/links.ts';

let root = '';
afterEach(() => rmSync(root, { recursive: true }));

/** The dead links and the orphans of a site with these files. */
function faults(files: Record<string, string>, base = '/') {
  root = mkdtempSync(join(tmpdir(), 'meshbook-links-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  const pages = builtPages(root, base);
  return { dead: deadLinks(root, base, pages), orphans: orphans(pages, base) };
}

test.each([
  ['a page', '<a href="/rules/">'],
  ['a place in a page', '<a href="/rules/#by-code">'],
  ['a place in this page', '<p id="a"></p><a href="#a">'],
  ['a page with a query', '<a href="/rules/?q=1&amp;x=2">'],
  ['YAML for the checker', '<a href="/rules/#y=abc">'],
  ['a file', '<img src="/a.png">'],
  ['another host', '<a href="https://istio.io/no/"><a href="//istio.io/no/">'],
  ['text', '<code>a href="/no/"</code>'],
  ['text of a script', '<script>a(`<a href="/no/">`)</script>'],
])('%s is no dead link', (_what, html) => {
  const files = { 'index.html': html, 'rules/index.html': '<h2 id="by-code">', 'a.png': '' };
  expect(faults(files).dead).toEqual([]);
});

test.each([
  ['a page that is missing', '<a href="/no/">', '/: /no/'],
  ['a file that is missing', '<img src="/no.png">', '/: /no.png'],
  ['a folder without its slash', '<a href="/rules">', '/: /rules'],
  ['a place that is missing', '<a href="/rules/#no">', '/: /rules/#no'],
  ['a place that this page lacks', '<a href="#no">', '/: /#no'],
])('%s is a dead link', (_what, html, dead) => {
  expect(faults({ 'index.html': html, 'rules/index.html': '' }).dead).toEqual([dead]);
});

test('under a base path a link without it is dead', () => {
  const files = { 'index.html': '<a href="/mesh/rules/"><a href="/rules/">', 'rules/index.html': '' };
  expect(faults(files, '/mesh/')).toEqual({ dead: ['/mesh/: /rules/'], orphans: [] });
});

test('pages that only lead to each other are orphans; the page of missing pages is none', () => {
  const files = {
    'index.html': '<a href="/a/">',
    'a/index.html': '',
    'b/index.html': '<a href="/c/">',
    'c/index.html': '<a href="/b/">',
    '404.html': '',
  };
  expect(faults(files).orphans).toEqual(['/b/', '/c/']);
});
