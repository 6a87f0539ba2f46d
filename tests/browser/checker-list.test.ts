import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  caretLine,
  editorText,
  finding,
  hasKeyboard,
  openChecker,
  pasteIntoEditor,
  routes,
  said,
  service,
} from './checker-page.ts';
import { address, axe, looks, useBrowser } from './harness.ts';

const { open } = useBrowser();
const checker = openChecker(open);

const route = (name: string) =>
  routes.replace('name: test', `name: ${name}`).replace('nginx.ex', `${name}.ex`);
/** `count` VirtualServices, each with a route that is never used. */
const many = (count: number) => Array.from({ length: count }, (_, index) => route(`r${index}`)).join('---\n');
const cards = (page: Page) => page.locator('.finding');
const counted = (page: Page, count: number) => expect.poll(() => cards(page).count()).toBe(count);

describe('the list', () => {
  test('filters are kept in the address, by a reload and by another tab', async () => {
    const page = await checker();
    await pasteIntoEditor(page, `${service}---\n${route('one')}---\n${route('two')}`);
    await expect.poll(() => finding(page, 'route-never-matches').count()).toBe(2);
    const all = await cards(page).count();
    expect(all).toBeGreaterThan(2);
    await page.getByText('Filter and group').click();
    await page.locator('.filters').getByLabel('Rule').selectOption('route-never-matches');
    await page.getByRole('combobox', { name: /^Object/ }).selectOption('VirtualService web/two');
    await page.locator('.filters').getByLabel('Warning').check();
    await counted(page, 1);
    expect(await said(page).innerText()).toMatch(/\. Filters show 1$/);
    expect(await page.locator('.hidden-count').innerText()).toContain(`1 of ${all} shown`);
    const { hash } = new URL(page.url());
    expect(hash).toBe('#severity=warning&rule=route-never-matches&object=VirtualService+web/two');

    await page.reload();
    await counted(page, 1);
    expect(await cards(page).innerText()).toContain('VirtualService web/two');
    const other = await checker({}, `/check/${hash}`);
    await pasteIntoEditor(other, route('two'));
    await counted(other, 1);

    await page.getByRole('button', { name: 'Show all' }).click();
    await counted(page, all);
    expect(new URL(page.url()).hash).toBe('');
  });

  test('filters that hide everything say so', async () => {
    const page = await checker({}, '/check/#severity=error');
    await pasteIntoEditor(page, routes);
    await page.getByText('0 of 1 shown, 1 hidden by filters.').waitFor();
    expect(await cards(page).count()).toBe(0);
    await page.getByRole('button', { name: 'Show all' }).click();
    await counted(page, 1);
  });

  test('groups are named regions; next and previous follow them', async () => {
    const page = await checker();
    await pasteIntoEditor(page, `${route('one')}---\n${route('two')}`);
    await counted(page, 2);
    await page.getByText('Filter and group').click();
    await page.getByLabel('Group by').selectOption('object');
    const group = page.getByRole('region', { name: 'VirtualService web/two' });
    expect(await group.locator('.finding').count()).toBe(1);
    expect(await group.getByRole('heading').innerText()).toBe('VirtualService web/two 1 finding');
    await page.getByRole('button', { name: 'Finding before' }).click();
    expect(await group.locator('.finding-main').getAttribute('aria-current')).toBe('true');
    expect(await page.locator('.steps .count').innerText()).toBe('2 of 2');
    await page.getByRole('button', { name: 'Next finding' }).click();
    expect(await page.locator('.steps .count').innerText()).toBe('1 of 2');
    expect(await page.locator('.cm-line.chosen').innerText()).toContain('/nginx-2');
  });

  test('hundreds of findings: the first at once, the rest in steps, the last when it is asked for', async () => {
    const page = await checker();
    await pasteIntoEditor(page, many(300));
    await cards(page).first().waitFor();
    await counted(page, 96);
    await page.getByRole('button', { name: 'Show 96 more' }).click();
    await counted(page, 192);
    await page.locator('.finding-main').first().focus();
    await page.keyboard.press('Shift+F8');
    await expect.poll(() => page.locator('.finding-main').last().getAttribute('aria-current')).toBe('true');
    await expect.poll(() => hasKeyboard(page, '.finding-main[aria-current]')).toBe(true);
    expect(await cards(page).last().innerText()).toContain('web/r299');
  });
});

