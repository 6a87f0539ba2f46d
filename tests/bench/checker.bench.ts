/**
 * Prints how long the checker's page takes from a paste to the first finding, and how it answers while somebody
 * types, with the CPU slowed down four times. `node tests/bench/checker.bench.ts`, on the site in dist/ or in the
 * folder that MESHBOOK_DIST names. Exits with 1 when a figure is above its bar.
 *
 * Chromium slows the page's thread alone, not its workers. So the worker is made to hold back each answer until it has
 * taken four times as long.
 */
import { cpus, loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { findChromium, flags } from '../browser/chromium.ts';
import { serve } from '../browser/serve.ts';

const SLOWDOWN = 4;
const RUNS = 7;
const BARS = { 500: 150, 2400: 400, typing: 200 };

/** About so many lines of VirtualServices, Services and DestinationRules; every tenth route is never used. */
function text(lines: number): string {
  const documents: string[] = [];
  for (let count = 0, at = 0; count < lines; at++) {
    const head = (kind: string, api: string) =>
      `apiVersion: ${api}\nkind: ${kind}\nmetadata:\n  name: app-${at}\n  namespace: team-${at % 8}\n`;
    const route = (prefix: string, subset: string) =>
      `    - match:\n        - uri:\n            prefix: ${prefix}\n      route:\n        - destination:\n            host: app-${at}\n            subset: ${subset}\n`;
    const added = [
      `${head('Service', 'v1')}spec:\n  selector:\n    app: app-${at}\n  ports:\n    - name: http\n      port: 80\n`,
      `${head('VirtualService', 'networking.istio.io/v1')}spec:\n  hosts:\n    - app-${at}\n  http:\n${route(at % 10 === 0 ? '/v' : '/v1', 'one')}${route('/v2', 'two')}`,
      `${head('DestinationRule', 'networking.istio.io/v1')}spec:\n  host: app-${at}\n  subsets:\n    - name: one\n      labels:\n        version: one\n    - name: two\n      labels:\n        version: two\n`,
    ];
    documents.push(...added);
    count += added.join('---\n').split('\n').length;
  }
  return documents.join('---\n');
}

/** Opens the checker, with its worker slowed down and made to note how long it takes. */
async function openChecker(
  url: string,
): Promise<{ page: Page; session: CDPSession; close(): Promise<void> }> {
  const { path, env } = await findChromium(resolve('.cache'));
  const browser = await chromium.launch({
    executablePath: path,
    args: flags,
    env: { ...(process.env as Record<string, string>), ...env },
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${url}/check/`);
  await page.waitForSelector('.cm-content');
  await page.waitForLoadState('networkidle');
  await page.workers()[0]!.evaluate((slowdown) => {
    const scope = self as unknown as Pick<Worker, 'onmessage' | 'postMessage'> & { spent: number };
    const answer = scope.onmessage as (event: MessageEvent) => void;
    const post = scope.postMessage.bind(scope);
    let start = 0;
    scope.onmessage = (event) => {
      start = performance.now();
      answer(event);
    };
    scope.postMessage = (message: unknown) => {
      const until = start + (performance.now() - start) * slowdown;
      while (performance.now() < until); // A slower core.
      scope.spent = performance.now() - start;
      post(message);
    };
  }, SLOWDOWN);
  const session = await page.context().newCDPSession(page);
  return { page, session, close: () => browser.close() };
}

interface Timing {
  /** From the paste to the first finding in the page. */
  whole: number;
  /** What the worker took, in part while the page drew. */
  worker: number;
}

/** Pastes over what is there; the time ends when a card of the new text stands in the page. */
async function paste(page: Page, yaml: string): Promise<Timing> {
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.waitForFunction(() => document.querySelector('.finding') === null);
  const whole = await page.evaluate(async (yaml) => {
    const data = new DataTransfer();
    data.setData('text/plain', yaml);
    const target = document.querySelector('.cm-content')!;
    const found = new Promise<number>((done) => {
      const observer = new MutationObserver(() => {
        if (!document.querySelector('.finding')) return;
        observer.disconnect();
        done(performance.now());
      });
      observer.observe(document.querySelector('.checker')!, { childList: true, subtree: true });
    });
    const start = performance.now();
    target.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return (await found) - start;
  }, yaml);
  const worker = await page.workers()[0]!.evaluate(() => (self as unknown as { spent: number }).spent);
  return { whole, worker };
}

/** Interaction to Next Paint of the keys typed, in ms: the slowest, but for one in fifty. */
async function type(page: Page): Promise<{ inp: number; worst: number; keys: number }> {
  await page.evaluate(() => {
    const durations = new Map<number, number>();
    Object.assign(window, { durations });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { interactionId, duration } = entry as PerformanceEventTiming;
        if (interactionId)
          durations.set(interactionId, Math.max(duration, durations.get(interactionId) ?? 0));
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit);
  });
  await page.locator('.cm-content').focus();
  await page.keyboard.press('Control+Home');
  let keys = 0;
  for (const key of '# one line more, typed as fast as a person types, with pauses   in which it is checked\n') {
    await page.keyboard.type(key);
    await page.waitForTimeout(key === ' ' ? 320 : 70);
    keys++;
  }
  await page.waitForTimeout(1_000);
  const durations = await page.evaluate(() => [
    ...(window as unknown as { durations: Map<number, number> }).durations.values(),
  ]);
  const slowest = durations.toSorted((a, b) => b - a);
  return { inp: slowest[Math.floor(keys / 50)] ?? 0, worst: slowest[0] ?? 0, keys };
}

const median = (numbers: number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1]!;

const server = await serve(resolve(process.env.MESHBOOK_DIST ?? join(import.meta.dirname, '../../dist')));
const { page, session, close } = await openChecker(server.url);
let missed = 0;
const judge = (figure: number, bar: number): string => {
  if (figure > bar) missed++;
  return `${figure.toFixed(0)} ms (bar ${bar} ms${figure > bar ? ', MISSED' : ''})`;
};
await paste(page, text(2_400)); // Warm.
await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
for (const lines of [500, 2_400] as const) {
  const yaml = text(lines);
  const runs: Timing[] = [];
  for (let run = 0; run < RUNS; run++) runs.push(await paste(page, yaml));
  const whole = median(runs.map((run) => run.whole));
  const worker = median(runs.map((run) => run.worker));
  const best = Math.min(...runs.map((run) => run.whole));
  console.log(
    `${yaml.split('\n').length} lines, paste to first finding: ${judge(whole, BARS[lines])}; best ${best.toFixed(0)} ms; worker ${worker.toFixed(0)} ms`,
  );
}
const { inp, worst, keys } = await type(page);
console.log(
  `typing ${keys} keys into 2,400 lines: INP ${judge(inp, BARS.typing)}; slowest ${worst.toFixed(0)} ms`,
);
await paste(page, text(20_000));
const crowded = await page.locator('.finding').count();
console.log(
  `20,000 lines: ${crowded} findings drawn at once, of ${await page.locator('.summary').textContent()}`,
);
console.log(
  `load of the machine: ${loadavg()[0]!.toFixed(1)} on ${cpus().length} cores; above one a core, times grow`,
);
await close();
await server.close();
process.exit(missed > 0 ? 1 : 0);
