/**
 * Types queries into the search dialog with the CPU slowed down four times, and prints for every key how long it takes
 * until the results stand that fit what is typed (names, drawn), the longest time for which the page could not react
 * after it, and, once for each query, how long the full text takes after the last key. The list is loaded; the first
 * key on a cold page is printed apart, with the time that reading the list blocks the page.
 * `node tests/bench/search.bench.ts`, on the site in dist/ or in the folder that MESHBOOK_DIST names.
 * Exits with 1 when a figure of a key is above 100 ms.
 */
import { resolve } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { findChromium, flags } from '../browser/chromium.ts';
import { serve } from '../browser/serve.ts';

const BAR = 100;
const SLOWER = 4;
const QUERIES = [
  'no healthy upstream',
  'upstream connect error or disconnect/reset before headers',
  'cirucit breaker',
  'traffic does not reach new version',
  'IST0101',
  'outboundTraficPolicy',
];

const root = resolve(process.env.MESHBOOK_DIST ?? 'dist');
const server = await serve(root, { gzip: true });
const { path: executablePath, env } = await findChromium(resolve('.cache'));
const browser = await chromium.launch({
  executablePath,
  args: flags,
  env: { ...(process.env as Record<string, string>), ...env },
});

interface Times {
  keys: number[];
  blocked: number[];
  whole: number[];
}

/** Notes in the page, for each key, when the results of it were drawn and how long the longest task lasted. */
async function watch(page: Page) {
  await page.evaluate(() => {
    const times: Times = { keys: [], blocked: [], whole: [] };
    Object.assign(window, { times });
    let typed = 0;
    let drawn = true;
    const box = document.querySelector<HTMLElement>('site-search')!;
    box.querySelector('input')!.addEventListener(
      'input',
      (event) => {
        typed = event.timeStamp;
        drawn = false;
        times.blocked.push(0);
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (drawn || box.dataset.shown !== box.querySelector('input')!.value.trim()) return;
      drawn = true;
      const since = typed;
      // After the frame that shows them.
      requestAnimationFrame(() => setTimeout(() => times.keys.push(performance.now() - since)));
    }).observe(box, { attributeFilter: ['data-shown'] });
    new MutationObserver(() => {
      if (box.dataset.answered) times.whole.push(performance.now() - typed);
    }).observe(box, { attributeFilter: ['data-answered'] });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        if (times.blocked.length > 0 && startTime + duration > typed)
          times.blocked[times.blocked.length - 1] = Math.max(times.blocked.at(-1)!, duration);
    }).observe({ type: 'longtask' });
  });
}

const answered = (page: Page, query: string) =>
  page.waitForFunction(
    (query) => document.querySelector<HTMLElement>('site-search')!.dataset.answered === query,
    query,
  );

const page = await (await browser.newContext({ serviceWorkers: 'block' })).newPage();
await page.goto(`${server.url}/privacy/`, { waitUntil: 'networkidle' });
const session = await page.context().newCDPSession(page);
await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
await watch(page);
await page.keyboard.press('/');
await page.keyboard.type('uc');
await answered(page, 'uc');
const take = () => page.evaluate(() => (window as unknown as { times: Times }).times);
const cold = await take();
console.log(
  `first results on a cold page: ${round(cold.keys[0])} ms after the key, blocked for at most ${round(Math.max(...cold.blocked))} ms`,
);

const all: Times = { keys: [], blocked: [], whole: [] };
for (const query of QUERIES) {
  await page.locator('site-search input').fill('');
  await page.evaluate(() => {
    const { times } = window as unknown as { times: Times };
    times.keys.length = times.blocked.length = times.whole.length = 0;
  });
  await page.keyboard.type(query, { delay: 150 });
  await answered(page, query);
  const times = await take();
  console.log(
    `“${query}”: per key median ${round(median(times.keys))} ms, worst ${round(Math.max(...times.keys))} ms; ` +
      `blocked at most ${round(Math.max(...times.blocked))} ms; full text ${round(times.whole.at(-1))} ms after the last key`,
  );
  all.keys.push(...times.keys);
  all.blocked.push(...times.blocked);
  all.whole.push(times.whole.at(-1) ?? 0);
}
const worst = Math.max(...all.keys, ...all.blocked);
console.log(
  `${all.keys.length} keys at CPU ÷ ${SLOWER}: median ${round(median(all.keys))} ms, worst ${round(Math.max(...all.keys))} ms, ` +
    `longest block ${round(Math.max(...all.blocked))} ms (bar ${BAR}); full text ${round(median(all.whole))} ms after the last key, with its pause`,
);
await browser.close();
await server.close();
process.exit(worst > BAR ? 1 : 0);

function round(value = Number.NaN): number {
  return Math.round(value);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