describe('fixes', () => {
  test('all of a rule: seen first, applied as one, undone as one', async () => {
    const page = await checker();
    const text = `${route('one')}---\n${route('two')}---\n${route('three')}`;
    await pasteIntoEditor(page, text);
    const never = finding(page, 'route-never-matches');
    await expect.poll(() => never.count()).toBe(3);
    await never
      .first()
      .getByRole('button', { name: /^Show fix/ })
      .click();
    await never.first().getByText('Tried on your text: the finding goes, and no new one comes.').waitFor();
    await never.first().getByRole('button', { name: 'All 3 of this rule…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('3 of 3 hold together on your text').waitFor();
    expect(await dialog.locator('.diff-line.added').count()).toBeGreaterThanOrEqual(3);
    expect(await axe(page, 'dialog')).toEqual([]);
    await page.keyboard.press('Escape');
    expect(await editorText(page)).toContain('/nginx-2');

    await never.first().getByRole('button', { name: 'All 3 of this rule…' }).click();
    await dialog.getByRole('button', { name: 'Apply 3 fixes' }).click();
    await expect.poll(() => never.count()).toBe(0);
    expect(await hasKeyboard(page, '.note')).toBe(true);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => never.count()).toBe(3);
  });

  test('two fixes that stand open are both tried again after a third is applied', async () => {
    const page = await checker();
    await pasteIntoEditor(page, `${route('one')}---\n${route('two')}---\n${route('three')}`);
    const never = finding(page, 'route-never-matches');
    await expect.poll(() => never.count()).toBe(3);
    for (const at of [0, 1, 2]) {
      await never
        .nth(at)
        .getByRole('button', { name: /^Show fix/ })
        .click();
    }
    await never.nth(2).getByRole('button', { name: 'Apply this fix' }).click();
    await expect.poll(() => never.count()).toBe(2);
    const proof = 'Tried on your text: the finding goes, and no new one comes.';
    await expect.poll(() => page.locator('.proof').allInnerTexts()).toEqual([proof, proof]);
  });

  test('all safe ones, of all rules', async () => {
    const page = await checker();
    await page.getByRole('button', { name: /^All \d+ examples…$/ }).click();
    await page.getByRole('searchbox').fill('gateway-named-by-dots');
    await page
      .getByRole('button', { name: /^Faulty/ })
      .first()
      .click();
    await cards(page).first().waitFor();
    const yaml = await editorText(page);
    await pasteIntoEditor(
      page,
      `${yaml.trim()}\n---\n${yaml.trim().replaceAll(/^( {2}name: .*)$/gm, '$1-two')}\n`,
    );
    const safe = page.getByRole('button', { name: /^All \d+ safe fixes…$/ });
    await safe.click();
    const dialog = page.getByRole('dialog');
    const apply = dialog.getByRole('button', { name: /^Apply \d+ fix/ });
    await apply.click();
    await expect.poll(() => page.locator('.checker .note').innerText()).toMatch(/^Applied/);
    expect(await safe.count()).toBe(0);
  });

  test('a fix that would bring a new finding is not offered', async () => {
    const page = await open('about:blank');
    // Stands in for a rule whose fix goes wrong in a text that nobody thought of.
    await page.addInitScript(() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message: { prove?: { edits: { text: string }[] }[] }) {
        for (const { edits } of message.prove ?? []) for (const edit of edits) edit.text = '\t- nothing: [';
        post.call(this, message);
      };
    });
    await page.goto(address('/check/'));
    await page.waitForSelector('.cm-content');
    await pasteIntoEditor(page, routes);
    const card = finding(page, 'route-never-matches');
    await card.getByRole('button', { name: /^Show fix/ }).click();
    await card.getByText(/^Not offered\. Tried on your text, /).waitFor();
    expect(await card.getByRole('button', { name: 'Apply this fix' }).count()).toBe(0);
    expect(await card.locator('.diff-line.added').count()).toBeGreaterThan(0);
  });
});

describe('the keyboard alone', () => {
  test('gets from a paste to the third finding, sees its fix, applies it and takes it back', async () => {
    const page = await checker();
    await pasteIntoEditor(page, ['one', 'two', 'three'].map(route).join('---\n'));
    const never = finding(page, 'route-never-matches');
    await expect.poll(() => never.count()).toBe(3);
    const tabTo = async (name: RegExp) => {
      for (let presses = 0; presses < 8; presses++) {
        await page.keyboard.press('Tab');
        if (name.test(await page.evaluate(() => document.activeElement!.textContent ?? ''))) return;
      }
      throw new Error(`${name} is not within eight presses`);
    };
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('F8');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement!.textContent)).toContain(
      'VirtualService web/three',
    );
    await tabTo(/^Show fix/);
    await page.keyboard.press('Enter');
    await page.locator('.diff-line.added').first().waitFor();
    await tabTo(/^Apply this fix$/);
    await page.keyboard.press('Enter');
    await expect.poll(() => never.count()).toBe(2);
    await expect.poll(() => page.evaluate(() => document.activeElement!.textContent)).toBe('Undo');
    await page.keyboard.press('Enter');
    await expect.poll(() => never.count()).toBe(3);
  });
});

