import { describe, expect, test } from 'vitest';
import { rules } from '../../src/analyzer/rules/index.ts';
import { ruleSchema } from '../../src/content.schema.ts';
import { extractFences } from '../../src/examples/fences.ts';
import { headings, names, rulePages, runbooks, text } from './corpus.ts';

const SECTIONS = ['What happens', 'Example', 'Confirm in the cluster', 'When it is fine'];
const topics = runbooks.map(({ name }) => name);
const ruleNames = rules.map((rule) => rule.name);

test('each rule has a file, a page, a test and a place in the registry, all of one name', () => {
  const files = names('src/analyzer/rules/', '.ts').filter((name) =>
    /defineRule\(/.test(text(`src/analyzer/rules/${name}.ts`)),
  );
  expect(files).toEqual(ruleNames);
  expect(rulePages.map(({ name }) => name)).toEqual(ruleNames);
  const tests = names('tests/rules/', '.test.ts');
  expect(ruleNames.filter((name) => !tests.includes(name))).toEqual([]);
});

describe.each(rulePages)('$file', ({ name, frontmatter, body }) => {
  const data = ruleSchema.parse(frontmatter);

  test('has the sections, in order', () => {
    const sections = headings(body).filter(({ depth }) => depth === 2);
    expect(sections.map(({ text }) => text)).toEqual(SECTIONS);
  });

  test('has a runbook that exists, if any', () => {
    if (data.runbook) expect(topics).toContain(data.runbook);
  });

  test('shows the fault and the correction', () => {
    const kinds = extractFences(body).map(({ kind }) => kind);
    expect(kinds).toContain('bad');
    expect(kinds).toContain('good');
  });

  test('is called after its rule', () => {
    expect(ruleNames).toContain(name);
  });
});
