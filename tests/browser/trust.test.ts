import { spawnSync } from 'node:child_process';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { runbooks } from '../content/corpus.ts';
import { address, axe, useBrowser } from './harness.ts';

const { open } = useBrowser();

const page = (name: string) => runbooks.find((runbook) => runbook.name === name)!;

/** What the page moved after it was drawn, as the browser counts it. */
const shift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 300);
      }),
  );

describe('a review', () => {
  const reviewed = page('route-order').frontmatter.reviewed as string | Date;
  test.each([
    [179, false],
    [181, true],
  ])('of %i days ago: notice %o', async (days, shown) => {
    const page = await open('about:blank', { viewport: { width: 360, height: 640 } });
    await page.clock.setFixedTime(new Date(reviewed).getTime() + days * 86_400_000 + 3_600_000);
    await page.goto(address('/runbooks/route-order/'));
    const notice = page.locator('.review-notice');
    expect(await notice.isVisible()).toBe(shown);
    if (!shown) return;
    expect(await notice.innerText()).toMatch(/^Last reviewed 181 days ago: check /);
    expect(await shift(page)).toBeLessThanOrEqual(0.1);
  });
});

describe('the version of Istio', () => {
  const says = (page: Page, id: string) =>
    page
      .locator(`#${id} > .version-state`)
      .evaluate((state) => getComputedStyle(state, '::after').content.replaceAll('" "', ''));

  test('once picked, marks what applies on every runbook, and is the one of the checker', async () => {
    const page = await open('/runbooks/proxy-memory/', { colorScheme: 'dark' });
    const summary = page.locator('.version-bar summary');
    expect(await summary.innerText()).toBe('3 passages depend on it');
    await page.getByLabel('Your Istio').selectOption('1.26');
    expect(await summary.innerText()).toBe('On 1.26, 2 things on this page differ');
    expect(await says(page, 'column-of-the-istiod')).toBe('"✓ applies to your 1.26"');
    expect(await says(page, 'dropping-series-that-nothing-touches')).toBe('"✕ not in your 1.26"');
    expect(await page.locator('#dropping-series-that-nothing-touches').isVisible()).toBe(true);
    expect(await page.locator('.version-bar').innerText()).toContain('no fixes since 22 December 2025');
    await summary.click();
    expect(await axe(page, '.version-bar')).toEqual([]);
    await page.getByRole('link', { name: 'Column of the istiod' }).click();
    expect(new URL(page.url()).hash).toBe('#column-of-the-istiod');

    await page.goto(address('/runbooks/header-case/'));
    expect(await page.getByLabel('Your Istio').inputValue()).toBe('1.26');
    expect(await says(page, 'hash-policy-at-waypoints')).toBe('"✓ applies to your 1.26"');
    expect(await shift(page)).toBeLessThanOrEqual(0.1);

    await page.goto(address('/check/'));
    await expect.poll(() => page.locator('.options select').first().inputValue()).toBe('1.26');
    await page.locator('.options select').first().selectOption('1.30');
    await page.goto(address('/runbooks/multi-cluster/'));
    expect(await says(page, 'endpoints-that-freeze-with-new-credentials')).toBe('"~ in some builds of 1.30"');
  });

  test('without scripts every passage stands there, and the list of them', async () => {
    const page = await open('/runbooks/proxy-memory/', { javaScriptEnabled: false });
    expect(await page.locator('istio-picker').isVisible()).toBe(false);
    expect(await page.locator('.version-bar summary').innerText()).toBe('3 passages depend on it');
    expect(await page.locator('.version-passage').allInnerTexts()).toHaveLength(3);
  });
});

test('a value typed once is kept, fills every command as one word, and is cleared', async () => {
  const nasty = `shop; $(touch x) "it's" \`id\``;
  const page = await open('/runbooks/sidecar-not-injected/', {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const box = page.locator('mesh-command', { has: page.locator('.slot[data-name=namespace]') }).first();
  const copy = box.getByRole('button', { name: 'Copy' });
  expect(await copy.getAttribute('title')).toContain('namespace');
  await box.locator('.slot[data-name=namespace]').first().click();
  await page.keyboard.type(nasty);
  await page.keyboard.press('Enter');

  const other = await page.context().newPage();
  await other.goto(address('/signals/tcp-connection/'));
  const there = other.locator('mesh-command', { has: other.locator('.slot[data-name=namespace]') }).first();
  await there.getByRole('button', { name: 'Copy' }).click();
  await expect.poll(() => there.locator('.command-note').innerText()).toMatch(/^Copied/);
  const copied = await other.evaluate(() => navigator.clipboard.readText());
  const run = copied.replace(/<[a-z-]+>/g, 'x');
  expect(spawnSync('bash', ['-n'], { input: run, encoding: 'utf8' }).stderr).toBe('');
  const printed = spawnSync('bash', ['-c', `kubectl() { printf '%s\\n' "$@"; }; ${run}`], {
    encoding: 'utf8',
  });
  expect(printed.stdout.split('\n')).toContain(nasty);

  await other.getByRole('button', { name: 'Clear values' }).click();
  expect(await other.locator('clear-values').innerText()).toContain('Cleared');
  await expect.poll(() => box.locator('.slot[data-name=namespace]').first().innerText()).toBe('<namespace>');
  expect(await other.evaluate(() => localStorage.getItem('meshbook.values'))).toBeNull();
});
