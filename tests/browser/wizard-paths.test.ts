import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeTrail, loadTrees, nodePath, paths, type Tree } from '../../src/wizard/index.ts';
import { address, dist, useBrowser } from './harness.ts';

/**
 * Every path of every wizard. A navigation costs a tenth of a second, and there are thousands of paths, so the walk
 * stays in one document: for each step it sets the address and puts in the HTML that the server gives for it, and the
 * page's own script does the rest, as after a load. A load differs in nothing that the step can see: its script reads
 * the address, its own HTML and the notes alone, and it is the same script on every page (asserted below). That
 * clicks, Back, reloads and copied links go the same ways is asked in wizard.test.ts and wizard-walks.test.ts.
 */
const browser = useBrowser();
const trees = [...loadTrees()];
const bare = (text: string) => text.replaceAll('`', '');

interface Seen {
  address: string;
  heading: string;
  trail: string[];
  notice: string;
  /** Where the visible answers lead, none on an outcome. */
  links: string[];
}

/** Runs in the page: follows every visible answer of every step from where it is. */
async function follow(first: string): Promise<Seen[]> {
  const pages = new Map<string, HTMLElement>();
  const parser = new DOMParser();
  async function load(path: string): Promise<HTMLElement> {
    const known = pages.get(path);
    if (known) return known;
    const html = parser.parseFromString(await (await fetch(path)).text(), 'text/html');
    const main = html.querySelector('main');
    if (!main) throw new Error(`${path} has no <main>`);
    pages.set(path, main);
    return main;
  }
  const text = (node: Element | null | undefined) => node?.textContent?.replace(/\s+/g, ' ').trim() ?? '';

  const seen: Seen[] = [];
  const open = [first];
  for (let href = open.pop(); href !== undefined; href = open.pop()) {
    history.replaceState(null, '', href);
    document.querySelector('main')!.replaceWith(document.importNode(await load(location.pathname), true));
    const answers = [...document.querySelectorAll<HTMLAnchorElement>('a[data-answer]')];
    const links = answers.filter((link) => link.checkVisibility()).map((link) => link.href);
    open.push(...links.toReversed());
    seen.push({
      address: location.pathname + location.search + location.hash,
      heading: text(document.querySelector('h1')),
      trail: [...document.querySelectorAll('.trail li strong')].map(text),
      notice: text(document.querySelector('.wizard-notice')),
      links,
    });
  }
  return seen;
}

/** Every step of every path, as the tree says, keyed by its address. */
function expected(
  topic: string,
  tree: Tree,
): Map<string, Omit<Seen, 'address' | 'links'> & { leads: number }> {
  const steps = new Map();
  const visit = (node: string, answers: Record<string, string>, trail: string[]) => {
    const question = tree.questions[node];
    steps.set(nodePath(topic, tree, node) + encodeTrail(answers), {
      heading: bare(question?.ask ?? tree.outcomes[node]!.title),
      trail,
      notice: '',
      leads: question?.answers.length ?? 0,
    });
    for (const { id, is, to } of question?.answers ?? [])
      visit(to, { ...answers, [node]: id }, [...trail, bare(is).replace(/\s+/g, ' ').trim()]);
  };
  visit(tree.start, {}, []);
  return steps;
}

describe.each(trees)('%s', (topic, tree) => {
  test('every path is walked, and there are as many as were counted', { timeout: 120_000 }, async () => {
    const page = await browser.open(`/diagnose/${topic}/`);
    const seen = await page.evaluate(follow, address(`/diagnose/${topic}/`));
    expect(seen.filter(({ links }) => links.length === 0)).toHaveLength(paths(tree).length);
    const steps = expected(topic, tree);
    expect(seen).toHaveLength(steps.size);
    for (const { address, links, ...step } of seen)
      expect({ ...step, leads: links.length }, address).toEqual(steps.get(address));
  });

  test('without scripts the links of the bare HTML lead to every outcome', () => {
    const seen = new Set<string>();
    const scripts = new Set<string | undefined>();
    const open = [`/diagnose/${topic}/`];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      if (seen.has(path)) continue;
      seen.add(path);
      const html = readFileSync(join(dist, path, 'index.html'), 'utf8');
      scripts.add(/<script[^>]* src="([^"]*\/Wizard\.[^"]+)"/.exec(html)?.[1]);
      for (const [, link] of html.matchAll(/<a href="([^"]+)"[^>]* data-answer=/g)) open.push(link!);
    }
    const nodes = [...Object.keys(tree.questions), ...Object.keys(tree.outcomes)];
    expect([...seen].sort()).toEqual(nodes.map((node) => nodePath(topic, tree, node)).sort());
    expect([...scripts], 'the same script on every step').toEqual([expect.any(String)]);
  });
});
