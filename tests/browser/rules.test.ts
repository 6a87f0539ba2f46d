import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/analyzer/rules/index.ts';
import { codes } from '../content/codes.ts';
import { finding, routes } from './checker-page.ts';
import { address, axe, dist, looks, useBrowser } from './harness.ts';

const { open } = useBrowser();
/** Small machines take their time. */
const patient = { timeout: 10_000 };

const all = [...new Set([...codes.map(({ code }) => code), ...rules.flatMap(({ aliases }) => aliases)])];
const rows = (page: Page, group: string) => page.locator(`[data-group=${group}] tbody tr:visible`);
const status = (page: Page) => page.locator('rules-filter [role=status]');

test('every code has a page, one step from the list of rules', async () => {
  expect(all.filter((code) => !existsSync(join(dist, 'rules', code.toLowerCase(), 'index.html')))).toEqual(
    [],
  );
  const page = await open('/rules/');
  const links = await page
    .locator('[data-group=codes] a')
    .evaluateAll((found) => found.map((link) => link.getAttribute('href')));
  expect(links.sort()).toEqual(all.map((code) => `/rules/${code.toLowerCase()}/`).sort());
});

test('the first link of a code with rules is a rule', async () => {
  const page = await open('/rules/ist0109/');
  const first = page.locator('main a[href^="/"]').first();
  const rule = rules.find(({ aliases }) => aliases.includes('IST0109'))!;
  expect(await first.getAttribute('href')).toBe(`/rules/${rule.name}/`);
});

describe('the filter', () => {
  test('narrows by words, keeps them in the address, and counts aloud', async () => {
    const page = await open('/rules/');
    const field = page.getByLabel('Code, name or words');
    await field.fill('ist 0131');
    await expect.poll(() => page.url(), patient).toBe(address('/rules/?q=ist+0131'));
    const carrying = rules.filter(({ aliases }) => aliases.includes('IST0131'));
    expect(await rows(page, 'rules').count()).toBe(carrying.length);
    expect(await rows(page, 'codes').allInnerTexts()).toEqual([expect.stringContaining('IST0131')]);
    expect(await status(page).innerText()).toBe(
      `${carrying.length} of ${rules.length} rules, 1 of ${all.length} codes`,
    );
    expect(await page.locator('[data-group=rules]:visible h2').count()).toBeLessThanOrEqual(carrying.length);

    await field.fill('no such thing at all');
    await expect.poll(() => status(page).innerText(), patient).toBe('No rule and no code matches.');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => page.url(), patient).toBe(address('/rules/'));
    expect(await rows(page, 'rules').count()).toBe(rules.length);
  });

  test('narrows by kind, severity, fix and need together, from an address', async () => {
    const page = await open('/rules/?kind=VirtualService&severity=error&needs=none');
    const expected = rules.filter(
      ({ reads, severity, needs }) =>
        (reads.includes('VirtualService') || reads.includes('*')) &&
        severity === 'error' &&
        needs.length === 0,
    );
    await expect.poll(() => rows(page, 'rules').count(), patient).toBe(expected.length);
    expect(await page.getByLabel('Kind').inputValue()).toBe('VirtualService');
    await page.getByLabel('Fix').selectOption('offered');
    await expect
      .poll(() => rows(page, 'rules').count(), patient)
      .toBe(expected.filter(({ fixable }) => fixable).length);
    expect(page.url()).toBe(address('/rules/?kind=VirtualService&severity=error&fix=offered&needs=none'));
  });

  test('works from the keyboard and moves nothing above the tables', async () => {
    const page = await open('/rules/');
    const top = () => page.locator('.rules').evaluate((node) => node.getBoundingClientRect().top);
    const before = await top();
    await page.getByLabel('Code, name or words').focus();
    await page.keyboard.type('subset');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Dest');
    await expect.poll(() => page.url(), patient).toBe(address('/rules/?q=subset&kind=DestinationRule'));
    expect(await top()).toBe(before);
  });

  test('is not there without scripts, and the tables are whole', async () => {
    const page = await open('/rules/?q=subset', { javaScriptEnabled: false });
    expect(await page.locator('rules-filter').isVisible()).toBe(false);
    expect(await rows(page, 'rules').count()).toBe(rules.length);
    expect(await rows(page, 'codes').count()).toBe(all.length);
  });

  test('keeps the budget of a documentation page', async () => {
    let size = 0;
    const page = await open('about:blank');
    page.on('response', async (response) => {
      if ((response.headers()['content-type'] ?? '').includes('javascript'))
        size += gzipSync(await response.body(), { level: 9 }).length;
    });
    await page.goto(address('/rules/'), { waitUntil: 'networkidle' });
    const inline = await page.evaluate(() =>
      [...document.querySelectorAll('script:not([src])')].map((script) => script.textContent).join(''),
    );
    expect(size + gzipSync(inline).length).toBeLessThanOrEqual(27_000);
  });
});

describe('pages', () => {
  const paths = [
    '/rules/?q=gateway',
    '/rules/ist0101/',
    '/rules/ist0141/',
    '/rules/ist0104/',
    '/rules/kia1107/',
  ];
  const cases = looks.flatMap(({ name, options }) => paths.map((path) => ({ path, name, options })));
  test.each(cases)('$path passes axe and does not scroll sideways: $name', async ({ path, options }) => {
    const page = await open(path, options);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.viewport.width,
    );
  });
});

test('a finding leads to its rule, runbook and wizard, and Back to that finding and the whole text', async () => {
  const page = await open('/check/', { reducedMotion: 'reduce' });
  const text = Array.from({ length: 9 }, (_, i) => routes.replaceAll(/nginx|test/g, `$&${i}`)).join('---\n');
  const field = page.locator('main :is(textarea, .cm-content):visible').first();
  await field.fill(text);
  expect(await page.evaluate(() => document.getAnimations().length), 'not even a blinking caret').toBe(0);
  const eighth = finding(page, 'route-never-matches').filter({ hasText: 'test7' });
  const message = await eighth.locator('.message').innerText();
  await eighth.getByRole('link', { name: /^Why/ }).click();
  await page.waitForURL(address('/rules/route-never-matches/'));
  await page.locator('.side-box a[href*="/runbooks/"]').first().click();
  await page.waitForURL(address('/runbooks/route-order/'));
  await page.locator('.side-box a[href*="/diagnose/"]').click();
  await page.waitForURL(address('/diagnose/route-order/'));
  for (const path of ['/runbooks/route-order/', '/rules/route-never-matches/', '/check/']) {
    await page.goBack();
    await page.waitForURL(address(path));
  }
  const chosen = page.locator('.finding.chosen');
  await chosen.waitFor();
  expect(await chosen.locator('.message').innerText()).toBe(message);
  await expect
    .poll(() => chosen.evaluate((card) => card.getBoundingClientRect().top))
    .toBeLessThan(page.viewportSize()!.height);
  expect(await page.locator('#yaml').evaluate((area: HTMLTextAreaElement) => area.value)).toBe(text);
});