describe('settings', () => {
  const row = (page: Page, name: string) => page.getByRole('row', { name });
  const mesh = `apiVersion: v1
kind: ConfigMap
metadata:
  name: istio
  namespace: istio-system
data:
  mesh: |
    rootNamespace: mesh-root
`;

  test('each names where it came from, is changed on the spot, and reset', async () => {
    const page = await checker();
    await pasteIntoEditor(page, `${mesh}---\n${routes}`);
    await finding(page, 'route-never-matches').waitFor();
    await page.getByText('Settings used').click();
    const root = row(page, 'Root namespace');
    expect(await root.innerText()).toMatch(/mesh-root\s+ConfigMap istio-system\/istio, line 8/);
    await root.getByRole('button', { name: /^ConfigMap/ }).click();
    expect(await caretLine(page)).toBe(8);
    await root.getByRole('button', { name: /change/ }).click();
    expect(await hasKeyboard(page, 'input')).toBe(true);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('elsewhere\n');
    await expect.poll(() => root.innerText()).toContain('chosen here');
    await root.getByRole('button', { name: 'Reset' }).click();
    await expect.poll(() => root.innerText()).toMatch(/mesh-root\s+ConfigMap/);

    const mtls = row(page, 'Automatic mutual TLS');
    await mtls.getByRole('button', { name: /change/ }).click();
    await mtls.getByRole('combobox').selectOption('no');
    await expect.poll(() => mtls.innerText()).toContain('chosen here');
    await page.reload();
    await page.getByText('Settings used').click();
    await expect.poll(() => mtls.innerText()).toMatch(/no\s+chosen here/);
    await page.getByRole('button', { name: 'Reset all settings' }).click();
    await expect.poll(() => mtls.innerText()).toMatch(/yes\s+default/);
  });
});

describe('ways in', () => {
  test('gzip is unpacked, Helm’s own lines are no findings, a picture is refused in words', async () => {
    const page = await checker();
    const helm = `NAME: shop\nSTATUS: pending-install\nHOOKS:\nMANIFEST:\n---\n# Source: shop/templates/route.yaml\n${routes}\nNOTES:\n* see {{ nowhere }}: at all\n`;
    await page.locator('input[type=file]').setInputFiles([
      { name: 'release.txt.gz', mimeType: 'application/gzip', buffer: gzipSync(helm) },
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0, 1]) },
    ]);
    await expect.poll(() => page.getByRole('alert').allInnerTexts()).toEqual(['photo.png holds no text.']);
    await counted(page, 1);
    expect(await cards(page).innerText()).toContain('24:');
    expect(await editorText(page)).toContain('STATUS: pending-install');
  });

  test('a list that kubectl prints as JSON is read', async () => {
    const page = await checker();
    const item = (name: string) => ({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name, namespace: 'web' },
      spec: { ports: [{ port: 80 }] },
    });
    await pasteIntoEditor(
      page,
      JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [item('a'), item('b')] }, null, 4),
    );
    await page.getByText('2 objects read').waitFor();
  });

  test('the gallery finds an example by rule, field or kind, and opens it without a request', async () => {
    const page = await checker();
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const button = page.getByRole('button', { name: /^All \d+ examples…$/ });
    expect(Number(/\d+/.exec(await button.innerText())![0])).toBeGreaterThan(100);
    await button.click();
    const dialog = page.getByRole('dialog', { name: 'Examples' });
    expect(await axe(page, 'dialog')).toEqual([]);
    await dialog.getByRole('searchbox').fill('route-never-matches');
    expect(await dialog.locator('li').first().locator('a').getAttribute('href')).toMatch(
      /^\/(rules|runbooks)\//,
    );
    await dialog
      .getByRole('button', { name: /^Faulty/ })
      .first()
      .click();
    await finding(page, 'route-never-matches').first().waitFor();
    await expect.poll(() => page.locator('.checker .note').innerText()).toMatch(/^Faulty example: /);
    expect(asked).toEqual([]);
  });
});

