import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { checkerLink } from '../../src/examples/link.ts';
import {
  caretLine,
  editorText,
  finding,
  hasKeyboard,
  neverUsed,
  openChecker,
  paste,
  pasteIntoEditor,
  routes,
  said,
  service,
} from './checker-page.ts';
import { address, axe, looks, useBrowser } from './harness.ts';

const { open } = useBrowser();
const checker = openChecker(open);

describe('paste, see, fix, undo', () => {
  test('the second rule’s line is named; the fix is seen, applied and undone', async () => {
    const page = await checker();
    await pasteIntoEditor(page, routes);
    const card = finding(page, 'route-never-matches');
    await expect.poll(() => card.count()).toBe(1);
    expect(await card.innerText()).toContain(`${neverUsed}:`);
    expect(await card.innerText()).toContain('VirtualService web/test');
    expect(await card.innerText()).toMatch(/▲ Warning · certain/);
    expect(await said(page).innerText()).toMatch(/^1 warning in 1 object · \d+ checks? needs? more$/);

    await card.locator('.finding-main').click();
    expect(await caretLine(page)).toBe(neverUsed);
    expect(await hasKeyboard(page, '.cm-content')).toBe(true);
    expect(await page.locator('.cm-line.chosen').innerText()).toContain('/nginx-2');
    expect(await page.locator('.cm-line.related').first().innerText()).toContain('/nginx #');

    await card.getByRole('button', { name: /^Show fix/ }).click();
    expect(await card.locator('.diff-line.added').first().isVisible()).toBe(true);
    expect(await card.locator('.safety').innerText()).toMatch(/^(Safe|Review): /);
    await card.getByRole('button', { name: 'Apply this fix' }).click();
    await expect.poll(() => card.count()).toBe(0);
    const fixed = await editorText(page);
    expect(fixed.indexOf('/nginx-2 # the longer')).toBeLessThan(fixed.indexOf('/nginx # the shorter'));
    expect(await said(page).innerText()).toMatch(
      /^No findings in 1 object: \d+ rules ran, \d+ could not run$/,
    );

    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => card.count()).toBe(1);
    expect((await editorText(page)).trim()).toBe(routes.trim());
  });

  test('Ctrl+Z in the editor takes a fix back too', async () => {
    const page = await checker();
    await pasteIntoEditor(page, routes);
    const card = finding(page, 'route-never-matches');
    await card.getByRole('button', { name: /^Show fix/ }).click();
    await card.getByRole('button', { name: 'Apply this fix' }).click();
    await expect.poll(() => card.count()).toBe(0);
    await page.locator('.cm-content').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => card.count()).toBe(1);
    expect((await editorText(page)).trim()).toBe(routes.trim());
  });

  test('typing is checked shortly after the last key, and the finding stays the same while lines move', async () => {
    const page = await checker();
    await pasteIntoEditor(page, routes);
    const card = finding(page, 'route-never-matches');
    await card.waitFor();
    const node = await card.elementHandle();
    await page.keyboard.press('Control+Home');
    await page.keyboard.type('# one line more\n');
    await expect.poll(() => card.innerText()).toContain(`${neverUsed + 1}:`);
    expect(await node!.evaluate((element) => element.isConnected)).toBe(true);
  });

  test('the keyboard alone gets from the text to the fix and back', async () => {
    const page = await checker();
    await pasteIntoEditor(page, routes);
    await finding(page, 'route-never-matches').waitFor();
    await page.keyboard.press('F8');
    expect(await caretLine(page)).toBe(neverUsed);
    await page.keyboard.press('Escape');
    expect(await hasKeyboard(page, '.finding-main')).toBe(true);
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('Tab');
      if (/^Show fix/.test(await page.evaluate(() => (document.activeElement as HTMLElement).innerText)))
        break;
    }
    await page.keyboard.press('Enter');
    for (let presses = 0; presses < 5; presses++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate(() => (document.activeElement as HTMLElement).innerText)) === 'Apply this fix')
        break;
    }
    await page.keyboard.press('Enter');
    await expect.poll(() => finding(page, 'route-never-matches').count()).toBe(0);
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).innerText)).toBe('Undo');
    await page.keyboard.press('Enter');
    await expect.poll(() => finding(page, 'route-never-matches').count()).toBe(1);
  });

  test('F8 in the list goes from finding to finding', async () => {
    const page = await checker();
    await pasteIntoEditor(
      page,
      `${routes}---\n${routes.replace('name: test', 'name: again').replace('nginx.ex', 'two.ex')}`,
    );
    await expect.poll(() => finding(page, 'route-never-matches').count()).toBe(2);
    await page.locator('.finding-main').first().focus();
    for (const at of [0, 1, 0]) {
      await page.keyboard.press('F8');
      const focused = page.locator('.finding-main').nth(at);
      expect(await focused.evaluate((node) => node === document.activeElement)).toBe(true);
      expect(await focused.getAttribute('aria-current')).toBe('true');
    }
  });
});

