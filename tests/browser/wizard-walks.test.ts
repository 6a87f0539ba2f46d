import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { loadTrees } from '../../src/wizard/index.ts';
import { type Action, Model, type Move } from '../wizard/model.ts';
import { STEPS, walkOf } from '../wizard/walks.ts';
import { address, useBrowser } from './harness.ts';

const browser = useBrowser();
/** Two thousand more are walked without a browser, in tests/wizard. */
const WALKS = 1;

/** `MESHBOOK_SEED=… vitest …` walks the same again. */
const seed = Number(process.env.MESHBOOK_SEED ?? Date.now() % 2 ** 31);

async function make(page: Page, move: Move) {
  const waitUntil = 'domcontentloaded';
  if (move.kind === 'back') await page.goBack({ waitUntil });
  else if (move.kind === 'forward') await page.goForward({ waitUntil });
  else if (move.kind === 'reload') await page.reload({ waitUntil });
  else if (move.kind === 'open') await page.goto(address(move.address), { waitUntil: 'commit' });
  else {
    const link =
      move.kind === 'answer'
        ? page.locator(`a[data-answer="${move.answer}"]`)
        : page.locator('.trail li').nth(move.step).getByRole('link');
    await Promise.all([
      page.waitForEvent('framenavigated'),
      link.evaluate((node: HTMLElement) => node.click()),
    ]);
  }
}

/** What the page shows, once its script has run. */
const shown = (page: Page) =>
  page.evaluate(() => ({
    address: location.pathname + location.search + location.hash,
    heading: document.querySelector('h1')?.textContent,
    trail: [...document.querySelectorAll('.trail li')].map((item) => {
      const [ask, is] = [item.firstChild, item.querySelector('strong')];
      return `${ask?.textContent}${is?.textContent}`;
    }),
    noticed: document.querySelector('.wizard-notice')?.textContent !== '',
  }));

async function walk(topic: string, actions: Action[], log: string[]) {
  const model = new Model(topic, loadTrees().get(topic)!);
  const page = await browser.open('about:blank', {
    serviceWorkers: 'block',
    viewport: { width: 400, height: 300 },
  });
  // A step's looks are no matter here.
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBlockedURLs', { urls: ['*.css', '*.svg', '*/Search.*'] });
  await page.goto(address(model.address), { waitUntil: 'domcontentloaded' });
  for (const action of actions) {
    const move = model.act(action);
    log.push(JSON.stringify(move));
    await make(page, move);
    await page.waitForURL(address(model.address), { waitUntil: 'domcontentloaded' });
    expect(await shown(page), log.slice(-5).join('\n')).toEqual({
      address: model.address,
      heading: model.heading,
      trail: model.trailWords,
      noticed: model.noticed,
    });
  }
}

test(`a walk of ${STEPS} steps goes as the model says (seed ${seed})`, {
  timeout: 600_000,
}, async () => {
  console.log(`Random walks: MESHBOOK_SEED=${seed}`);
  const topics = [...loadTrees()]
    .filter(([, tree]) => Object.keys(tree.questions).length > 5)
    .map(([topic]) => topic);
  const picks = fc.sample(fc.tuple(fc.constantFrom(...topics), walkOf), { numRuns: WALKS, seed });
  await Promise.all(picks.map(([topic, actions]) => walk(topic, actions, [`${topic}, seed ${seed}`])));
});