describe('before and after', () => {
  test('a second paste tells what is new, fixed and unchanged', async () => {
    const page = await checker();
    await pasteIntoEditor(page, `${route('one')}---\n${route('two')}`);
    await counted(page, 2);
    await page.getByText('Compare with a changed text').click();
    await page.getByRole('button', { name: 'Keep these findings as “before”' }).click();
    const told = page.locator('.compare [role=status]');
    await expect.poll(() => told.innerText()).toBe('0 introduced, 0 fixed, 2 unchanged.');
    await pasteIntoEditor(page, `# moved\n${route('two')}---\n${route('three')}`);
    await expect.poll(() => told.innerText()).toBe('1 introduced, 1 fixed, 1 unchanged.');
    await page.getByText('1 finding fixed').click();
    expect(await page.locator('.compare .places').innerText()).toContain('route-never-matches · was at 18:');
    const introduced = cards(page).filter({ hasText: '· introduced' });
    expect(await introduced.allInnerTexts()).toEqual([expect.stringContaining('web/three')]);
    await page.getByLabel('List only what was introduced').check();
    await counted(page, 1);
    await page.reload();
    await expect.poll(() => told.innerText()).toBe('1 introduced, 1 fixed, 1 unchanged.');
    await page.getByRole('button', { name: 'Stop comparing' }).click();
    await counted(page, 2);
  });
});

describe('kept', () => {
  const keep = 'Keep the text in this browser after the tab is closed';
  const slots = (page: Page) =>
    page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('meshbook.kept.')).length);

  test('nothing is kept unasked; what is kept comes back in a new tab, and can be deleted', async () => {
    const page = await checker();
    await pasteIntoEditor(page, routes);
    await finding(page, 'route-never-matches').waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('nginx');
    await page.getByLabel(keep).check();
    await expect.poll(() => slots(page)).toBe(1);
    const context = page.context();
    await page.close();

    const next = await context.newPage();
    await next.goto(address('/check/'));
    await next.getByRole('heading', { name: 'Kept in this browser' }).waitFor();
    expect(await next.locator('.kept li').innerText()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d UTC, 22 lines/);
    await next.getByRole('button', { name: 'Open', exact: true }).click();
    await finding(next, 'route-never-matches').waitFor();
    await expect.poll(() => slots(next)).toBe(1);
    await next.getByLabel(keep).uncheck();
    await expect.poll(() => slots(next)).toBe(0);
  });

  test('two tabs keep two texts, a duplicated tab too; clearing forgets', async () => {
    const page = await checker();
    await page.getByLabel(keep).check();
    await pasteIntoEditor(page, route('first'));
    await expect.poll(() => slots(page)).toBe(1);
    const second = await page.context().newPage();
    // A duplicated tab brings the session of its original along.
    const session = await page.evaluate(() => ({ ...sessionStorage }));
    await second.addInitScript((session) => {
      if (!sessionStorage.getItem('meshbook.tab')) Object.assign(sessionStorage, session);
    }, session);
    await second.goto(address('/check/'));
    await second.waitForSelector('.cm-content');
    await expect.poll(() => editorText(second)).toContain('name: first');
    await pasteIntoEditor(second, route('second'));
    await expect.poll(() => slots(second)).toBe(2);
    const kept = await second.evaluate(() => JSON.stringify({ ...localStorage }));
    expect(kept).toContain('name: first');
    expect(kept).toContain('name: second');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => slots(page)).toBe(1);
    expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain('name: first');
  });
});

describe('looks', () => {
  test.each(looks)('axe finds nothing with all of it open: $name', async ({ options }) => {
    const page = await checker(options);
    await page.getByLabel('Keep the text').check();
    await pasteIntoEditor(page, `${service}---\n${route('one')}---\n${route('two')}`);
    await finding(page, 'route-never-matches').first().waitFor();
    for (const text of ['Filter and group', 'Settings used', 'Compare with a changed text']) {
      await page.getByText(text, { exact: true }).click();
    }
    await page.getByLabel('Group by').selectOption('object');
    await page.getByRole('button', { name: /change Root namespace/ }).click();
    expect(await axe(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep these findings as “before”' }).click();
    await page.locator('.compare').waitFor();
    expect(await axe(page)).toEqual([]);
  });

  test('at 320 px nothing scrolls sideways', async () => {
    const page = await checker({ viewport: { width: 320, height: 640 } });
    await pasteIntoEditor(page, `${service}---\n${route('one')}---\n${route('two')}`);
    await finding(page, 'route-never-matches').first().waitFor();
    for (const text of ['Filter and group', 'Settings used', 'Compare with a changed text']) {
      await page.getByText(text, { exact: true }).click();
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    const small = await page
      .locator('.checker :is(button, select, input, summary):visible')
      .evaluateAll((all) =>
        all
          .filter((node) => !node.closest('.cm-editor, .list-bar label, .keep, .options label'))
          .filter((node) => node.getBoundingClientRect().height < 24)
          .map((node) => node.outerHTML.slice(0, 80)),
      );
    expect(small).toEqual([]);
  });
});
