/** Each fix of each rule's faulty examples, applied in the page as a person does. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import type { Edit, Fix } from '../../src/analyzer/types.ts';
import { PASTE } from '../../src/components/checker/files.ts';
import { type KeyedFinding, keyed } from '../../src/components/checker/findings.ts';
import { extractFences, type FenceOptions } from '../../src/examples/fences.ts';
import { checkerLink } from '../../src/examples/link.ts';
import { rulePages } from '../content/corpus.ts';
import { useBrowser } from './harness.ts';

const { open } = useBrowser();

interface Case {
  name: string;
  yaml: string;
  options: FenceOptions;
  finding: KeyedFinding;
  fix: Fix;
}

const cases = rulePages.flatMap(({ name: rule, body }): Case[] =>
  extractFences(body).flatMap(({ kind, yaml, options, line }) => {
    if (kind !== 'bad') return [];
    const { findings } = analyze([{ name: PASTE, text: yaml }], {
      istioVersion: options.istio,
      complete: options.complete || undefined,
    });
    return keyed(findings)
      .filter((finding) => finding.rule === rule)
      .flatMap((finding) =>
        finding.fixes.map((fix) => ({
          name: `${rule}, example on line ${line}, ${finding.range.start.line}: ${fix.title}`,
          yaml,
          options,
          finding,
          fix,
        })),
      );
  }),
);

/** The lines before and after all that the edits touch. */
function outside(text: string, edits: Edit[]): { before: string[]; after: string[] } {
  const start = Math.min(...edits.map((edit) => edit.start));
  const end = Math.max(...edits.map((edit) => edit.end));
  return {
    before: text.slice(0, start).split('\n').slice(0, -1),
    after: text.slice(end).split('\n').slice(1),
  };
}

describe('the fix of each rule’s faulty example, in the page', () => {
  let page: Page;

  test('there are fixes to try', () => {
    expect(new Set(cases.map(({ finding }) => finding.rule)).size).toBeGreaterThan(10);
  });

  test('each takes its finding away, changes its own lines alone, and is undone to the byte', async () => {
    // Under a finger the text stands in a plain field, which holds all of it.
    page = await open('/check/', { hasTouch: true, viewport: { width: 1280, height: 900 }, isMobile: true });
    const text = () => page.locator('#yaml').inputValue();
    const faults: string[] = [];
    for (const { name, yaml, options, finding, fix } of cases) {
      const link = await checkerLink(yaml, { istioVersion: options.istio, complete: options.complete });
      await page.evaluate((link) => location.assign(link), link);
      await expect.poll(text, { message: name }).toBe(yaml);
      const card = page.locator('.finding').filter({
        has: page.locator(`.finding-main[data-key=${JSON.stringify(finding.key)}]`),
      });
      await card
        .getByRole('button', { name: `Show fix: ${fix.title}`, exact: true })
        .click()
        .catch(() => faults.push(`${name}: not shown`));
      const verdict = card.getByText(/^(Tried on your text: |Not offered\.)/);
      const said = await verdict.innerText({ timeout: 5_000 }).catch(() => 'no verdict');
      if (!said.startsWith('Tried')) {
        faults.push(`${name}: ${said}`);
        continue;
      }
      await card.getByRole('button', { name: 'Apply this fix' }).click();
      await expect.poll(text, { message: name }).not.toBe(yaml);
      const fixed = await text();
      const { before, after } = outside(yaml, fix.edits);
      const lines = fixed.split('\n');
      if (lines.slice(0, before.length).join('\n') !== before.join('\n'))
        faults.push(`${name}: lines before`);
      if (after.length > 0 && lines.slice(-after.length).join('\n') !== after.join('\n')) {
        faults.push(`${name}: lines after`);
      }
      await page.getByRole('button', { name: 'Undo' }).click();
      await expect.poll(text, { message: name }).toBe(yaml);
    }
    console.log(
      `${cases.length} fixes of ${new Set(cases.map(({ finding }) => finding.rule)).size} rules tried`,
    );
    expect(faults).toEqual([]);
  }, 600_000);
});
