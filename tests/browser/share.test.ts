import { readFile } from 'node:fs/promises';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { single } from '../../src/components/checker/files.ts';
import { noFilters } from '../../src/components/checker/filters.ts';
import { linkHash, readLink } from '../../src/components/share/link.ts';
import { secrets, seeded } from '../report/seeded.ts';
import { address, axe, looks, useBrowser } from './harness.ts';

const { open } = useBrowser();

/** What pages asked for after their load. */
let late: string[] = [];
afterEach(() => {
  const seen = late;
  late = [];
  expect(seen).toEqual([]);
});

const mesh = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: shop, namespace: shop}
spec:
  hosts: [shop.example.com]
  gateways: [edge/front]
  http:
    - route:
        - destination: {host: shop.shop.svc.cluster.local, subset: v2}
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: {name: shop, namespace: shop}
spec:
  host: shop.shop.svc.cluster.local
  subsets:
    - name: v1
      labels: {version: v1}
---
apiVersion: v1
kind: Service
metadata: {name: shop, namespace: shop}
spec:
  selector: {app: shop}
  ports: [{port: 80, name: http}]
`;

/** Opens the checker with a text in its plain field, checked; what it asks for afterwards is noted. */
async function checked(text: string, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await open('/check/', { permissions: ['clipboard-read', 'clipboard-write'], ...options });
  await page.waitForSelector(options.hasTouch ? '#yaml' : '.cm-content');
  await page.waitForLoadState('networkidle');
  page.on('request', (request) => {
    // A browser fetches the icon when it pleases.
    if (!/^blob:|\/favicon/.test(request.url())) late.push(request.url());
  });
  const field = page.locator(options.hasTouch ? '#yaml' : '.cm-content');
  await field.focus();
  await page.evaluate((text) => document.execCommand('insertText', false, text), text);
  await page
    .locator('.checker > [role=status]', { hasText: / in \d+ objects?/ })
    .waitFor({ state: 'attached' });
  return page;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
const link = (page: Page) => page.getByRole('dialog').getByLabel(/^Link, /);

async function saved(page: Page, name: string): Promise<{ file: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, name)]);
  return { file: download.suggestedFilename(), text: await readFile((await download.path())!, 'utf8') };
}

describe('share', () => {
  test('nothing is made before it is asked for; the link then holds the text without its secrets', async () => {
    const page = await checked(seeded);
    expect(new URL(page.url()).hash).toBe('');
    await press(page, 'Share…');
    const dialog = page.getByRole('dialog', { name: 'Share this text' });
    await dialog.getByText(/^\d+ values masked/).waitFor();
    expect(await link(page).count()).toBe(0);
    await press(page, 'Make a link');
    const shared = await link(page).inputValue();
    expect(await dialog.getByText(/^Link, [\d,]+ characters/).innerText()).toContain(
      shared.length.toLocaleString('en'),
    );
    expect(new URL(page.url()).hash).toBe('');
    const decoded = (await readLink(new URL(shared).hash))!.workspace.files[0]!.text;
    for (const [kind, secret] of Object.entries(secrets)) {
      expect(decoded, kind).not.toContain(secret);
      expect(shared, kind).not.toContain(secret);
    }
    expect(decoded.split('\n').length).toBe(seeded.split('\n').length);

    await press(page, 'Copy link');
    await dialog.getByText('Link copied.').waitFor();
    expect(await clipboard(page)).toBe(shared);
  });

  test('one value is shown after all, and masked again', async () => {
    const page = await checked(seeded);
    await press(page, 'Share…');
    const item = page.locator('.masked li', { hasText: 'Value of DB_PASSWORD' });
    await item.getByRole('button').click();
    expect(await item.innerText()).toContain('shared as it is');
    await press(page, 'Make a link');
    const decoded = async () =>
      (await readLink(new URL(await link(page).inputValue()).hash))!.workspace.files[0]!.text;
    expect(await decoded()).toContain(secrets.envPassword);
    expect(await decoded()).not.toContain(secrets.secretData);
    await item.getByRole('button').click();
    expect(await link(page).count()).toBe(0);
    await press(page, 'Make a link');
    expect(await decoded()).not.toContain(secrets.envPassword);
  });

  test('the link opens the same findings with settings and filters, and one can go back', async () => {
    const page = await checked(mesh);
    await page.getByLabel('Istio').first().selectOption('1.29');
    await press(page, 'Share…');
    await press(page, 'Make a link');
    const { hash } = new URL(await link(page).inputValue());
    const other = await open(`/check/${hash}`);
    await other.getByText('Opened from a link.').waitFor();
    await other.locator('.finding', { hasText: 'subset-not-found' }).waitFor();
    expect(await other.getByLabel('Istio').first().inputValue()).toBe('1.29');
    expect(new URL(other.url()).hash).toBe('');
  });

  test('a text too long for a link is offered as a file', async () => {
    const noise = Array.from(
      { length: 700 },
      (_, n) => `# ${Math.sin(n).toString(36)}${Math.cos(n).toString(36)}`,
    );
    const page = await checked(`${mesh}${noise.join('\n')}\n`);
    await press(page, 'Share…');
    await press(page, 'Make a link');
    expect((await link(page).inputValue()).length).toBeGreaterThan(8_000);
    expect(await page.locator('.too-long').innerText()).toMatch(/more than 8,000 characters/);
    const { file, text } = await saved(page, 'Save as a file');
    expect(file).toBe('shared.yaml');
    expect(text).toContain('name: shop, namespace: shop');
  });

  test('a damaged link says so and keeps the text that was here', async () => {
    const page = await checked(mesh);
    const hash = await linkHash({ workspace: single(mesh), options: {}, filters: noFilters, embed: false });
    await page.evaluate(
      (hash) => {
        location.hash = hash;
      },
      hash.slice(0, 120),
    );
    await page
      .getByRole('alert')
      .getByText(/^This link is damaged/)
      .waitFor();
    expect(await page.locator('.cm-content').innerText()).toContain('shop.example.com');
    expect(await page.locator('.finding', { hasText: 'subset-not-found' }).count()).toBe(1);
  });

  test('an embedded link shows text and findings, changes nothing and keeps nothing', async () => {
    const filters = { ...noFilters, severity: ['error' as const] };
    const hash = await linkHash({ workspace: single(mesh), options: {}, filters, embed: true });
    const page = await open(`/check/${hash}`);
    await page.locator('.embed .finding', { hasText: 'subset-not-found' }).waitFor();
    const field = page.getByLabel('Shared YAML, read only');
    expect(await field.inputValue()).toBe(mesh);
    expect(await field.isEditable()).toBe(false);
    expect(await page.locator('.page-header').isVisible()).toBe(false);
    expect(await page.locator('.finding.warning').count()).toBe(0);
    const kept = () => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(await kept()).not.toContain('shop');
    await page.locator('.finding-main').first().click();
    expect(
      await field.evaluate((node: HTMLTextAreaElement) =>
        node.value.slice(node.selectionStart, node.selectionEnd),
      ),
    ).toContain('subset: v2');
    const full = await page.getByRole('link', { name: 'Open in the checker' }).getAttribute('href');
    expect(full).not.toContain('embed');
    expect(await axe(page)).toEqual([]);
  });
});

