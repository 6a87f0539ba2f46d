import { describe, expect, test } from 'vitest';
import { analyze, type Finding, type Fix } from '../../src/analyzer/index.ts';
import { rules } from '../../src/analyzer/rules/index.ts';
import { extractFences, type Fence } from '../../src/examples/fences.ts';
import { pages, rulePages } from './corpus.ts';

const SOURCE = 'example.yaml';
/** More rounds of fixing than any example needs. */
const ROUNDS = 20;

const optionsOf = ({ options }: Fence) => ({
  complete: options.complete,
  ...(options.istio ? { istioVersion: options.istio } : {}),
});

const findingsOf = (fence: Fence, yaml = fence.yaml): Finding[] =>
  analyze([{ name: SOURCE, text: yaml }], optionsOf(fence)).findings;

const brief = ({ rule, range, message }: Finding) => `${rule}:${range.start.line}: ${message}`;

function applied(yaml: string, { edits }: Fix): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), yaml);
}

const examples = pages.flatMap((page) =>
  extractFences(page.body).map((fence) => ({ ...fence, page, at: `${page.file}:${fence.line}` })),
);
const bad = examples.filter(({ kind }) => kind === 'bad');
const good = examples.filter(({ kind }) => kind === 'good');

describe('a good example gives no finding', () => {
  test.each(good)('$at', (example) => {
    expect(findingsOf(example).map(brief)).toEqual([]);
  });
});

describe('a bad example gives what it says', () => {
  test.each(bad)('$at', (example) => {
    const findings = findingsOf(example);
    expect(findings.length).toBeGreaterThan(0);
    const { rules: named, lines } = example.options;
    const expected = named ?? (isRulePage(example.page.file) ? [example.page.name] : undefined);
    if (expected) {
      const found = new Set(findings.map(({ rule }) => rule));
      expect([...found].sort(), findings.map(brief).join('\n')).toEqual([...expected].sort());
    }
    if (lines)
      expect(
        findings.map(({ range }) => range.start.line),
        findings.map(brief).join('\n'),
      ).toEqual(lines);
    if (isRulePage(example.page.file))
      expect(lines, 'a rule page names the line of its finding').toBeDefined();
  });
});

describe('fixes turn the bad example of a rule silent', () => {
  const fixable = bad.filter(({ page }) => isRulePage(page.file));
  test.each(fixable)('$at', (example) => {
    const before = findingsOf(example);
    for (const fix of before.flatMap(({ fixes }) => fixes)) {
      const after = findingsOf(example, applied(example.yaml, fix));
      expect(after.length, `after “${fix.title}”:\n${after.map(brief).join('\n')}`).toBeLessThan(
        before.length,
      );
    }
    if (before.some(({ fixes }) => fixes.length === 0)) return;
    let yaml = example.yaml;
    for (let round = 0; round < ROUNDS; round++) {
      const fix = findingsOf(example, yaml).flatMap(({ fixes }) => fixes)[0];
      if (!fix) break;
      yaml = applied(yaml, fix);
    }
    expect(findingsOf(example, yaml).map(brief)).toEqual([]);
  });

  test('every rule that says so offers a fix in one of its examples', () => {
    const offering = new Set(
      fixable
        .filter((example) => findingsOf(example).some(({ fixes }) => fixes.length > 0))
        .map(({ page }) => page.name),
    );
    const silent = rules
      .filter(({ fixable, name }) => fixable && !offering.has(name))
      .map(({ name }) => name);
    expect(silent).toEqual([]);
  });
});

test('there are examples', () => {
  expect(bad.length).toBeGreaterThanOrEqual(rulePages.length);
  expect(good.length).toBeGreaterThanOrEqual(rulePages.length);
});

function isRulePage(file: string): boolean {
  return file.startsWith('content/rules/');
}