describe('before, without and beside the script', () => {
  test('what was typed before the script came stays, with caret and keyboard', async () => {
    const page = await open('about:blank');
    let release = () => {};
    const held = new Promise<void>((done) => {
      release = done;
    });
    await page.route('**/_astro/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(address('/check/'), { waitUntil: 'commit' });
    await page.getByLabel('Your YAML').focus();
    await page.keyboard.type('kind: Service');
    await page.keyboard.press('Home');
    release();
    await page.waitForSelector('.cm-content');
    expect(await editorText(page)).toBe('kind: Service');
    expect(await hasKeyboard(page, '.cm-content')).toBe(true);
    await page.keyboard.type('# ');
    expect(await editorText(page)).toBe('# kind: Service');
  });

  test('without JavaScript the page says so and offers the other ways', async () => {
    const page = await open('/check/', { javaScriptEnabled: false });
    const main = page.locator('main');
    expect(await main.innerText()).toContain('The checker needs JavaScript');
    expect(await main.innerText()).toContain('istioctl analyze');
    expect(await main.getByRole('link', { name: /rule/ }).first().getAttribute('href')).toBe('/rules/');
    expect(await page.getByRole('button', { name: 'Open files' }).count()).toBe(0);
  });

  test('under a finger the plain field stays, and a finding selects its line', async () => {
    const page = await open('/check/', {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 360, height: 780 },
    });
    await page.getByLabel('Your YAML').tap();
    await paste(page, routes);
    await finding(page, 'route-never-matches').waitFor();
    expect(await page.locator('.cm-editor').count()).toBe(0);
    await finding(page, 'route-never-matches').locator('.finding-main').tap();
    const selected = () =>
      page
        .locator('#yaml')
        .evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
    expect(await selected()).toBe('            prefix: /nginx-2 # the longer');
    await finding(page, 'route-never-matches')
      .getByRole('button', { name: /^Show fix/ })
      .tap();
    await page.getByRole('button', { name: 'Apply this fix' }).tap();
    await expect.poll(() => finding(page, 'route-never-matches').count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).tap();
    await expect.poll(() => page.locator('#yaml').inputValue()).toBe(routes);
  });

  test('a reload keeps the text and the settings', async () => {
    const page = await checker();
    await pasteIntoEditor(page, routes);
    await page.locator('.options select').selectOption('1.29');
    await finding(page, 'route-never-matches').waitFor();
    await page.reload();
    await finding(page, 'route-never-matches').waitFor();
    expect((await editorText(page)).trim()).toBe(routes.trim());
    expect(await page.locator('.options select').inputValue()).toBe('1.29');
  });

  test('another page hands its text over once', async () => {
    const page = await open('/');
    await page.evaluate((text) => sessionStorage.setItem('meshbook.handoff', text), routes);
    await page.goto(address('/check/'));
    await finding(page, 'route-never-matches').waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('meshbook.handoff'))).toBeNull();
  });
});

describe('links', () => {
  test('a link opens its text, and what was there can be put back', async () => {
    const page = await checker();
    await pasteIntoEditor(page, service);
    const link = await checkerLink(routes);
    await page.evaluate((link) => location.assign(link), link);
    await finding(page, 'route-never-matches').waitFor();
    expect(new URL(page.url()).hash).toBe('');
    await page.getByRole('button', { name: 'Put back what was here' }).click();
    await expect.poll(() => editorText(page)).toContain('kind: Service');
  });

  test('a link brings the settings its text needs', async () => {
    const page = await checker(
      {},
      await checkerLink(`${service}---\n${routes}`, { istioVersion: '1.29', complete: true }),
    );
    await expect
      .poll(() => finding(page, 'host-not-found').allInnerTexts())
      .toEqual([expect.stringMatching(/· certain/)]);
    expect(await page.locator('.options select').inputValue()).toBe('1.29');
    expect(await page.getByLabel('Whole mesh').isChecked()).toBe(true);
  });

  test.each(['#y=!!!', '#y=AAAA'])('a damaged link (%s) says so and keeps the text', async (hash) => {
    const page = await checker();
    await pasteIntoEditor(page, routes);
    await page.evaluate((hash) => location.assign(hash), hash);
    await expect
      .poll(() => page.getByRole('alert').allInnerTexts())
      .toEqual([expect.stringMatching(/damaged/)]);
    expect(await editorText(page)).toContain('/nginx-2');
  });
});

