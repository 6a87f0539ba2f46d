import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtPages } from '../../src/build/links.ts';
import { dist, useBrowser } from './harness.ts';
import { serve } from './serve.ts';
import { buildSite } from './setup.ts';

describe('under a base path', { timeout: 600_000 }, () => {
  const browser = useBrowser();
  const root = mkdtempSync(join(tmpdir(), 'meshbook-base-'));
  let server: Awaited<ReturnType<typeof serve>>;

  beforeAll(async () => {
    buildSite(join(root, 'mesh'), '/mesh');
    server = await serve(root);
  }, 600_000);
  afterAll(async () => {
    await server?.close();
    rmSync(root, { recursive: true });
  });

  test('a build, which fails at dead links, has the same pages', () => {
    expect(builtPages(join(root, 'mesh'), '/mesh/').size).toBe(builtPages(dist, '/').size);
  });

  test('a log line leads to its signal, and on into a wizard', async () => {
    const page = await browser.open(`${server.url}/mesh/`);
    await page
      .locator('ask-field textarea')
      .fill(
        '[2026-11-25T03:12:09.481Z] "GET / HTTP/1.1" 503 UH no_healthy_upstream - "-" 0 19 0 - "-" "curl"',
      );
    await page.locator('ask-field .results a').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/mesh/signals/uh/');
    await page.locator('main a[href*="/diagnose/no-healthy-upstream/"]').first().click();
    await page.waitForURL('**/mesh/diagnose/no-healthy-upstream/**');
    await page.locator('mesh-wizard a[data-answer]').first().click();
    await page.waitForURL('**/mesh/diagnose/no-healthy-upstream/*/?*=*');
  });

  test('the search leads to a page', async () => {
    const page = await browser.open(`${server.url}/mesh/`);
    await page.locator('site-search .open').click();
    await page.keyboard.type('websocket');
    await page.locator('site-search [role=option]').first().waitFor();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/mesh/runbooks/websocket/');
  });

  test('a faulty example is found at fault by the checker, which leads to the rule', async () => {
    const page = await browser.open(`${server.url}/mesh/runbooks/route-order/`);
    await page.locator('yaml-example.bad').first().getByRole('link', { name: 'Open in checker' }).click();
    await page.waitForURL('**/mesh/check/**');
    const why = page.getByRole('link', { name: /^Why/ }).first();
    await why.waitFor();
    expect(await why.getAttribute('href')).toMatch(/^\/mesh\/rules\/[a-z0-9-]+\/$/);
  });
});
