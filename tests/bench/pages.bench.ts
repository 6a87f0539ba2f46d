/**
 * Visits every page of the built site and prints the worst figure of each kind with its page: axe in light and dark,
 * sideways scroll at 320 px, JavaScript and CSS in gzipped bytes, and, at Slow 4G with the CPU slowed down four times,
 * Largest Contentful Paint, Cumulative Layout Shift, and when the checker's editor stands.
 * `node tests/bench/pages.bench.ts [part of a path]`, on the site in dist/ or in the folder that MESHBOOK_DIST names.
 * Exits with 1 when a figure is above its bar.
 */
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { findChromium, flags } from '../browser/chromium.ts';
import { serve } from '../browser/serve.ts';

/** Round trip in ms and bytes a second of Slow 4G; the pace at which the page's thread runs. */
const SLOW = { latency: 150, bytesPerSecond: (1.6 * 1024 * 1024) / 8, cpu: 4 };
const BARS = {
  'axe findings': 0,
  'sideways scroll at 320 px, px': 0,
  'JavaScript, bytes gz': 27_000,
  'CSS, bytes gz': 17_000,
  'LCP, ms': 2_500,
  CLS: 0.1,
  'editor ready, ms': 2_500,
};
type Figure = keyof typeof BARS;
/** The checker's own budget: it is a tool, not a page to read. */
const CHECKER = { 'JavaScript, bytes gz': 200_000, 'CSS, bytes gz': 20_000 };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { 'skip-speed': { type: 'boolean' }, 'skip-axe': { type: 'boolean' } },
});
const root = resolve(process.env.MESHBOOK_DIST ?? join(import.meta.dirname, '../../dist'));
const paths = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.html') && !file.startsWith('pagefind'))
  .map((file) => `/${file.replace(/(^|\/)index\.html$/, '$1')}`)
  .filter((path) => path.includes(positionals[0] ?? ''))
  .sort();

const server = await serve(root, { gzip: true });
const { path: executablePath, env } = await findChromium(resolve('.cache'));
const browser = await chromium.launch({
  executablePath,
  args: flags,
  env: { ...(process.env as Record<string, string>), ...env },
});

const worst = new Map<Figure, { value: number; path: string; detail: string }>();
const missed: string[] = [];
function note(path: string, figure: Figure, value: number, detail = '') {
  const bar = (path === '/check/' && CHECKER[figure as keyof typeof CHECKER]) || BARS[figure];
  if (value > bar) missed.push(`${path}: ${figure} ${round(value)} (bar ${bar}) ${detail}`);
  const key = worst.get(figure);
  if (path !== '/check/' || !(figure in CHECKER)) {
    if (!key || value > key.value) worst.set(figure, { value, path, detail });
  }
}
const round = (value: number) => Math.round(value * 1000) / 1000;

async function withPage<T>(options: BrowserContextOptions, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Bytes of the scripts and styles that a page asks for until it is at rest, and of those in it. */
async function weigh(page: Page, path: string) {
  const sizes = { js: 0, css: 0 };
  const read: Promise<void>[] = [];
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    const kind = type.includes('javascript') ? 'js' : type.includes('css') ? 'css' : undefined;
    if (!kind || response.url().includes('worker')) return;
    read.push(
      response.body().then((body) => {
        sizes[kind] += gzipSync(body, { level: 9 }).length;
      }),
    );
  });
  await page.goto(server.url + path, { waitUntil: 'networkidle' });
  await Promise.all(read);
  const inline = await page.evaluate(() => ({
    js: [...document.querySelectorAll('script:not([src])')].map((script) => script.textContent).join(''),
    css: [...document.querySelectorAll('style')].map((style) => style.textContent).join(''),
  }));
  note(path, 'JavaScript, bytes gz', sizes.js + gzipSync(inline.js).length);
  note(path, 'CSS, bytes gz', sizes.css + gzipSync(inline.css).length);
}

/** Axe in both themes, and the width at 320 px, on the page that `weigh` has opened. */
async function inspect(page: Page, path: string) {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    const names = violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target.join(' ')}`).join('; ');
    note(path, 'axe findings', violations.length, names);
  }
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  note(path, 'sideways scroll at 320 px, px', Math.max(0, over));
}

interface Speed {
  lcp: number;
  cls: number;
  ready: number;
}

/** A first visit over Slow 4G, on a phone's screen. */
async function time(page: Page, path: string): Promise<Speed> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.latency,
    downloadThroughput: SLOW.bytesPerSecond,
    uploadThroughput: SLOW.bytesPerSecond,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpu });
  await page.addInitScript(() => {
    const seen = { lcp: 0, cls: 0, ready: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.lcp = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) seen.cls += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver((_, observer) => {
      if (!document.querySelector('.cm-content')) return;
      seen.ready = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  // The browser is running already, on another page of the site.
  await page.goto(`${server.url}/favicon.svg`);
  await page.goto(server.url + path, { waitUntil: 'networkidle' });
  if (path === '/check/') await page.waitForSelector('.cm-content');
  return page.evaluate(() => (window as unknown as { seen: Speed }).seen);
}

/** The figures of one visit; where one is above its bar, the medians of three, for other work on the machine slows one. */
async function speed(path: string) {
  const visit = () => withPage({ viewport: { width: 360, height: 640 } }, (page) => time(page, path));
  const visits = [await visit()];
  if (visits[0]!.lcp > BARS['LCP, ms'] || visits[0]!.ready > BARS['editor ready, ms']) {
    visits.push(await visit(), await visit());
  }
  const median = (figure: keyof Speed) =>
    visits.map((visit) => visit[figure]).toSorted((a, b) => a - b)[visits.length >> 1]!;
  note(path, 'LCP, ms', median('lcp'));
  note(path, 'CLS', median('cls'));
  if (path === '/check/') note(path, 'editor ready, ms', median('ready'));
}

for (const [index, path] of paths.entries()) {
  await withPage({ viewport: { width: 1280, height: 900 } }, async (page) => {
    await weigh(page, path);
    if (!values['skip-axe']) await inspect(page, path);
  });
  if (!values['skip-speed']) await speed(path);
  if ((index + 1) % 50 === 0) console.log(`${index + 1} of ${paths.length} pages`);
}
console.log(`${paths.length} pages`);
for (const [figure, { value, path, detail }] of worst) {
  console.log(`worst ${figure}: ${round(value)} at ${path} (bar ${BARS[figure]}) ${detail}`);
}
for (const line of missed) console.log(`MISSED ${line}`);
await browser.close();
await server.close();
process.exit(missed.length > 0 ? 1 : 0);
