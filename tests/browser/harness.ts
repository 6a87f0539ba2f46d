import { AxeBuilder } from '@axe-core/playwright';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest';
import { flags } from './chromium.ts';

/** Folder of the built site. */
export const dist = inject('dist');

/** Address of a page of the built site; one that is whole already stays as it is. */
export const address = (path: string): string => new URL(path, inject('url')).href;

/**
 * One Chromium for a test file, and a fresh context for each call of `open`. A page that throws, or asks anything
 * of another host, fails the test that opened it.
 */
export function useBrowser(): { open(path: string, options?: BrowserContextOptions): Promise<Page> } {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  let faults: string[] = [];

  beforeAll(async () => {
    const { path, env } = inject('chromium');
    browser = await chromium.launch({
      executablePath: path,
      args: flags,
      env: { ...(process.env as Record<string, string>), ...env },
    });
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    const seen = faults;
    contexts = [];
    faults = [];
    expect(seen, 'errors and foreign requests of the pages opened').toEqual([]);
  });
  afterAll(() => browser?.close());

  return {
    async open(path, options) {
      // Else each fresh context would fetch the whole site once more for offline use; offline.test.ts has that done.
      const context = await browser.newContext({
        viewport: { width: 1280, height: 900 },
        serviceWorkers: 'block',
        ...options,
      });
      contexts.push(context);
      const own = new URL(path === 'about:blank' ? inject('url') : address(path)).origin;
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      page.on('pageerror', (error) => faults.push(`${path}: ${error.message}`));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== own) faults.push(`${path}: ${request.url()}`);
      });
      if (path !== 'about:blank') await page.goto(address(path));
      return page;
    },
  };
}

/** The looks a page must pass axe in: each width and each theme once. `npm run bench:pages` asks all pages in both. */
export const looks = (
  [
    ['light', 360],
    ['dark', 1280],
  ] as const
).map(([colorScheme, width]) => ({
  name: `${colorScheme}, ${width} px`,
  options: {
    colorScheme,
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  } satisfies BrowserContextOptions,
}));

/** What axe finds against WCAG 2.2 AA, one line a node; in a part of the page, if one is named. */
export async function axe(page: Page, part?: string): Promise<string[]> {
  const builder = new AxeBuilder({ page }).withTags(tags);
  const { violations } = await (part ? builder.include(part) : builder).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.replaceAll(/\s+/g, ' ')}`),
  );
}

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
