/** The built site without a network after one visit of its first page, and how a new version comes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { workerScript } from '../../src/build/offline.ts';
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
      /<title>([^<]*)/.exec(readFileSync(join(dist, file), 'utf8'))?.[1],
    ]),
);
/** What the worker answers for, in the order of its packs. */
const paths = [...site.packs.flatMap(({ files }) => files), ...Object.keys(site.assets)].map(
  (path) => `/${path}`,
);

/** The same site on a later day: other words on one page. */
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

/** A host of the site at one address, which can change files, and not be there. */
class Host {
  url = '';
  #server?: Awaited<ReturnType<typeof serve>>;

  async start(changed?: Map<string, Uint8Array>) {
    await this.stop();
    this.#server = await serve(dist, { port: Number(this.url.split(':')[2] ?? 0), changed });
    this.url = this.#server.url;
  }
  async stop() {
    await this.#server?.close();
    this.#server = undefined;
  }
}

let browser: Browser;
const hosts: Host[] = [];
const errors: string[] = [];

beforeAll(async () => {
  const { path, env } = inject('chromium');
  browser = await chromium.launch({
    executablePath: path,
    args: flags,
    env: { ...(process.env as Record<string, string>), ...env },
  });
});
afterAll(async () => {
  await browser?.close();
  await Promise.all(hosts.map((host) => host.stop()));
  expect(errors).toEqual([]);
});

/** A browser that has never been here, and a host of its own. */
async function fresh(changed?: Map<string, Uint8Array>): Promise<[BrowserContext, Page, Host]> {
  const host = new Host();
  hosts.push(host);
  await host.start(changed);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  context.setDefaultTimeout(15_000);
  context.on('weberror', (error) => errors.push(error.error().message));
  return [context, await context.newPage(), host];
}

const kept = (page: Page) => page.locator('site-offline .kept');
const note = (page: Page) => page.locator('site-offline .note');
const news = (page: Page) => page.locator('site-offline .news');
const heading = (page: Page) => page.locator('h1').innerText();
const press = (page: Page, name: string) =>
  page.locator('site-offline').getByRole('button', { name, exact: true }).click();

/** What the browser has of the copy. */
const leftovers = (page: Page) =>
  page.evaluate(async () => [
    ...(await navigator.serviceWorker.getRegistrations()).map(() => 'a worker'),
    ...(await caches.keys()),
  ]);

let context: BrowserContext;
let page: Page;
let host: Host;

describe('after one visit of the first page', () => {
  test('it says when everything is kept, and when the network is gone', async () => {
    [context, page, host] = await fresh();
    await page.goto(host.url);
    await expect
      .poll(() => kept(page).innerText())
      .toBe(`Available offline: version ${site.version} (${site.built}).`);
    expect(await note(page).innerText()).toBe('');
    expect(await page.locator('site-offline button:visible').count()).toBe(0);
    await context.setOffline(true);
    await host.stop(); // The worker's own requests may not know that the browser is offline.
    await expect.poll(() => note(page).innerText()).toBe(`Offline, version ${site.version} (${site.built}).`);
  });

  test('every address answers with its own page, and every file that a page may load is there', async () => {
    const answers = await page.evaluate(async (paths) => {
      const answers: Record<string, string> = {};
      const lane = async () => {
        for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
          const response = await fetch(path);
          const html = /(^|\/|\.html)$/.test(path) ? await response.text() : '';
          answers[path] = `${response.status} ${/<title>([^<]*)/.exec(html)?.[1] ?? ''}`;
        }
      };
      await Promise.all(Array.from({ length: 8 }, lane));
      return answers;
    }, paths);
    expect(Object.keys(answers).length).toBeGreaterThan(1_500);
    expect(paths.filter((path) => answers[path] !== `200 ${pages.get(path) ?? ''}`)).toEqual([]);
    expect([...pages.keys()].filter((path) => !(path in answers))).toEqual([]);
  });

  test('an unknown address gets the page that says so', async () => {
    const response = await page.goto(`${host.url}/rules/no-such-rule/`);
    expect(response?.status()).toBe(404);
    expect(await heading(page)).toBe('This page does not exist');
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
    page.on('requestfailed', (request) => failed.push(request.url()));
    await page.goto(host.url + path);
    const wanted = new URL(path, host.url);
    expect(page.url()).toBe(wanted.href.replace(/ist0101$/, '$&/'));
    expect(await page.title()).toBe(pages.get(new URL(page.url()).pathname));
    const unstyled = await page.evaluate(() =>
      [...document.querySelectorAll('link[rel=stylesheet]')].filter(
        (link) => !(link as HTMLLinkElement).sheet,
      ),
    );
    expect(unstyled).toEqual([]);
    expect(failed).toEqual([]);
  });

  test('search finds', async () => {
    await page.goto(host.url);
    await page.keyboard.press('/');
    await page.keyboard.type('IST0101');
    await page.locator('site-search a[href="/rules/ist0101/"]').first().waitFor();
  });

  test('a wizard walks', async () => {
    await page.goto(`${host.url}/diagnose/route-order/`);
    for (let step = 0; step < 2; step++) {
      const before = page.url();
      await page.locator('main .answers a, main a.answer').last().click();
      await page.waitForURL((url) => url.href !== before);
    }
    expect(new URL(page.url()).search).not.toBe('');
    expect(await heading(page)).not.toBe('');
  });

  test('the checker checks', async () => {
    await page.goto(`${host.url}/check/`);
    await page.waitForSelector('.cm-content');
    await pasteIntoEditor(page, routes);
    const found = finding(page, 'route-never-matches').first();
    await found.waitFor();
    expect(await found.innerText()).toContain(`${neverUsed}`);
  });
});

