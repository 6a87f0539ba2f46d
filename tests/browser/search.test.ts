import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { SiteSearch } from '../../src/components/chrome/search-dialog.ts';
import { groups, isRight } from '../search/content.ts';
import { address, axe, dist, looks, useBrowser } from './harness.ts';

const { open } = useBrowser();

const field = (page: Page) => page.getByRole('combobox', { name: 'Search Meshbook' });
const options = (page: Page) => page.locator('site-search [role=option]');
const state = (page: Page) => page.locator('site-search .state');

/** Addresses of what is shown, in its order, once the field's own words are answered. */
async function shown(page: Page, query: string): Promise<string[]> {
  await page.waitForFunction((query) => {
    const search = document.querySelector('site-search');
    return search?.getAttribute('data-answered') === query;
  }, query);
  return options(page).evaluateAll((links) =>
    links.map((link) => new URL((link as HTMLAnchorElement).href).pathname),
  );
}

async function type(page: Page, query: string): Promise<string[]> {
  await field(page).fill('');
  await page.keyboard.type(query);
  return shown(page, query);
}

describe('the queries of tests/search/queries.yaml', () => {
  const all = groups.flatMap(({ group, first, queries }) =>
    Object.entries(queries).map(([query, right]) => ({ group, first, query, right })),
  );

  test('lead to the right page: first for codes and flags, else among the first three', async () => {
    const page = await open('/privacy/');
    // What the dialog itself asks; the next test compares the two.
    const found = await page.evaluate(
      (queries) => {
        const search = document.querySelector<SiteSearch>('site-search')!;
        const three = async (query: string) =>
          (await search.find(query)).hits.slice(0, 3).map(({ href }) => href);
        return Promise.all(queries.map(three));
      },
      all.map(({ query }) => query),
    );
    const missed = all.filter(({ right, first }, index) => !isRight(found[index]!, right, first));
    const score = ((all.length - missed.length) / all.length) * 100;
    console.log(`search: ${all.length} queries, ${score.toFixed(1)} % right`);
    for (const { group, query } of missed)
      console.log(`  ${group}: ${query} → ${found[all.findIndex((one) => one.query === query)]!.join(' ')}`);
    expect(all.length).toBeGreaterThanOrEqual(120);
    expect(score).toBeGreaterThanOrEqual(95);
    expect(missed.filter(({ first }) => first).map(({ query }) => query)).toEqual([]);
  });

  const typed = [
    'UC',
    'ist0131',
    'RBAC: access denied',
    'upstream connect error or disconnect/reset before headers',
    'holdApplicationUntilProxyStarts',
    'IstioHigh5xxErrorRate',
    'traffic does not reach new version',
    'requests hang when pod is deleted',
    'istioctl proxy-status',
    'ambeint',
  ];
  test('do so in the dialog, typed key by key', async () => {
    const page = await open('/rules/');
    await page.keyboard.press('/');
    const wrong: string[] = [];
    for (const query of typed) {
      const { right, first } = all.find((one) => one.query === query)!;
      const hrefs = await type(page, query);
      if (!isRight(hrefs, right, first)) wrong.push(`${query} → ${hrefs.slice(0, 3).join(' ')}`);
    }
    expect(wrong).toEqual([]);
  });
});

/**
 * A cold session of one query: all that is fetched from opening the dialog until its results rest, compressed as a
 * web server sends it. The page itself and its service worker are not part of it.
 */
async function bytesOf(query: string, pause: number): Promise<number> {
  const page = await open('/privacy/', { serviceWorkers: 'block' });
  await page.waitForLoadState('networkidle');
  const paths = new Set<string>();
  page.on('request', (request) => paths.add(new URL(request.url()).pathname));
  await page.keyboard.press('/');
  await page.keyboard.type(query, { delay: pause });
  await shown(page, query);
  await page.waitForLoadState('networkidle');
  return [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).length, 0);
}

