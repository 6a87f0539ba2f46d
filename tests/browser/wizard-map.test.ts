import { describe, expect, test } from 'vitest';
import { loadTrees, nodePath } from '../../src/wizard/index.ts';
import { address, axe, looks, useBrowser } from './harness.ts';

const { open } = useBrowser();
const topic = 'route-order';
const tree = loadTrees().get(topic)!;
const query = '?which-route=no-route';

test('a step leads to its map, which marks the trail and leads back', async () => {
  const leads = tree.questions['which-route']!.answers.find(({ id }) => id === 'no-route')!.to;
  const step = nodePath(topic, tree, leads) + query;
  const page = await open(step);
  await page.getByRole('link', { name: 'Map of all questions' }).click();
  await page.waitForURL(address(`/diagnose/${topic}/map/${query}`));
  expect(await page.locator('svg .edge.taken').getAttribute('data-edge')).toBe('which-route/no-route');
  expect(await page.locator('svg a[aria-current=step]').getAttribute('data-node')).toBe(leads);
  expect(await page.locator('.map-outline .here').getAttribute('data-node')).toBe(leads);
  await page.locator(`svg a[data-node="${leads}"]`).click();
  await page.waitForURL(address(step));
  expect(await page.locator('.trail li').count()).toBe(1);
});

test('the keyboard reaches every box in turn, and Enter opens one', async () => {
  const page = await open(`/diagnose/${topic}/map/`);
  await page.locator('.map-box').focus();
  const reached = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const node = await page.evaluate(() =>
      document.activeElement?.closest('svg a')?.getAttribute('data-node'),
    );
    if (!node) break;
    reached.push(node);
  }
  expect(reached.sort()).toEqual([...Object.keys(tree.questions), ...Object.keys(tree.outcomes)].sort());
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => !url.pathname.endsWith('/map/'));
});

test('it prints whole: nothing is wider than the paper or hidden in a box that scrolls', async () => {
  const page = await open(`/diagnose/${topic}/map/`, {
    javaScriptEnabled: false,
    viewport: { width: 700, height: 1000 },
  });
  await page.emulateMedia({ media: 'print' });
  const box = page.locator('.map-box');
  expect(
    await box.evaluate((node) => [
      node.scrollWidth - node.clientWidth,
      node.scrollHeight - node.clientHeight,
    ]),
  ).toEqual([0, 0]);
});

// The narrow one in light and the wide one in dark: each width and each colour once.
describe.each(looks)('$name', ({ options }) => {
  test('passes axe, and scrolls sideways in its own box only', async () => {
    const page = await open(`/diagnose/${topic}/map/${query}`, options);
    expect(await axe(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
      options.viewport.width,
    );
  });
});
