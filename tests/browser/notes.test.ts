import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { finding, openChecker, pasteIntoEditor, routes } from './checker-page.ts';
import { address, axe, useBrowser } from './harness.ts';

const { open } = useBrowser();
const withClipboard = { permissions: ['clipboard-read', 'clipboard-write'] };
const control = (page: Page) => page.locator('mesh-notes > button');
const dialog = (page: Page) => page.locator('dialog.notes');
const rows = (page: Page) => dialog(page).locator('li[data-id]');
const button = (page: Page, name: string | RegExp) => dialog(page).getByRole('button', { name });
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText());
/** What is kept in the browser, beside the values of commands. */
const keys = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((key) => key !== 'meshbook.values'));
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent);

async function openNotes(page: Page) {
  await control(page).click();
  await dialog(page).waitFor();
}

test('a path is noted, copied as Markdown, kept over a reload, and cleared without a trace', async () => {
  const page = await open('/diagnose/route-order/', withClipboard);
  expect(await control(page).innerText()).toBe('Notes');
  await page.getByRole('textbox', { name: 'Gateway’s namespace' }).fill('edge');
  await page.locator('.command .copy').first().click();
  const said = page.locator('.command-note').first();
  await expect.poll(() => said.innerText()).toContain('in this browser only');
  await page.locator('a[data-answer="no-route"]').click();
  await page.waitForURL((url) => url.search !== '');
  while ((await page.locator('a[data-answer]').count()) > 0) {
    const before = page.url();
    await page.locator('a[data-answer]').first().click();
    await page.waitForURL((url) => url.href !== before);
  }
  const outcome = await page.locator('h1').innerText();
  await page.locator('.helped summary').first().click();

  await openNotes(page);
  await button(page, 'Copy as Markdown').click();
  await dialog(page).getByText('Copied.', { exact: true }).waitFor();
  const copied = await clipboard(page);
  expect(copied).toMatch(/^# Incident notes\n/);
  expect(copied).toMatch(
    /\n- \d\d:\d\d:\d\d UTC · Copied, from \[.+\]\(http.+\/diagnose\/route-order\/.*\):\n {2}```\n/,
  );
  expect(copied).toContain('-n edge');
  expect(copied).toMatch(/\n- \d\d:\d\d:\d\d UTC · .+\? \*\*.+\*\* \(\[.+\]\(http.+\)\)\n/);
  expect(copied).toContain(`Outcome: **${outcome}**`);
  expect(copied).toContain('Did it help? **Yes**');

  await page.reload();
  await openNotes(page);
  await button(page, 'Copy as Markdown').click();
  await dialog(page).getByText('Copied.', { exact: true }).waitFor();
  expect(await clipboard(page)).toBe(copied);

  await button(page, 'Clear').click();
  expect(await rows(page).count()).toBe(0);
  expect(await keys(page)).toEqual([]);
  expect(await focused(page)).toBe('Undo');
  await page.keyboard.press('Enter');
  expect(await rows(page).count()).toBeGreaterThan(3);
  await button(page, 'Clear').click();
  await page.reload();
  expect(await control(page).innerText()).toBe('Notes');
  expect(await keys(page)).toEqual([]);
});

describe('the dialog', () => {
  test('writes, edits and removes by keyboard alone, and brings back', async () => {
    const page = await open('/runbooks/');
    await control(page).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('notes-text');
    await page.keyboard.type('Paged the owner');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Rolled back');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('at once');
    await page.keyboard.press('Enter');
    expect(await rows(page).locator('.words').allInnerTexts()).toEqual([
      'Rolled back\nat once',
      'Paged the owner',
    ]);

    await button(page, /^Edit .*Paged/).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Never mind');
    await page.keyboard.press('Escape');
    expect(await dialog(page).isVisible(), 'Escape ends the editing only').toBe(true);
    await expect.poll(() => focused(page)).toBe('Edit');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Paged both owners');
    await page.keyboard.press('Enter');
    await expect.poll(() => rows(page).last().locator('.words').innerText()).toBe('Paged both owners');

    await button(page, /^Remove .*both/).focus();
    await page.keyboard.press('Enter');
    expect(await focused(page)).toBe('Undo');
    expect(await keys(page)).toHaveLength(1);
    await page.keyboard.press('Enter');
    expect(await rows(page).last().locator('.words').innerText()).toBe('Paged both owners');
    await expect.poll(() => focused(page)).toBe('Edit');
    await page.keyboard.press('Escape');
    expect(await dialog(page).isVisible()).toBe(false);
    expect(await focused(page)).toBe('Notes 2');
  });

  test('two tabs add to each other, and see it', async () => {
    const one = await open('/runbooks/');
    const other = await one.context().newPage();
    await other.goto(address('/runbooks/'));
    for (const [page, words] of [
      [one, 'from one'],
      [other, 'from the other'],
    ] as const) {
      await openNotes(page);
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
    }
    for (const page of [one, other]) {
      await expect.poll(() => control(page).innerText()).toBe('Notes 2');
      expect(await rows(page).locator('.words').allInnerTexts()).toEqual(['from the other', 'from one']);
    }
  });

  test('a browser that refuses to store keeps the notes on the page, and says so', async () => {
    const page = await open('about:blank', withClipboard);
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto(address('/runbooks/route-order/'));
    await page.locator('.command .copy').first().click();
    await expect.poll(() => page.locator('.command-note').first().innerText()).toContain('refused');
    await openNotes(page);
    expect(await rows(page).count()).toBe(1);
    expect(await dialog(page).getByRole('alert').innerText()).toContain('refused to keep 1 of these');
    await button(page, 'Copy as Markdown').click();
    await dialog(page).getByText('Copied.', { exact: true }).waitFor();
    expect(await clipboard(page)).toContain('kubectl');
  });

  test('switched off, nothing is noted by itself', async () => {
    const page = await open('/runbooks/route-order/', withClipboard);
    await openNotes(page);
    await dialog(page).getByRole('checkbox').uncheck();
    await button(page, 'Close').click();
    await page.locator('.command .copy').first().click();
    await expect
      .poll(() => page.locator('.command-note').first().innerText())
      .toMatch(/^Copied\. (?!Noted)|^Copied\.$/);
    expect(await control(page).innerText()).toBe('Notes');
    await openNotes(page);
    await dialog(page).getByRole('checkbox').check();
    expect(await keys(page)).toEqual([]);
  });
});

test('findings go into the notes, one or all, and are saved as a file', async () => {
  const page = await openChecker(open)();
  await pasteIntoEditor(page, routes);
  const card = finding(page, 'route-never-matches').first();
  await card.getByRole('button', { name: 'Add to notes' }).click();
  await card.getByRole('button', { name: 'In the notes' }).waitFor();
  expect(await control(page).innerText()).toBe('Notes 1');
  const findings = await page.locator('.finding').count();
  await page.getByRole('button', { name: 'Take along…' }).click();
  await page.locator('dialog.take').getByRole('button', { name: 'Add all' }).click();
  await expect.poll(() => control(page).innerText()).toBe(`Notes ${findings}`);
  await page.keyboard.press('Escape');

  await openNotes(page);
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'Download .md').click()]);
  expect(download.suggestedFilename()).toMatch(/^incident-notes-\d{4}-\d\d-\d\d\.md$/);
  const saved = readFileSync(await download.path(), 'utf8');
  expect(saved).toContain(`[route-never-matches](${address('/rules/route-never-matches/')})`);
  expect(saved).toMatch(/Finding: ▲ Warning, VirtualService web\/test, \d+:\d+: /);
});

test('a recognised paste goes into the notes when asked', async () => {
  const page = await open('/');
  const line =
    '[2026-11-25T03:12:09.481Z] "GET / HTTP/1.1" 503 UH no_healthy_upstream - "-" 0 19 0 - "-" "curl"';
  await page.locator('ask-field textarea').fill(line);
  await page.locator('ask-field').getByRole('button', { name: 'Add to notes' }).click();
  expect(await page.locator('ask-field [role=status]').innerText()).toMatch(
    /^In the notes\. .+this browser only/,
  );
  expect(await control(page).innerText()).toBe('Notes 1');
  await openNotes(page);
  expect(await rows(page).locator('pre').innerText()).toBe(line);
});

test.each(['light', 'dark'] as const)('axe, 320 px: %s', async (colorScheme) => {
  const page = await open('/runbooks/route-order/', {
    ...withClipboard,
    colorScheme,
    viewport: { width: 320, height: 700 },
    reducedMotion: 'reduce',
  });
  await page.locator('[data-effect=change] .copy').first().click();
  await page.locator('[data-effect=read] .copy').first().click();
  await openNotes(page);
  await button(page, /^Remove/)
    .first()
    .click();
  expect(await axe(page)).toEqual([]);
  const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
  expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
  const top = (selector: string) =>
    page.locator(selector).evaluate((node) => node.getBoundingClientRect().top);
  expect(await top('mesh-notes'), 'one line with the name of the site').toBeLessThan(await top('header nav'));
  expect(Math.abs((await top('mesh-notes > button')) - (await top('.brand')))).toBeLessThan(12);
  expect(await dialog(page).evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('mesh-notes').isVisible()).toBe(false);
});

test('without scripts the control is hidden', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  expect(await control(page).isVisible()).toBe(false);
});