describe('what is told beside the findings', () => {
  test('checks that need more name the command; the missing object makes them run', async () => {
    const page = await checker();
    await pasteIntoEditor(page, routes);
    const gaps = page.locator('.gap', { hasText: 'Service' });
    await expect.poll(() => gaps.count()).toBeGreaterThan(0);
    expect(await gaps.locator('pre').first().innerText()).toMatch(/^kubectl get .*services.* -o yaml$/);
    expect(await gaps.getByRole('button', { name: 'Copy' }).first().isVisible()).toBe(true);
    await pasteIntoEditor(page, `${service}---\n${routes}`);
    const missing = finding(page, 'host-not-found');
    await expect.poll(() => missing.allInnerTexts()).toEqual([expect.stringMatching(/· likely/)]);
    expect(await page.locator('.gap', { hasText: 'no Service' }).count()).toBe(0);
    await page.getByLabel('Whole mesh').check();
    await expect.poll(() => missing.allInnerTexts()).toEqual([expect.stringMatching(/· certain/)]);
  });

  test('objects read are jumps; settings name their origin', async () => {
    const page = await checker();
    await pasteIntoEditor(page, `${service}---\n${routes}`);
    await page.getByText('2 objects read').click();
    await page.getByRole('button', { name: /^\d+:\d+ VirtualService web\/test/ }).click();
    expect(await caretLine(page)).toBe(service.split('\n').length + 1);
    await page.getByLabel('Namespace', { exact: true }).fill('shop');
    await page.getByText('Settings used').click();
    const row = (name: string) => page.getByRole('row', { name });
    await expect.poll(() => row('Namespace of objects').innerText()).toMatch(/shop\s+chosen here/);
    expect(await row('Cluster domain').innerText()).toMatch(/cluster\.local\s+default/);
  });

  test('a finding left out by a comment is counted', async () => {
    const page = await checker();
    await pasteIntoEditor(
      page,
      routes.replace(' # the longer', ' # meshbook-ignore: route-never-matches (on purpose)'),
    );
    await page.getByText('1 finding left out by a comment or an annotation').click();
    expect(await page.getByRole('button', { name: 'route-never-matches' }).isVisible()).toBe(true);
    expect(await said(page).innerText()).toMatch(/^No findings/);
  });

  test('several files stay apart, and findings name theirs', async () => {
    const page = await checker();
    await pasteIntoEditor(page, service);
    await page.locator('input[type=file]').setInputFiles([
      { name: 'routes.yaml', mimeType: 'text/yaml', buffer: Buffer.from(routes.replaceAll('\n', '\r\n')) },
      {
        name: 'other.yaml',
        mimeType: 'text/yaml',
        buffer: Buffer.from(service.replace('name: nginx', 'name: other')),
      },
    ]);
    const card = finding(page, 'route-never-matches');
    await expect.poll(() => card.count()).toBe(1);
    expect(await card.innerText()).toContain(`routes.yaml ${neverUsed}:`);
    await page.getByRole('button', { name: 'other.yaml', exact: true }).click();
    await expect.poll(() => editorText(page)).toContain('name: other');
    await card.locator('.finding-main').click();
    await expect.poll(() => editorText(page)).toContain('/nginx-2');
    await page.getByRole('button', { name: 'Close routes.yaml' }).click();
    await expect.poll(() => card.count()).toBe(0);
  });

  test('a text without any object is told what an object has', async () => {
    const page = await checker();
    await pasteIntoEditor(page, 'upstream connect error or disconnect/reset before headers');
    await page.getByText('An object has apiVersion, kind and metadata.name').waitFor();
    expect(await page.locator('.hint a').getAttribute('href')).toBe('/');
  });

  test('an example opens with one press, and Clear brings the start back', async () => {
    const page = await checker();
    const examples = page.locator('.start button.card');
    expect(await examples.count()).toBe(3);
    for (const at of [0, 1, 2]) {
      await examples.nth(at).click();
      await page.locator('.finding').first().waitFor();
      await page.getByRole('button', { name: 'Clear' }).click();
      await examples.nth(at).waitFor();
    }
  });
});

