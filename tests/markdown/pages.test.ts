import type { Code, Nodes, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { describe, expect, test } from 'vitest';
import { classify, isCommand } from '../../src/commands/index.ts';
import { filled } from '../../src/markdown/fill.ts';
import { hasTwin } from '../../src/markdown/twins.ts';
import { loadTrees } from '../../src/wizard/index.ts';
import { commands, runbooks } from '../content/corpus.ts';
import { writtenRules, writtenRunbooks, writtenSignals, writtenWizards } from './read.ts';

const reader = unified().use(remarkParse);

const kinds = {
  runbooks: writtenRunbooks,
  rules: writtenRules,
  wizards: writtenWizards,
  signals: writtenSignals,
};

const all = Object.values(kinds).flat();

function nodesOf(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
}

function parse(markdown: string) {
  const root: Root = reader.parse(markdown);
  const nodes = nodesOf(root);
  const codes = nodes.filter((node) => node.type === 'code');
  const headings = nodes.filter((node) => node.type === 'heading');
  return { root, nodes, codes, headings };
}

const known = new Map(all.map(({ markdown }) => [markdown, parse(markdown)]));
const read = (markdown: string) => known.get(markdown)!;

function labelOf(run: string): string {
  const verdict = classify(run);
  if ('unknown' in verdict) return verdict.unknown;
  return verdict.effect === 'read' ? 'Read-only:' : `Changes ${verdict.what}:`;
}

describe.each(Object.entries(kinds))('%s', (_kind, pages) => {
  test('have one title, and nothing of MDX, HTML or frontmatter', () => {
    for (const { path, markdown } of pages) {
      const { root, nodes, headings } = read(markdown);
      expect(
        headings.filter(({ depth }) => depth === 1),
        path,
      ).toHaveLength(1);
      expect(root.children[0]?.type, path).toBe('heading');
      expect(
        nodes.filter(({ type }) => type === 'html'),
        path,
      ).toEqual([]);
      const words = nodes.filter((node) => node.type === 'text').map(({ value }) => value);
      expect(
        words.filter((value) => /<\/?[A-Z]|\{[`"{]|^\s*import /.test(value)),
        path,
      ).toEqual([]);
    }
  });

  test('say of each command whether it reads or changes, and how to take a change back', () => {
    for (const { path, markdown } of pages) {
      const { children } = read(markdown).root;
      for (const [i, node] of children.entries()) {
        if (node.type !== 'code' || node.lang !== 'sh') continue;
        const label = wordsOf(children[i - 1]);
        const where = `${path}: ${node.value}`;
        const isUndo = label === 'Undo:';
        expect(isUndo ? 'Undo:' : labelOf(node.value), where).toBe(label);
        if (isUndo) expect(isCommand(node.value), where).toBe(true);
        if (label.startsWith('Changes')) expect(wordsOf(children[i + 1]), where).toMatch(/^Undo:/);
      }
    }
  });

  test('link to whole addresses only', () => {
    for (const { path, markdown } of pages) {
      const links = read(markdown).nodes.filter((node) => node.type === 'link');
      expect(
        links.map(({ url }) => url).filter((url) => !/^https:\/\//.test(url)),
        path,
      ).toEqual([]);
      expect(
        links.map(({ url }) => url),
        path,
      ).toContain(`https://example.org/mesh${path}`);
    }
  });
});

describe('a runbook', () => {
  test.each(runbooks)('$name keeps its sections, commands and outputs', (page) => {
    const { markdown } = writtenRunbooks.find(({ path }) => path === `/runbooks/${page.name}/`)!;
    const { codes, headings } = read(markdown);
    const sections = headings.filter(({ depth }) => depth === 2).map((heading) => wordsOf(heading));
    const own = [...page.body.matchAll(/^## (.+)$/gm)].map(([, words]) => words);
    expect(sections.slice(0, own.length)).toEqual(own);
    expect(sections.at(-1)).toBe('Sources');
    const runs = commands(page).flatMap(({ run, undo }) => [run, ...(undo && isCommand(undo) ? [undo] : [])]);
    const ofLang = (lang: string) => codes.filter((code: Code) => code.lang === lang);
    expect(ofLang('sh').map(({ value }) => value)).toEqual(runs.map((run) => run.trim()));
    expect(ofLang('text')).toHaveLength([...page.body.matchAll(/^\s*```text$/gm)].length);
    expect(ofLang('yaml')).toHaveLength([...page.body.matchAll(/^\s*```yaml( |$)/gm)].length);
  });
});

test('a faulty example is followed by what the checker finds, a corrected one is not', () => {
  for (const { path, markdown } of [...writtenRules, ...writtenRunbooks]) {
    const { children } = read(markdown).root;
    children.forEach((node, i) => {
      if (node.type !== 'code' || node.lang !== 'yaml') return;
      const label = wordsOf(children[i - 1]);
      const isFaulty = label.startsWith('Faulty');
      expect(wordsOf(children[i + 1]) === 'The checker finds:', `${path}: ${label}`).toBe(isFaulty);
    });
  }
});

test('a wizard tells every question with all its answers, and every outcome', () => {
  for (const [topic, tree] of loadTrees()) {
    const { markdown } = writtenWizards.find(({ path }) => path === `/diagnose/${topic}/`)!;
    const { nodes, headings } = read(markdown);
    const titles = headings.map((heading) => wordsOf(heading));
    const bare = (words: string) => words.replaceAll('`', '');
    for (const { ask } of Object.values(tree.questions))
      expect(
        titles.some((title) => title.endsWith(`: ${bare(ask)}`)),
        `${topic}: ${ask}`,
      ).toBe(true);
    for (const { title } of Object.values(tree.outcomes))
      expect(
        titles.some((one) => one.endsWith(`: ${bare(title)}`)),
        `${topic}: ${title}`,
      ).toBe(true);
    const answers = nodes.filter(
      (node) => node.type === 'listItem' && / → (Question|Outcome) \d/.test(wordsOf(node)),
    );
    const asked = Object.values(tree.questions).flatMap((question) => question.answers);
    expect(answers.length, topic).toBe(asked.length);
  }
});

test('without values, a page is copied as it is', () => {
  for (const { path, markdown } of all)
    expect(filled(markdown, {}, 'https://example.org') === markdown, path).toBe(true);
});

test('the pages that have a Markdown copy are these, and no others', () => {
  for (const { path } of all) expect(hasTwin(path), path).toBe(true);
  for (const path of [
    '/',
    '/runbooks/',
    '/rules/ist0131/',
    '/rules/kia1107/',
    '/signals/access-log/',
    '/diagnose/route-order/map/',
    '/check/',
  ])
    expect(hasTwin(path), path).toBe(false);
});

test('a rule and a signal lead to every runbook that names them', () => {
  for (const { name, frontmatter } of runbooks) {
    const url = `](https://example.org/mesh/runbooks/${name}/`;
    const { rules = [], signals = [] } = frontmatter as { rules?: string[]; signals?: string[] };
    for (const path of [...rules.map((id) => `/rules/${id}/`), ...signals.map((id) => `/signals/${id}/`)])
      expect(all.find((page) => page.path === path)?.markdown, `${path} to ${name}`).toContain(url);
  }
});
