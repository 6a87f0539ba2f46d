import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import {
  encodeTrail,
  loadTrees,
  nodePath,
  type Path,
  paths,
  type Taken,
  type Tree,
} from '../../src/wizard/index.ts';
import { address, axe, looks, useBrowser } from './harness.ts';

const browser = useBrowser();
const trees = [...loadTrees()];
const bare = (text: string) => text.replaceAll('`', '');
const heading = (page: Page) => page.locator('h1').innerText();
const trailOf = (page: Page) => page.locator('.trail li');
const here = (page: Page) => page.url().replace(address('/'), '/');

/** The shortest way to each outcome. */
function ways(tree: Tree): Path[] {
  const shortest = new Map<string, Path>();
  for (const path of paths(tree)) {
    const known = shortest.get(path.outcome);
    if (!known || path.steps.length < known.steps.length) shortest.set(path.outcome, path);
  }
  return [...shortest.values()];
}

const answersOf = (path: Path) => Object.fromEntries(path.steps.map((step) => [step.question, step.answer]));

const target = (topic: string, tree: Tree, path: Path) =>
  nodePath(topic, tree, path.outcome) + encodeTrail(answersOf(path));

/** Takes an answer once the page's script, if it may run, has given the links their trail. */
async function take(page: Page, answer: string) {
  await page.waitForLoadState('domcontentloaded');
  await page.locator(`a[data-answer="${answer}"]`).click();
}

async function seesOutcome(page: Page, tree: Tree, outcome: string) {
  expect(await heading(page)).toBe(bare(tree.outcomes[outcome]!.title));
  const titles = await page.locator('.wizard-step h2').allInnerTexts();
  expect(titles).toEqual([
    'Do this now',
    'Check that it worked',
    'Undo',
    'Lasting fix',
    'Escalate with',
    'Did it help?',
  ]);
}

async function seesNode(page: Page, tree: Tree, node: string) {
  if (node in tree.outcomes) await seesOutcome(page, tree, node);
  else expect(await heading(page)).toBe(bare(tree.questions[node]!.ask));
}

test('without JavaScript, clicks lead to each outcome of a wizard', { timeout: 120_000 }, async () => {
  const [topic, tree] = trees.find(([name]) => name === 'route-order')!;
  const page = await browser.open(`/diagnose/${topic}/`, { javaScriptEnabled: false });
  const seen = new Set<string>();
  const visit = async (node: string) => {
    seen.add(node);
    await page.waitForURL(address(nodePath(topic, tree, node)), { waitUntil: 'domcontentloaded' });
    await seesNode(page, tree, node);
    expect(await page.locator('.needs-script:visible').count()).toBe(0);
    for (const answer of tree.questions[node]?.answers ?? []) {
      if (seen.has(answer.to)) continue;
      await take(page, answer.id);
      await visit(answer.to);
      await page.goBack({ waitUntil: 'domcontentloaded' });
    }
  };
  await visit(tree.start);
  for (const outcome of Object.keys(tree.outcomes)) expect(seen).toContain(outcome);
});