describe('take along', () => {
  test('the report is copied and saved in each format', async () => {
    const page = await checked(mesh);
    await press(page, 'Take along…');
    await press(page, 'Copy as Markdown');
    await page.getByText('Markdown copied.').waitFor();
    const markdown = await clipboard(page);
    expect(markdown).toContain(`[subset-not-found](${address('/rules/subset-not-found/')})`);
    expect(markdown).toContain('pasted.yaml:9:');

    const json = await saved(page, 'Save as JSON');
    expect(json.file).toBe('meshbook.json');
    expect(JSON.parse(json.text).findings.map(({ rule }: { rule: string }) => rule)).toContain(
      'subset-not-found',
    );
    const sarif = await saved(page, 'Save as SARIF 2.1.0');
    expect(sarif.file).toBe('meshbook.sarif');
    expect(JSON.parse(sarif.text).version).toBe('2.1.0');
    const junit = await saved(page, 'Save as JUnit');
    expect(junit.file).toBe('meshbook.junit.xml');
    expect(junit.text).toContain('classname="subset-not-found"');
  });

  test('the issue about a wrong finding holds no YAML unless asked, and no secret then either', async () => {
    const page = await checked(`${seeded}---\n${mesh}`);
    await press(page, 'Take along…');
    await page.getByText('Report a wrong finding').click();
    const choice = page.getByRole('dialog').getByRole('combobox');
    const key = await choice.locator('option', { hasText: 'subset-not-found' }).first().getAttribute('value');
    await choice.selectOption(key);
    const text = page.getByLabel('Text of the issue');
    expect(await text.inputValue()).toContain('# Wrong finding: subset-not-found');
    expect(await text.inputValue()).not.toContain('shop');
    await page.getByLabel(/With the object’s YAML/).check();
    await expect.poll(() => text.inputValue()).toContain('```yaml');
    expect(await text.inputValue()).toContain('subset: v2');
    for (const secret of Object.values(secrets)) expect(await text.inputValue()).not.toContain(secret);
  });
});

