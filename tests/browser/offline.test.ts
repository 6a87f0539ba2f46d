/** The built site without a network after one visit of its first page, and how a new version comes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { digest } from '../../src/offline/keep.ts';
import { joinPack, splitPack } from '../../src/offline/pack.ts';
import { packPath, packsByFile, type Site } from '../../src/offline/site.ts';
import { editorText, finding, neverUsed, pasteIntoEditor, routes } from './checker-page.ts';
import { flags } from './chromium.ts';
import { dist } from './harness.ts';
import { serve } from './serve.ts';

const script = readFileSync(join(dist, 'sw.js'), 'utf8');
const [, json] = /^const SITE=(.*);$/m.exec(script)!;
const site = JSON.parse(json!) as Site;

/** Titles of all pages by their addresses. */
const pages = new Map(
  readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => [
      `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
      titleOf(readFileSync(join(dist, file), 'utf8')),
    ]),
);
/** What the worker answers for, in the order of its packs. */
const paths = [...site.packs.flatMap(({ files }) => files), ...Object.keys(site.assets)].map(
  (path) => `/${path}`,
);

function titleOf(html: string): string | undefined {
  return /<title>([^<]*)/.exec(html)?.[1];
}

/** The same site a day later: other words on one page. */
async function nextVersion(): Promise<Map<string, Uint8Array>> {
  const at = packsByFile(site).get('privacy/')!;
  const before = readFileSync(join(dist, packPath(site.packs[at]!.hash)));
  const packed = await splitPack(new Uint8Array(before));
  const page = packed.get('privacy/')!;
  const html = new TextDecoder()
    .decode(page.bytes)
    .replaceAll('Nothing leaves this page', 'Nothing still leaves it');
  packed.set('privacy/', { ...page, bytes: new TextEncoder().encode(html) });
  const pack = gzipSync(joinPack(packed));
  const hash = await digest(pack);
  const packs = site.packs.with(at, { ...site.packs[at]!, hash });
  const next: Site = { ...site, version: 'abcdef1', built: '2027-01-02', packs };
  return new Map<string, Uint8Array>([
    [packPath(hash), pack],
    ['privacy/index.html', Buffer.from(html)],
    ['sw.js', Buffer.from(script.replace(json!, () => JSON.stringify(next)))],
  ]);
}

let browser: Browser;
let context: BrowserContext;
let server: Awaited<ReturnType<typeof serve>>;
const errors: string[] = [];

beforeAll(async () => {
  const { path, env } = inject('chromium');
  browser = await chromium.launch({
    executablePath: path,
    args: flags,
    env: { ...(process.env as Record<string, string>), ...env },
  });
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(15_000);
  context.on('weberror', (error) => errors.push(error.error().message));
  server = await serve(dist);
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
  expect(errors).toEqual([]);
});

const kept = (page: Page) => page.locator('site-offline .kept');
const note = (page: Page) => page.locator('site-offline .note');
const news = (page: Page) => page.locator('site-offline .news');
const press = (page: Page, name: string) =>
  page.locator('site-offline').getByRole('button', { name, exact: true }).click();
const visit = async (path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(server.url + path);
  return page;
};

describe('after one visit of the first page', () => {
  let page: Page;

  test('it says when everything is kept, and when the network is gone', async () => {
    page = await visit('/');
    await expect.poll(() => kept(page).innerText()).toContain(`Available offline: version ${site.version}`);
    expect(await note(page).innerText()).toBe('');
    expect(await page.locator('site-offline button:visible').count()).toBe(0);
    await context.setOffline(true);
    await server.close(); // The service worker's own requests may not know that the browser is offline.
    await expect.poll(() => note(page).innerText()).toBe(`Offline, version ${site.version} (${site.built}).`);
  });

  test('every address answers with its own page, and every file that a page may load is there', async () => {
    const titles = await page.evaluate(async (paths) => {
      const titles: Record<string, string> = {};
      const lane = async () => {
        for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
          const response = await fetch(path);
          const html = /(^|\/|\.html)$/.test(path) ? await response.text() : '';
          titles[path] = `${response.status} ${/<title>([^<]*)/.exec(html)?.[1] ?? ''}`;
        }
      };
      await Promise.all(Array.from({ length: 8 }, lane));
      return titles;
    }, paths);
    expect(Object.keys(titles).length).toBeGreaterThan(1_500);
    const wanted = paths.map((path) => [path, `200 ${pages.get(path) ?? ''}`] as const);
    expect(wanted.filter(([path, answer]) => titles[path] !== answer)).toEqual([]);
    expect([...pages.keys()].filter((path) => !(path in titles))).toEqual([]);
  });

  test('an unknown address gets the page that says so', async () => {
    const response = await page.goto(`${server.url}/rules/no-such-rule/`);
    expect(response?.status()).toBe(404);
    expect(await page.locator('h1').innerText()).toBe('This page does not exist');
  });

  test.each([
    '/runbooks/route-order/',
    '/rules/subset-not-found/?from=a-finding#example',
    '/rules/ist0101',
    '/signals/uh/',
    '/diagnose/route-order/map/',
    '/privacy/',
  ])('%s opens with its styles and scripts', async (path) => {
    const failed: string[] = [];
    page.once('requestfailed', (request) => failed.push(request.url()));
    await page.goto(server.url + path);
    const [wanted] = path.split(/[?#]/);
    expect(new URL(page.url()).pathname.replace(/\/$/, '')).toBe(wanted!.replace(/\/$/, ''));
    expect(await page.locator('h1').innerText()).not.toBe('');
    expect(
      await page.evaluate(() =>
        [...document.querySelectorAll('link[rel=stylesheet]')].every(
          (link) => (link as HTMLLinkElement).sheet,
        ),
      ),
    ).toBe(true);
    expect(failed).toEqual([]);
  });

  test('search finds', async () => {
    await page.goto(`${server.url}/`);
    await page.keyboard.press('/');
    await page.keyboard.type('IST0101');
    await page.locator('site-search a[href="/rules/ist0101/"]').first().waitFor();
  });

  test('a wizard walks', async () => {
    await page.goto(`${server.url}/diagnose/route-order/`);
    for (let step = 0; step < 2; step++) {
      const before = page.url();
      await page.locator('main .answers a, main a.answer').last().click();
      await page.waitForURL((url) => url.href !== before);
    }
    expect(new URL(page.url()).search).not.toBe('');
    expect(await page.locator('h1').innerText()).not.toBe('');
  });

  test('the checker checks', async () => {
    await page.goto(`${server.url}/check/`);
    await page.waitForSelector('.cm-content');
    await pasteIntoEditor(page, routes);
    await finding(page, 'route-never-matches').first().waitFor();
    expect(await finding(page, 'route-never-matches').first().innerText()).toContain(`${neverUsed}`);
  });
});

describe('a new version', () => {
  test('waits for a click, and drops nothing that was typed, in no tab', async () => {
    const [page] = context.pages();
    const home = await visit('/').catch(() => undefined);
    const { port } = new URL(server.url);
    server = await serve(dist, { port: Number(port), changed: await nextVersion() });
    await context.setOffline(false);
    const other = home ?? (await visit('/'));
    expect(await note(other).innerText()).toBe('');
    await other.locator('ask-field textarea').fill('NR route_not_found');
    await other.evaluate(() => Object.assign(window, { same: true }));

    await page!.reload();
    await expect.poll(() => news(page!).innerText()).toBe('A new version of Meshbook is ready.');
    await page!.waitForSelector('.cm-content');
    expect(await editorText(page!)).toContain('nginx-2');
    // Until then all is of the version before.
    expect(await page!.evaluate(async () => (await fetch('/privacy/')).text())).toContain(
      'Nothing leaves this page',
    );

    await press(page!, 'Later');
    expect(await news(page!).innerText()).toBe('');

    await expect.poll(() => news(other).innerText()).toBe('A new version of Meshbook is ready.');
    const typed = `${routes}# typed a moment ago\n`;
    await page!.evaluate(() => sessionStorage.removeItem('meshbook.later'));
    await page!.reload();
    await page!.waitForSelector('.cm-content');
    await pasteIntoEditor(page!, typed);
    await Promise.all([page!.waitForEvent('load'), press(page!, 'Reload')]);
    await page!.waitForSelector('.cm-content');
    await expect.poll(() => editorText(page!)).toContain('typed a moment ago');
    await expect.poll(() => kept(page!).innerText()).toContain('version abcdef1 (2027-01-02)');
    await page!.goto(`${server.url}/privacy/`);
    expect(await page!.locator('h1').innerText()).toBe('Nothing still leaves it');

    expect(await other.evaluate(() => 'same' in window)).toBe(true);
    expect(await other.locator('ask-field textarea').inputValue()).toBe('NR route_not_found');
    expect(await news(other).innerText()).toBe('');
  });
});