describe('nothing leaves the page, and nothing hangs it', () => {
  test('paste, check, fix and undo ask nothing of the network, and work without one', async () => {
    const page = await checker();
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.context().setOffline(true);
    await pasteIntoEditor(page, `${service}---\n${routes}`);
    const card = finding(page, 'route-never-matches');
    await card.locator('.finding-main').click();
    await card.getByRole('button', { name: /^Show fix/ }).click();
    await card.getByRole('button', { name: 'Apply this fix' }).click();
    await expect.poll(() => card.count()).toBe(0);
    await page.getByRole('button', { name: 'Undo' }).click();
    await card.waitFor();
    expect(asked).toEqual([]);
  });

  test('the page’s scripts weigh at most 200 kB gz, the worker apart', async () => {
    const page = await open('about:blank');
    const sizes = new Map<string, number>();
    const seen: Promise<unknown>[] = [];
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.endsWith('.js')) return;
      seen.push(response.body().then((body) => sizes.set(pathname, gzipSync(body, { level: 9 }).length)));
    });
    await page.goto(address('/check/'));
    await page.waitForSelector('.cm-content');
    await page.waitForLoadState('networkidle');
    await Promise.all(seen);
    const total = (worker: boolean) =>
      [...sizes].reduce((sum, [path, size]) => sum + (path.includes('.worker') === worker ? size : 0), 0);
    console.log(`Checker page: ${total(false)} B of scripts gz; worker: ${total(true)} B gz`);
    expect(total(true)).toBeGreaterThan(0);
    expect(total(false)).toBeLessThanOrEqual(200_000);
  });

  test('a slow check can be cancelled, and a crash keeps the text', async () => {
    const page = await open('about:blank');
    // Stands in for texts that no analyzer should meet: one that never ends, one that takes the worker down.
    await page.addInitScript(() => {
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message: unknown) {
        const text = JSON.stringify(message);
        if (text.includes('never-ends')) return;
        if (text.includes('takes-down'))
          return void this.dispatchEvent(new ErrorEvent('error', { message: 'too much recursion' }));
        post.call(this, message);
      };
    });
    await page.goto(address('/check/'));
    await page.waitForSelector('.cm-content');
    await pasteIntoEditor(page, '# never-ends');
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await page.locator('.summary').innerText()).toContain('Check cancelled. Your text is kept.');
    await pasteIntoEditor(page, '# takes-down');
    await expect.poll(() => page.locator('.summary').innerText()).toContain('Your text is kept');
    expect(await editorText(page)).toBe('# takes-down');
    await pasteIntoEditor(page, routes);
    await finding(page, 'route-never-matches').waitFor();
  });
});

describe('the checker inside a runbook', () => {
  test('opens on the spot, finds, fixes and undoes', async () => {
    const page = await open('/runbooks/route-order/');
    const faulty = page.locator('yaml-example', { hasText: 'route-never-matches' }).first();
    await faulty.getByRole('button', { name: 'Edit and check here' }).click();
    const example = page.locator('.checker');
    const card = example.locator('.finding', { hasText: 'route-never-matches' }).first();
    await card.waitFor();
    const before = await example.locator('textarea').inputValue();
    await card.locator('.finding-main').click();
    const selected = await example
      .locator('textarea')
      .evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
    expect(selected).toContain('prefix');
    await card
      .getByRole('button', { name: /^Show fix/ })
      .first()
      .click();
    await card.getByRole('button', { name: 'Apply this fix' }).click();
    await expect.poll(() => example.locator('textarea').inputValue()).not.toBe(before);
    await example.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => example.locator('textarea').inputValue()).toBe(before);
    expect(await axe(page, '.checker')).toEqual([]);
  });
});

describe('looks', () => {
  test.each(looks)('axe finds nothing: $name', async ({ options }) => {
    const page = await checker(options);
    expect(await axe(page)).toEqual([]);
    await pasteIntoEditor(page, `${routes}---\n${service}`);
    const card = finding(page, 'route-never-matches');
    await card.locator('.finding-main').click();
    await card.getByRole('button', { name: /^Show fix/ }).click();
    for (const details of await page.locator('.right summary').all()) await details.click();
    // Scrolled, the summary that stays in view covers half a link, and axe takes that for a small target.
    await page.evaluate(() => scrollTo(0, 0));
    expect(await axe(page)).toEqual([]);
  });

  test('at 320 px nothing scrolls sideways, and the summary stays in view and leads to the findings', async () => {
    const page = await checker({ viewport: { width: 320, height: 640 } });
    await pasteIntoEditor(page, routes);
    await finding(page, 'route-never-matches').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await page.mouse.wheel(0, 300);
    await page.locator('.summary a').click();
    await expect
      .poll(() => page.evaluate(() => document.querySelector('.finding')!.getBoundingClientRect().top))
      .toBeLessThan(400);
    expect(await page.locator('.summary').evaluate((node) => node.getBoundingClientRect().top)).toBe(0);
  });
});