describe('the trail', () => {
  const [topic, tree] = trees.find(([, tree]) => ways(tree).some((path) => path.steps.length > 2))!;
  const path = ways(tree).find((way) => way.steps.length > 2)!;

  /** Walks the path by clicks, so that times are kept. */
  async function walked() {
    const page = await browser.open(`/diagnose/${topic}/`);
    for (const { answer } of path.steps) await take(page, answer);
    await page.waitForURL(address(target(topic, tree, path)));
    return page;
  }

  test('a reload keeps answers and times', async () => {
    const page = await walked();
    const before = await trailOf(page).allInnerTexts();
    expect(before[0]).toMatch(/\d\d:\d\d:\d\d UTC/);
    await page.reload();
    expect(await trailOf(page).allInnerTexts()).toEqual(before);
  });

  test('Back goes one question back and keeps the answers before it', async () => {
    const page = await walked();
    await page.goBack();
    expect(await heading(page)).toBe(bare(tree.questions[path.steps.at(-1)!.question]!.ask));
    expect(await trailOf(page).count()).toBe(path.steps.length - 1);
  });

  test('a copied link opens in another tab with the same answers', async () => {
    const page = await browser.open(target(topic, tree, path));
    expect(await trailOf(page).count()).toBe(path.steps.length);
    await seesOutcome(page, tree, path.outcome);
  });

  test('changing an answer shows the old one and keeps what still holds', async () => {
    const page = await walked();
    await trailOf(page).last().getByRole('link').click();
    expect(await heading(page)).toBe(bare(tree.questions[last.question]!.ask));
    await page
      .locator('.answers > li', {
        has: page.locator(`a[data-answer="${last.answer}"]`),
        hasText: 'your answer so far',
      })
      .waitFor();
    const other = tree.questions[last.question]!.answers.find((answer) => answer.id !== last.answer)!;
    await take(page, other.id);
    await page.waitForURL((url) => url.search.includes(`${last.question}=${other.id}`));
    expect(
      await trailOf(page)
        .nth(path.steps.length - 1)
        .innerText(),
    ).toContain(bare(other.is));
  });

  test('a change of the first answer names those that no longer apply', async () => {
    const page = await walked();
    await trailOf(page).first().getByRole('link').click();
    const other = tree.questions[first.question]!.answers.find((answer) => answer.to !== second.question)!;
    await take(page, other.id);
    await page.waitForURL((url) => url.search.includes(`${first.question}=${other.id}`));
    const kept = new URL(page.url()).searchParams;
    const dropped = path.steps.filter((step) => !kept.has(step.question));
    const note = await page.locator('.wizard-notice').innerText();
    for (const step of dropped) expect(note).toContain(bare(tree.questions[step.question]!.ask));
    expect(dropped.length).toBeGreaterThan(0);
  });

  const end = nodePath(topic, tree, path.outcome);
  const [first, second] = path.steps as [Taken, Taken];
  const last = path.steps.at(-1)!;
  const start = nodePath(topic, tree, tree.start);
  const whole = encodeTrail(answersOf(path));

  test.each([
    ['an unknown name', `${end}?ghost=1`, start, 'does not know it: “ghost”'],
    ['an answer that is gone, on an outcome', `${end}?${first.question}=gone`, start, `“${first.question}”`],
    [
      'the same on a question',
      `${nodePath(topic, tree, second.question)}?${first.question}=gone`,
      start,
      'go on from',
    ],
    [
      'a later answer that is gone',
      `${end}${whole.replace(`${last.question}=${last.answer}`, `${last.question}=gone`)}`,
      nodePath(topic, tree, last.question) +
        encodeTrail(answersOf({ ...path, steps: path.steps.slice(0, -1) })),
      `“${last.question}”`,
    ],
    [
      'answers that do not lead so far',
      `${end}?${first.question}=${first.answer}`,
      `${nodePath(topic, tree, second.question)}?${first.question}=${first.answer}`,
      'go on from here',
    ],
    ['a name beside answers that hold', `${end}${whole}&ghost=1`, end + whole, 'does not know it: “ghost”'],
  ])('%s leads to the first open question, and the page says so', async (_, link, leads, says) => {
    const page = await browser.open(link);
    await page.waitForURL(address(leads));
    expect(await page.locator('.wizard-notice').innerText()).toContain(says);
    await page.reload();
    expect(await page.locator('.wizard-notice').innerText()).toBe('');
  });

  test('who comes straight to a question goes on from there', async () => {
    const page = await browser.open(nodePath(topic, tree, second.question));
    expect(await page.locator('.wizard-notice').innerText()).toBe('');
    expect(await page.locator('.trail-note').innerText()).toBe('You came here directly: no answers yet.');
    for (const { answer } of path.steps.slice(1)) await take(page, answer);
    await page.waitForURL((url) => url.pathname === end);
    expect(await trailOf(page).count()).toBe(path.steps.length - 1);
    await page.goBack();
    expect(await heading(page)).toBe(bare(tree.questions[last.question]!.ask));
  });

  test('says which question of how many', async () => {
    const page = await browser.open(`/diagnose/${topic}/`);
    expect(await page.locator('.eyebrow').innerText()).toMatch(/question 1 of at most \d$/);
    await take(page, path.steps[0]!.answer);
    await page.waitForURL((url) => url.search !== '');
    expect(await page.locator('.eyebrow').innerText()).toMatch(/question 2 of at most \d$/);
  });

  test('starting again asks anew', async () => {
    const page = await walked();
    await page.getByRole('link', { name: 'Start again' }).click();
    await page.waitForURL(address(`/diagnose/${topic}/`));
    expect(await trailOf(page).count()).toBe(0);
  });

  test('the keyboard alone reaches an outcome', async () => {
    const page = await browser.open(`/diagnose/${topic}/`);
    for (const { question, answer } of path.steps) {
      await page.waitForFunction(
        (ask) => document.querySelector('h1')?.textContent === ask,
        bare(tree.questions[question]!.ask),
      );
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        if ((await page.evaluate(() => (document.activeElement as HTMLElement).dataset.answer)) === answer)
          break;
      }
      await page.keyboard.press('Enter');
    }
    await page.waitForURL(address(target(topic, tree, path)));
    await seesOutcome(page, tree, path.outcome);
  });
});