describe('a new version', () => {
  const ready = 'A new version of Meshbook is ready.';

  test('waits for a click, and drops nothing that was typed, in no tab', async () => {
    await host.start(await nextVersion());
    await context.setOffline(false);
    expect(await note(page).innerText()).toBe('');
    const other = await context.newPage();
    await other.goto(host.url);
    await other.locator('ask-field textarea').fill('NR route_not_found');
    await other.evaluate(() => Object.assign(window, { same: true }));
    await expect.poll(() => news(other).innerText()).toBe(ready);

    await expect.poll(() => news(page).innerText()).toBe(ready);
    await press(page, 'Later');
    expect(await news(page).innerText()).toBe('');
    // Until then all is of the version before.
    expect(await page.evaluate(async () => (await fetch('/privacy/')).text())).toContain(
      'Nothing leaves this page',
    );

    const third = await context.newPage();
    await third.goto(`${host.url}/check/`);
    await third.waitForSelector('.cm-content');
    await expect.poll(() => news(third).innerText()).toBe(ready);
    await pasteIntoEditor(third, `${routes}# typed a moment ago\n`);
    await Promise.all([third.waitForEvent('load'), press(third, 'Reload')]);
    await third.waitForSelector('.cm-content');
    await expect.poll(() => editorText(third)).toContain('typed a moment ago');
    await expect.poll(() => kept(third).innerText()).toContain('version abcdef1 (2027-01-02)');
    await third.goto(`${host.url}/privacy/`);
    expect(await heading(third)).toBe('Nothing still leaves it');

    expect(await other.evaluate(() => 'same' in window)).toBe(true);
    expect(await other.locator('ask-field textarea').inputValue()).toBe('NR route_not_found');
    expect(await news(other).innerText()).toBe('');
    await third.close();
    await other.close();
  });

  test('is taken over without a reload where that would drop text', async () => {
    await page.goto(host.url);
    await host.start(); // Back to the version before.
    await page.reload();
    await expect.poll(() => news(page).innerText()).toBe(ready);
    await page.locator('ask-field textarea').fill('NR route_not_found');
    await press(page, 'Reload');
    await expect.poll(() => news(page).innerText()).toContain('This one stays, with what you typed.');
    expect(await page.locator('ask-field textarea').inputValue()).toBe('NR route_not_found');
    await page.goto(`${host.url}/privacy/`);
    expect(await heading(page)).toBe('Nothing leaves this page');
  });

  test('that has no offline use removes the copy', async () => {
    await host.start(new Map([['sw.js', Buffer.from(await workerScript())]]));
    expect(await leftovers(page)).toEqual(['a worker', 'meshbook /']);
    await page.reload();
    await expect.poll(() => leftovers(page)).toEqual([]);
  });
});

describe('a browser', () => {
  test('that saves data keeps what was opened, and all when asked to', async () => {
    const saving = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });\n";
    const [, page, host] = await fresh(new Map([['sw.js', Buffer.from(saving + script)]]));
    await page.addInitScript(saving);
    await page.goto(host.url);
    await expect.poll(() => kept(page).innerText()).toContain('only pages you open are kept');
    await page.goto(`${host.url}/rules/ist0101/`);
    await page.waitForLoadState('networkidle');
    await host.stop();
    await page.goto(`${host.url}/rules/ist0101/?again`);
    expect(await heading(page)).toContain('IST0101');
    await page.goto(`${host.url}/rules/ist0102/`);
    expect(await heading(page)).toBe('This page is not kept in this browser');
    await host.start();
    await page.goto(host.url);
    await page.getByRole('button', { name: /^Keep all, \d\.\d MB$/ }).click();
    await expect.poll(() => kept(page).innerText()).toContain('Available offline');

    await page.goto(`${host.url}/privacy/`);
    await page.getByRole('button', { name: 'Remove the copy, keep none' }).click();
    await expect.poll(() => leftovers(page)).toEqual([]);
    await page.reload();
    await page.getByRole('button', { name: 'Keep a copy' }).waitFor();
    expect(await leftovers(page)).toEqual([]);
  });

  test('without room for the copy says so, and works as before', async () => {
    const [context, page, host] = await fresh();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    const session = await context.newCDPSession(page);
    await session.send('Storage.overrideQuotaForOrigin', { origin: host.url, quotaSize: 1_000_000 });
    await page.goto(host.url);
    await expect
      .poll(() => kept(page).innerText())
      .toBe('Could not keep a copy for offline use: storage is full.');
    await page.goto(`${host.url}/rules/ist0101/`);
    expect(await heading(page)).toContain('IST0101');
    expect(complaints).toEqual([]);
  });
});