describe('the picture', () => {
  test('shows the way with its findings; a node takes the keyboard and jumps to its line', async () => {
    const page = await checked(mesh);
    await press(page, 'Picture…');
    const node = (name: RegExp) => page.locator('.drawing').getByRole('button', { name });
    await node(/^VirtualService shop\/shop, shop\.example\.com, line 3, 1 error/).waitFor();
    expect(await node(/^Gateway edge\/front, not in this text, line 6/).count()).toBe(1);
    expect(await node(/^Subset .* v2, not in this text/).count()).toBe(1);
    expect(await page.locator('.drawing .edge').count()).toBe(4);
    await node(/^DestinationRule shop\/shop · v1/).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    const caret = () =>
      page.evaluate(() => {
        const { anchorNode } = document.getSelection()!;
        const at = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
        return at?.closest('.cm-line')?.textContent ?? '';
      });
    await expect.poll(caret).toContain('name: v1');
  });

  test('is told as text, with the same nodes', async () => {
    const page = await checked(mesh);
    await press(page, 'Picture…');
    await page.getByText('The same as text').click();
    const text = await page.locator('.as-text').innerText();
    expect(text).toMatch(/VirtualService shop\/shop line 3[\s\S]*✕ 1 error[\s\S]*leads to Subset/);
    expect(text).toContain('DestinationRule shop/shop · v1');
    expect(text).toContain('Service shop/shop');
  });

  test('at 320 px is a list of text that jumps as well', async () => {
    const page = await checked(mesh, {
      viewport: { width: 320, height: 700 },
      hasTouch: true,
      isMobile: true,
    });
    await page.getByRole('button', { name: 'Picture…' }).tap();
    expect(await page.locator('.drawing').isVisible()).toBe(false);
    await page
      .locator('.as-text')
      .getByRole('button', { name: /^Service shop\/shop line/ })
      .tap();
    expect(await page.getByRole('dialog').count()).toBe(0);
    const selected = await page
      .locator('#yaml')
      .evaluate((node: HTMLTextAreaElement) => node.value.slice(node.selectionStart, node.selectionEnd));
    expect(selected).toContain('name: shop, namespace: shop');
  });
});

describe('without a network', () => {
  test('sharing, exporting and drawing work the same', async () => {
    const page = await checked(mesh);
    await page.context().setOffline(true);
    await press(page, 'Share…');
    await press(page, 'Make a link');
    expect(await link(page).inputValue()).toContain('#y=');
    await press(page, 'Close');
    await press(page, 'Take along…');
    await press(page, 'Copy as JUnit');
    await page.getByText('JUnit copied.').waitFor();
    await press(page, 'Close');
    await press(page, 'Picture…');
    await page.locator('.drawing .node').first().waitFor();
  });
});

describe('every dialog', () => {
  for (const { name, options } of [
    ...looks,
    {
      name: 'light, 320 px',
      options: { colorScheme: 'light' as const, viewport: { width: 320, height: 700 } },
    },
  ]) {
    test(`has no fault that axe finds, fits, and has targets of 24 px: ${name}`, async () => {
      const page = await checked(`${seeded}---\n${mesh}`, options);
      for (const [button, inside] of [
        ['Picture…', undefined],
        ['Share…', 'Make a link'],
        ['Take along…', undefined],
      ] as const) {
        await press(page, button);
        if (inside) await press(page, inside);
        await page
          .locator('dialog .node, dialog .as-text, dialog textarea, dialog .formats')
          .first()
          .waitFor({ state: 'attached' });
        expect(await axe(page, 'dialog[open]'), button).toEqual([]);
        const small = await page.locator('dialog[open]').evaluate((dialog) =>
          [...dialog.querySelectorAll('button, select, input, summary, [role=button]')]
            .map((node) => ({ node, box: node.getBoundingClientRect() }))
            .filter(
              ({ node, box }) =>
                box.width > 0 && !node.matches('label input') && Math.min(box.width, box.height) < 24,
            )
            .map(({ node }) => node.outerHTML.slice(0, 80)),
        );
        expect(small, button).toEqual([]);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide, button).toBeLessThanOrEqual(0);
        await press(page, 'Close');
      }
    });
  }
});