test.each([
  ['upstream connect error or disconnect/reset before headers', 0],
  ['failed calling webhook "namespace.sidecar-injector.istio.io"', 0],
  ['rate limt', 300],
])('“%s” costs at most 300 kB, with %i ms between keys', async (query, pause) => {
  const bytes = await bytesOf(query, pause);
  console.log(`search: ${bytes} bytes for “${query}”, ${pause} ms between keys`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(300_000);
});

describe('the dialog', () => {
  test('works by keyboard alone, across groups, and gives the focus back', async () => {
    const page = await open('/runbooks/');
    const link = page.getByRole('link', { name: 'Rules', exact: true }).first();
    await link.focus();
    await page.keyboard.press('/');
    const results = await type(page, 'no healthy upstream');
    expect(await page.locator('site-search [role=group]').count()).toBeGreaterThan(1);
    expect(await state(page).textContent()).toBe(`${results.length} pages`);

    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowDown');
    const chosen = page.locator('site-search [aria-selected=true]');
    expect(await chosen.count()).toBe(1);
    expect(await field(page).getAttribute('aria-activedescendant')).toBe(await chosen.getAttribute('id'));
    expect(new URL((await chosen.evaluate((a: HTMLAnchorElement) => a.href)) as string).pathname).toBe(
      results[3],
    );
    await page.keyboard.press('ArrowUp');
    expect(await chosen.getAttribute('id')).toBe('search-result-2');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowUp');
    expect(await chosen.getAttribute('id')).toBe(`search-result-${results.length - 1}`);

    await page.keyboard.press('Escape');
    expect(
      await page.locator('site-search dialog').evaluate((dialog: HTMLDialogElement) => dialog.open),
    ).toBe(false);
    expect(await link.evaluate((node) => node === document.activeElement)).toBe(true);

    await page.keyboard.press('/');
    await field(page).fill('IST0101');
    await page.keyboard.press('Enter'); // Before the results are there.
    await page.waitForURL(address('/rules/ist0101/'));
  });

  test('shows the newest query’s results, whatever comes back late', async () => {
    const page = await open('/privacy/');
    let held: (() => void) | undefined;
    await page.route('**/search.json', async (route) => {
      await new Promise<void>((go) => {
        held = go;
      });
      await route.continue();
    });
    await page.keyboard.press('/');
    await page.keyboard.type('websocket');
    await expect.poll(() => state(page).textContent()).toBe('Searching …');
    await field(page).fill('jwt');
    held?.();
    expect((await shown(page, 'jwt'))[0]).toMatch(/jwt/);
  });

  test('says what it understood, takes the words as typed, and says what to do where there is nothing', async () => {
    const page = await open('/privacy/');
    await page.keyboard.press('/');
    expect(await page.locator('.search-start').isVisible()).toBe(true);
    await page.getByRole('button', { name: 'outboundTrafficPolicy' }).click();
    expect((await shown(page, 'outboundTrafficPolicy')).length).toBeGreaterThan(3);

    await type(page, 'cirucit breaker');
    expect(await state(page).textContent()).toMatch(/^Showing results for “circuit breaker”: \d+ pages$/);
    await page.getByRole('button', { name: 'Search for “cirucit breaker” as typed' }).click();
    await expect.poll(() => state(page).textContent()).not.toMatch(/Showing/);

    expect(await type(page, 'xylophone zzzzz')).toEqual([]);
    expect(await state(page).textContent()).toBe('Nothing found for “xylophone zzzzz”.');
    const hrefs = await page
      .locator('.search-none a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(hrefs).toEqual(['/diagnose/', '/']);
  });

  test('answers from the full text where the names cannot be loaded, and from the names where the full text cannot', async () => {
    const page = await open('/privacy/');
    await page.route('**/search.json', (route) => route.abort());
    await page.keyboard.press('/');
    expect((await type(page, 'websocket')).join()).toContain('websocket');
    const other = await open('/privacy/');
    await other.route('**/pagefind/**', (route) => route.abort());
    await other.keyboard.press('/');
    expect((await type(other, 'websocket')).join()).toContain('websocket');
  });

  test.each(looks)('has no axe finding in it, with results, $name', async ({ options: look }) => {
    const page = await open('/privacy/', look);
    await page.locator('site-search .open').click();
    await type(page, 'cirucit breaker');
    expect(await axe(page, 'site-search')).toEqual([]);
    const over = await page
      .locator('site-search dialog')
      .evaluate((node) => node.scrollWidth - node.clientWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
});
