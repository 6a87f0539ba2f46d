import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rules } from '../../src/analyzer/rules/index.ts';
import { SYMPTOMS } from '../../src/components/home/symptoms.ts';
import { ruleSchema, runbookSchema } from '../../src/content.schema.ts';
import { signalOf } from '../../src/signals/index.ts';
import { headings, names, prose, rulePages, runbooks } from './corpus.ts';

const SECTIONS = [
  'Is this it?',
  'Stop the bleeding',
  'Diagnose',
  'Fix',
  'Verify',
  'Roll back',
  'Escalate with',
  'Prevent',
  'Why it happens',
];
const FIRST_COMMAND_WITHIN = 60;

const wizards = names('content/wizards/', '.yaml');
const ruleNames: string[] = rules.map((rule) => rule.name);

test('each runbook is on the home page, those of the ten topics among them', () => {
  expect(runbooks.length).toBeGreaterThanOrEqual(10);
  expect(SYMPTOMS.map(({ topic }) => topic).sort()).toEqual(runbooks.map(({ name }) => name));
});

test('a rule that names its runbook is named there, so that both lead to each other', () => {
  const named = new Map(
    runbooks.map(({ name, frontmatter }) => [name, runbookSchema.parse(frontmatter).rules]),
  );
  const oneWay = rulePages
    .map(({ name, frontmatter }) => ({ name, runbook: ruleSchema.parse(frontmatter).runbook }))
    .filter(({ name, runbook }) => runbook && !named.get(runbook)?.includes(name));
  expect(oneWay).toEqual([]);
});

describe.each(runbooks)('$file', ({ frontmatter, body }) => {
  const data = runbookSchema.parse(frontmatter);

  test('has the sections, in order', () => {
    const sections = headings(body).filter(({ depth }) => depth === 2);
    expect(sections.map(({ text }) => text)).toEqual(SECTIONS);
  });

  test(`reaches its first command within ${FIRST_COMMAND_WITHIN} words`, () => {
    const start = body.indexOf('<Command');
    expect(start).toBeGreaterThan(0);
    const words = prose(body.slice(0, start)).match(/[\p{L}\p{N}][\S]*/gu) ?? [];
    expect(words.length).toBeLessThanOrEqual(FIRST_COMMAND_WITHIN);
  });

  test('names only rules, wizards and signals that exist', () => {
    expect(data.rules.filter((rule) => !ruleNames.includes(rule))).toEqual([]);
    expect(data.signals.filter((signal) => !signalOf(signal))).toEqual([]);
    expect(wizards).toContain(data.wizard);
  });

  test('leads to its wizard in the first section', () => {
    const first = body.slice(0, body.indexOf('\n## Stop the bleeding'));
    expect(first).toContain(`/diagnose/${data.wizard}/`);
  });

  test('cites sources for sections that exist', () => {
    const slugs = headings(body).map(({ slug }) => slug);
    const cited = data.sources.flatMap((source) => source.for ?? []);
    expect(cited.filter((section) => !slugs.includes(section))).toEqual([]);
  });

  test('uses only diagrams that exist', () => {
    const used = [...body.matchAll(/<Diagram name="([^"]+)"/g)].map((match) => match[1]!);
    const missing = used.filter(
      (name) => !existsSync(new URL(`../../src/components/diagrams/${name}.astro`, import.meta.url)),
    );
    expect(missing).toEqual([]);
  });

  test('was not reviewed in the future', () => {
    expect(data.reviewed.getTime()).toBeLessThanOrEqual(Date.now());
  });
});