describe('values and notes', () => {
  const topic = 'route-order';
  const tree = trees.find(([name]) => name === topic)![1];

  test('a value typed once fills the command here and on the next page', async () => {
    const page = await browser.open(`/diagnose/${topic}/`);
    await page.getByRole('textbox', { name: 'Gateway’s namespace' }).fill('edge');
    expect(await page.locator('.command code').innerText()).toContain('-n edge');
    await take(page, 'unsure');
    await page.waitForURL((url) => url.search !== '');
    expect(await page.locator('.command code').innerText()).toContain('-n edge');
  });

  test('the outcome’s notes hold times, questions, answers, commands with values, and the link', async () => {
    const path = ways(tree).find((way) => way.outcome === 'earlier-rule-wins')!;
    const page = await browser.open(`/diagnose/${topic}/`);
    await page.getByRole('textbox', { name: 'Gateway’s namespace' }).fill('edge');
    for (const { answer } of path.steps) await take(page, answer);
    await page.waitForURL(address(target(topic, tree, path)));
    await page.getByText('Yes', { exact: true }).click();
    const notes = await page.getByLabel('Notes for the ticket').inputValue();
    expect(notes).toContain(`# ${bare(tree.title)}`);
    expect(notes).toContain(page.url());
    expect(notes).toContain('## An earlier rule takes the request');
    expect(notes).toMatch(/- \d\d:\d\d:\d\d UTC · .+\*\*.+\*\*/);
    expect(notes).toContain('-n edge');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.locator('.helped .copy-notes').click();
    await page.locator('.helped .notes-note').getByText('Copied.', { exact: true }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('\n').slice(3)).toEqual(notes.split('\n').slice(3));
  });
});

describe('the paste field', () => {
  const line = (rest: string) =>
    `[2026-11-25T03:12:44.101Z] "GET /cart HTTP/1.1" ${rest} - "-" 0 0 2 - "192.0.2.1" "curl/8" "id" "shop.example.org" "-" - - 192.0.2.2:8080 192.0.2.3:5000 - -`;

  test('marks the answer that fits, and waits for the reader', async () => {
    const page = await browser.open('/diagnose/route-order/');
    await page.getByLabel('Or paste what you see').fill(line('404 NR route_not_found'));
    await page.locator('.fits a').waitFor();
    expect(await page.locator('.fits a').getAttribute('data-answer')).toBe('no-route');
    expect(await page.locator('.paste-result').innerText()).toContain('because of');
    expect(here(page)).toBe('/diagnose/route-order/');
    await page.getByRole('link', { name: 'Take this answer' }).click();
    await page.waitForURL((url) => url.search === '?which-route=no-route');
  });

  test('says when it is not sure, and what the text is', async () => {
    const page = await browser.open('/diagnose/route-order/');
    const field = page.getByLabel('Or paste what you see');
    await field.fill('something else entirely');
    await page.getByText('Not sure: this fits none of the answers clearly.').waitFor();
    await field.fill('RBAC: access denied');
    await page.locator('.paste-result a').waitFor();
    expect(await page.locator('.paste-result').innerText()).toContain('It reads as: RBAC: access denied');
    expect(await page.locator('.fits').count()).toBe(0);
    await field.fill('');
    await page.waitForFunction(() => document.querySelector('.paste-result')?.textContent === '');
  });
});

describe('the front door', () => {
  test('without JavaScript two choices lead from what one sees to a wizard', async () => {
    const page = await browser.open('/diagnose/', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'A Pod is not ready' }).click();
    await page.waitForURL(address('/diagnose/#pod'));
    await page.getByRole('link', { name: 'No sidecar, or 1/2' }).click();
    await page.waitForURL(address('/diagnose/sidecar-not-injected/'));
    await page.goto(address('/diagnose/'));
    const links = await page
      .locator('.sight a')
      .evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    for (const [topic] of trees) expect(links).toContain(`/diagnose/${topic}/`);
  });

  test('a pasted line is named, and leads to its wizard', async () => {
    const page = await browser.open('/diagnose/');
    await page
      .locator('ask-field textarea')
      .fill('[2026-11-25T03:12:09.481Z] "GET / HTTP/1.1" 404 NR route_not_found - "-" 0 0 0 - "-" "curl"');
    await page.locator('ask-field a[href^="/diagnose/"]').first().waitFor();
  });
});

describe.each(looks)('axe, $name', ({ options }) => {
  const [topic, tree] = trees.find(([name]) => name === 'route-order')!;
  const path = ways(tree).find((way) => way.outcome === 'earlier-rule-wins')!;
  const answers = answersOf(path);

  test.each([
    ['the list', '/diagnose/'],
    ['a question', `${nodePath(topic, tree, path.steps[1]!.question)}${encodeTrail(answers)}`],
    ['an outcome', target(topic, tree, path)],
    ['the signals', '/signals/'],
    ['a signal', '/signals/uf/'],
  ])('%s', async (_, url) => {
    const page = await browser.open(url, options);
    expect(await axe(page)).toEqual([]);
    const wide = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wide, 'no sideways scroll').toBeLessThanOrEqual(0);
  });
});
