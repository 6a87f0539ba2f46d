import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { SYMPTOMS } from '../../src/components/home/symptoms.ts';
import { address, axe, looks, useBrowser } from './harness.ts';

const { open } = useBrowser();

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: orders\nspec:\n  ports:\n    - port: 80\n';
/** Small machines take their time. */
const patient = { timeout: 10_000 };
const withClipboard = { permissions: ['clipboard-read', 'clipboard-write'] };

async function paste(page: Page, text: string) {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.locator('ask-field textarea').focus();
  await page.keyboard.press('Control+V');
}

describe('home', () => {
  test('YAML opens the checker with it', async () => {
    const page = await open('/', withClipboard);
    await paste(page, service);
    await page.waitForURL(address('/check/'));
    const field = page.locator('main textarea, main .cm-content').first();
    const text = () => field.evaluate((node) => (node as HTMLTextAreaElement).value ?? node.textContent);
    await expect.poll(text, patient).toContain('name: orders');
  });

  test('a code opens its rule', async () => {
    const page = await open('/');
    await page.locator('ask-field textarea').fill('kia1107');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/rules\//);
    await expect.poll(() => page.locator('main').innerText(), patient).toContain('subset-not-found');
  });

  test('a log line is recognised in place, and Enter opens its meaning', async () => {
    const page = await open('/');
    await page
      .locator('ask-field textarea')
      .fill(
        '[2026-11-25T03:12:09.481Z] "GET / HTTP/1.1" 503 UH no_healthy_upstream - "-" 0 19 0 - "-" "curl"',
      );
    await page.locator('ask-field .results a').first().waitFor();
    expect(await page.locator('ask-field [role=status]').innerText()).toMatch(/^This (is|looks like)/);
    await page.keyboard.press('Enter');
    await page.waitForURL(address('/signals/uh/'));
  });

  test('words find pages', async () => {
    const page = await open('/');
    await page.locator('ask-field textarea').fill('preStop hook');
    await page.locator('ask-field .results a').first().waitFor();
    expect(await page.locator('ask-field .results').innerText()).toMatch(/pod stops|preStop/i);
  });

  test('without scripts, each symptom is one step from a command', { timeout: 180_000 }, async () => {
    const page = await open('/', { javaScriptEnabled: false, viewport: { width: 360, height: 640 } });
    const links = new Map<string, string | null>();
    for (const { topic, says } of SYMPTOMS) {
      const link = page.getByRole('link', { name: says }).first();
      links.set(topic, await link.getAttribute('href'));
    }
    for (const { topic } of SYMPTOMS) {
      expect(links.get(topic)).toBe(`/runbooks/${topic}/`);
      await page.goto(address(`/runbooks/${topic}/`));
      const command = page.locator('.command').first();
      expect(await command.locator('code').innerText(), topic).toMatch(/^(kubectl|istioctl|helm|curl) /);
      const top = await command.evaluate((box) => box.getBoundingClientRect().top);
      expect(top, `${topic} begins in the first screen of a phone`).toBeLessThan(640);
    }
  });
});

