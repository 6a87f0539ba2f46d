import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { routes } from './checker-page.ts';
import { address, dist, useBrowser } from './harness.ts';

const { open } = useBrowser();

/** A4 at 96 px an inch, without the margins. */
const paper = { width: Math.floor(((210 - 2 * 10) / 25.4) * 96), height: 1040 };
const px = (points: number) => (points * 96) / 72;
const topics = readdirSync(join(dist, 'runbooks'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/** What would not come out on paper as it should, a line for each. */
const faults = (page: Page) =>
  page.evaluate(
    ([text, code]) => {
      const size = (element: Element) => Number.parseFloat(getComputedStyle(element).fontSize);
      const isSeen = (element: Element) => element.getClientRects().length > 0;
      const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
      const say = (what: string) => (element: HTMLElement) =>
        `${what}: ${element.textContent?.trim().slice(0, 60)}`;
      return [
        ...all('.command pre, .output pre, .example pre, .prose table')
          .filter((box) => box.scrollWidth > box.clientWidth + 1)
          .map(say('is cut off')),
        ...all('.command, .output')
          .filter((box) => getComputedStyle(box).breakInside !== 'avoid')
          .map(say('may be torn apart')),
        ...all('.prose > :is(p, ul, ol), .prose td')
          .filter((box) => isSeen(box) && !box.matches('#sources + ul') && size(box) < text! - 0.1)
          .map(say('is too small')),
        ...all('.prose pre code')
          .filter((box) => isSeen(box) && size(box) < code! - 0.1)
          .map(say('is too small')),
        ...all('.jump, .side-pane, .button, .command-bar button, .site-footer, .tools')
          .filter(isSeen)
          .map(say('is of no use')),
        ...all('h1, .eyebrow, .paper-address, .command code')
          .filter((box) => !isSeen(box))
          .map(say('is missing')),
      ];
    },
    [px(8), px(7)],
  );

test('every runbook fits on three sheets, its commands whole', { timeout: 180_000 }, async () => {
  const counts = new Map<string, number>();
  const found: string[] = [];
  const queue = [...topics];
  const lane = async () => {
    const page = await open('about:blank', { javaScriptEnabled: false, viewport: paper });
    await page.emulateMedia({ media: 'print' });
    for (let topic = queue.shift(); topic; topic = queue.shift()) {
      await page.goto(address(`/runbooks/${topic}/`));
      for (const fault of await faults(page)) found.push(`${topic}: ${fault}`);
      counts.set(topic, pagesOf(await page.pdf({ format: 'A4' })));
    }
  };
  await Promise.all([lane(), lane()]);
  expect(found).toEqual([]);
  expect([...counts].filter(([, count]) => count < 1 || count > 3)).toEqual([]);
});

test('the dark theme prints in light, and paper says where it came from', async () => {
  const path = '/diagnose/route-order/order/?which-route=no-route';
  const page = await open(path, { colorScheme: 'dark' });
  await page.evaluate(() => {
    document.documentElement.dataset.scheme = 'dark';
    dispatchEvent(new Event('beforeprint'));
  });
  await page.emulateMedia({ media: 'print' });
  const ink = await page.locator('h1').evaluate((title) => getComputedStyle(title).color);
  expect(
    ink
      .match(/\d+/g)!
      .slice(0, 3)
      .every((part) => Number(part) < 80),
  ).toBe(true);
  expect(await page.locator('.paper-address').innerText()).toBe(page.url());
});

test('the checker prints the whole text with its findings', async () => {
  const page = await open('/check/', { viewport: paper });
  const text = Array.from({ length: 9 }, (_, i) => routes.replaceAll(/nginx|test/g, `$&${i}`)).join('---\n');
  await page.locator('main :is(textarea, .cm-content):visible').first().fill(text);
  await page.locator('.finding').first().waitFor();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', colorScheme: 'light' });
  const printed = page.locator('.paper pre');
  expect((await printed.textContent())?.trim()).toBe(text.trim());
  expect(await printed.locator('.line:is(.error, .warning)').first().innerText()).toContain('/nginx0-2');
  expect(await page.locator('.editor').isVisible()).toBe(false);
  expect(await page.locator('.finding').first().isVisible()).toBe(true);
  expect(await page.locator('.finding .button:visible').count()).toBe(0);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await printed.count()).toBe(0);
});
