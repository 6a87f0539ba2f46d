import { readdirSync } from 'node:fs';
import { extname } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { config, hasNginx, type Nginx, startNginx } from '../deploy/nginx.ts';
import { dist, useBrowser } from './harness.ts';

const browser = useBrowser();

/** What the browser refuses to do, as its console says. */
function refusals(page: Page): string[] {
  const seen: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) seen.push(message.text());
  });
  return seen;
}

test('nginx.conf names the type of each file of the site', () => {
  const [, types] = /types \{([^}]*)\}/.exec(config)!;
  const named = new Set(types!.replaceAll(/#.*/g, '').match(/(?<= )[\w-]+(?=[ ;])/g));
  const files = readdirSync(dist, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const unnamed = files.map(({ name }) => name).filter((name) => !named.has(extname(name).slice(1)));
  expect(unnamed).toEqual([]);
});

describe.skipIf(!hasNginx)('the site behind the nginx of deploy/ (skipped: there is no nginx)', () => {
  let nginx: Nginx;
  beforeAll(async () => {
    nginx = await startNginx(dist);
  });
  afterAll(() => nginx?.stop());

  test('checks and searches under the policy of its headers, which holds for workers too', async () => {
    const page = await browser.open(`${nginx.url}/404.html`);
    const refused = refusals(page);
    await page.goto(`${nginx.url}/check/`);
    await page.locator('.cm-content').click();
    await page.keyboard.insertText(
      'apiVersion: networking.istio.io/v1\nkind: Sidecar\nspec: { egres: [] }\n',
    );
    await page.locator('.finding').first().waitFor();

    await page.goto(`${nginx.url}/runbooks/`);
    await page.keyboard.press('/');
    await page.keyboard.insertText('503 UC');
    await page.locator('site-search [role=option]').first().waitFor();
    expect(refused).toEqual([]);
  });

  test('lets the checker alone be shown in a frame', async () => {
    const page = await browser.open(`${nginx.url}/404.html`);
    const refused = refusals(page);
    await page.route('**/wiki', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<iframe src="/check/"></iframe><iframe src="/runbooks/"></iframe>',
      }),
    );
    await page.goto(`${nginx.url}/wiki`);
    await page.frameLocator('iframe[src="/check/"]').locator('h1').waitFor();
    await expect.poll(() => refused).toEqual([expect.stringContaining("frame-ancestors 'none'")]);
  });
});