describe('commands', () => {
  test('a value typed once fills every command, on this page and the next, and is copied', async () => {
    const page = await open('/runbooks/route-order/', withClipboard);
    const slot = page.locator('.slot[data-name=namespace]').first();
    await slot.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('shop; rm');
    await page.keyboard.press('Enter');
    await expect.poll(() => slot.innerText()).toBe("'shop; rm'");
    for (const text of await page.locator('.slot[data-name=namespace]').allInnerTexts())
      expect(text).toBe("'shop; rm'");

    await page.goto(address('/runbooks/websocket/'));
    const box = page.locator('mesh-command', { has: page.locator('.slot[data-name=namespace]') }).first();
    await box.getByRole('button', { name: 'Copy' }).click();
    await expect.poll(() => box.locator('.command-note').innerText(), patient).toMatch(/^Copied/);
    const copied = () => page.evaluate(() => navigator.clipboard.readText());
    expect(await copied()).toContain("'shop; rm'");

    await page.getByRole('button', { name: 'Copy page as Markdown' }).click();
    const note = page.locator('copy-page [role=status]');
    await expect.poll(() => note.innerText(), patient).toBe('Copied as Markdown.');
    const markdown = await copied();
    expect(markdown).toMatch(/^# /);
    expect(markdown).toMatch(/^```sh\n.*-n 'shop; rm'/m);
    expect(markdown).toContain(`](${address('/runbooks/websocket/')})`);
  });

  test('Escape leaves the value as it was', async () => {
    const page = await open('/runbooks/route-order/');
    const slot = page.locator('.slot[data-name=namespace]').first();
    await slot.click();
    await page.keyboard.type('x');
    await page.keyboard.press('Escape');
    expect(await slot.innerText()).toBe('<namespace>');
  });
});

describe('examples', () => {
  test('the live checker replaces a faulty example when asked', async () => {
    const page = await open('/runbooks/route-order/');
    const example = page.locator('yaml-example.bad').first();
    await example.getByRole('button', { name: 'Edit and check here' }).click();
    const area = example.locator('textarea');
    await area.waitFor();
    expect(await area.inputValue()).toContain('kind: VirtualService');
    await expect.poll(() => example.innerText(), patient).toMatch(/route-never-matches/);
  });

  test('open in the checker with the very text, and the same finding', async () => {
    const page = await open('/rules/subset-not-found/');
    await page.locator('yaml-example.bad').first().getByRole('link', { name: 'Open in checker' }).click();
    await page.waitForURL(/\/check\/#y=/);
    await expect.poll(() => page.locator('main').innerText(), patient).toContain('subset-not-found');
  });
});

describe('search', () => {
  test('"/" opens it, arrows choose, Enter goes', async () => {
    const page = await open('/runbooks/');
    await page.keyboard.press('/');
    await page.keyboard.type('websocket');
    await page.locator('site-search [role=option]').first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('[role=option][aria-selected=true]').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/runbooks/');
    expect((await page.locator('main').innerText()).toLowerCase()).toContain('websocket');
  });
});

test('a theme that was chosen stays', async () => {
  const page = await open('/', { colorScheme: 'light' });
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await page.getByLabel('Theme').selectOption('dark');
  const dark = await background();
  expect(dark).not.toBe(light);
  await page.goto(address('/rules/'));
  expect(await background()).toBe(dark);
});

test('without scripts the theme follows the system', async () => {
  const page = await open('/', { colorScheme: 'dark', javaScriptEnabled: false });
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)).toBe(
    'rgb(14, 18, 23)',
  );
});

describe('pages of each kind', () => {
  const paths = [
    '/',
    '/runbooks/',
    '/runbooks/route-order/',
    '/rules/',
    '/rules/subset-not-found/',
    '/privacy/',
    '/404.html',
  ];
  const cases = looks.flatMap(({ name, options }) => paths.map((path) => ({ path, name, options })));
  test.each(cases)('$path passes axe and does not scroll sideways: $name', async ({ path, options }) => {
    const page = await open(path, options);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.viewport.width,
    );
  });

  test.each(['/', '/runbooks/route-order/', '/rules/subset-not-found/'])(
    '%s keeps its budget',
    async (path) => {
      const sizes: Record<string, number> = { js: 0, css: 0 };
      const page = await open('about:blank');
      page.on('response', async (response) => {
        const type = response.headers()['content-type'] ?? '';
        const kind = type.includes('javascript') ? 'js' : type.includes('css') ? 'css' : undefined;
        if (kind) sizes[kind]! += gzipSync(await response.body(), { level: 9 }).length;
      });
      await page.goto(address(path), { waitUntil: 'networkidle' });
      const inline = await page.evaluate(() => ({
        js: [...document.querySelectorAll('script:not([src])')].map((script) => script.textContent).join(''),
        css: [...document.querySelectorAll('style')].map((style) => style.textContent).join(''),
      }));
      expect(sizes.js! + gzipSync(inline.js).length).toBeLessThanOrEqual(27_000);
      expect(sizes.css! + gzipSync(inline.css).length).toBeLessThanOrEqual(17_000);
    },
  );
});
