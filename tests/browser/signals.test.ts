import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { axe, looks, useBrowser } from './harness.ts';

const { open } = useBrowser();

const line = (i: number) => {
  const time = new Date(Date.UTC(2026, 10, 24, 21) + i * 250).toISOString();
  const fault = i % 4 === 0 ? '503 UH no_healthy_upstream' : '200 - via_upstream';
  return `[${time}] "GET /items/${i} HTTP/1.1" ${fault} - "-" 0 19 3 - "10.0.0.9" "k6/1.2" "r-${i}" "basket.retail:9090" "-" outbound|9090|green|basket.retail.svc.cluster.local - 10.100.8.8:9090 10.0.0.9:${1000 + (i % 9000)} - default`;
};
const log = (lines: number) => Array.from({ length: lines }, (_, i) => line(i)).join('\n');

/** Pastes as the keyboard does, without the clipboard, and counts how often the page gets to run until `.group` stands. */
function pasteLog(page: Page, text: string): Promise<number> {
  return page.evaluate(async (pasted) => {
    const field = document.querySelector<HTMLTextAreaElement>('ask-field textarea')!;
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    let turns = 0;
    while (!document.querySelector('ask-field .group')) {
      await new Promise((next) => setTimeout(next, 5));
      turns++;
    }
    return turns;
  }, text);
}

test('a log line is explained column by column, with the step of the wizard that it leads to', async () => {
  const page = await open('/');
  await page.locator('ask-field textarea').fill(line(0));
  const table = page.locator('ask-field .reading table');
  await table.waitFor();
  const text = await table.innerText();
  for (const name of ['Response flags', 'Upstream cluster', 'Route name', 'Request id'])
    expect(text).toContain(name);
  expect(text).toContain('port 9090, subset green, host basket.retail.svc.cluster.local');
  const step = page.locator('ask-field .results a', { hasText: 'Wizard:' }).first();
  await step.click();
  await page.waitForURL(/\/diagnose\/no-healthy-upstream\/endpoints\/\?log-line=outbound/);
});

test('10,000 lines are summed up while the page goes on; a reader that hangs is cancelled', async () => {
  const page = await open('/');
  const turns = await pasteLog(page, log(10_000));
  expect(turns, 'the page ran while the worker read').toBeGreaterThan(10);
  expect(await page.locator('ask-field [role=status]').innerText()).toContain(
    '10,000 access-log lines read; 24 Nov 2026, 21:00:00 to 21:41:39 UTC.',
  );
  const fault = await page.locator('ask-field .group').first().innerText();
  expect(fault).toContain('2,500 lines: UH: no healthy upstream');

  await page.route(/read\.worker/, () => {});
  await page.locator('ask-field textarea').fill(log(100));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect.poll(() => page.locator('ask-field [role=status]').innerText()).toContain('Stopped');
  await page.locator('ask-field textarea').fill('zorbl frumious qwxz');
  await page.getByRole('button', { name: 'Search the site' }).click();
  await expect.poll(() => page.locator('site-search input').inputValue()).toBe('zorbl frumious qwxz');
});

test.each(looks)('what was read passes axe: $name', async ({ options }) => {
  const page = await open('/', options);
  for (const text of [line(0), log(12), 'NAME READY STATUS RESTARTS AGE\nbasket-1 1/2 Running 0 5m']) {
    await page.locator('ask-field textarea').fill(text);
    await page.locator('ask-field .reading > *').first().waitFor();
    await expect.poll(() => page.locator('ask-field [role=status]').innerText()).not.toBe('');
    expect(await axe(page, 'ask-field')).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.viewport.width,
    );
  }
});
