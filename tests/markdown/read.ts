/** All content as Markdown, written from the files as the build writes it from the collections. */
import { rules } from '../../src/analyzer/rules/index.ts';
import { ruleSchema, runbookSchema } from '../../src/content.schema.ts';
import { addresses } from '../../src/markdown/address.ts';
import { ruleMarkdown, runbookMarkdown } from '../../src/markdown/content.ts';
import { diagramWords } from '../../src/markdown/diagram.ts';
import { signalMarkdown } from '../../src/markdown/signal.ts';
import { wizardMarkdown } from '../../src/markdown/wizard.ts';
import { families } from '../../src/signals/index.ts';
import { loadTrees } from '../../src/wizard/index.ts';
import { rulePages, runbooks, text } from '../content/corpus.ts';

export const address = addresses('https://example.org', '/mesh/');

const around = {
  address,
  diagram: (name: string) => diagramWords(text(`src/components/diagrams/${name}.astro`)),
  titleOf: (path: string) => path,
};

const naming = (list: 'rules' | 'signals', id: string) =>
  runbooks
    .map(({ name, frontmatter }) => ({ topic: name, data: runbookSchema.parse(frontmatter) }))
    .filter(({ data }) => data[list].includes(id))
    .map(({ topic, data }) => ({ topic, title: data.title }));

export interface Written {
  path: string;
  markdown: string;
}

export const writtenRunbooks: Written[] = runbooks.map(({ name, frontmatter, body }) => ({
  path: `/runbooks/${name}/`,
  markdown: runbookMarkdown(name, runbookSchema.parse(frontmatter), body, around),
}));

export const writtenRules: Written[] = rulePages.map(({ name, frontmatter, body }) => ({
  path: `/rules/${name}/`,
  markdown: ruleMarkdown(
    rules.find((rule) => rule.name === name)!,
    ruleSchema.parse(frontmatter),
    body,
    naming('rules', name).map(({ topic }) => topic),
    around,
  ),
}));

export const writtenWizards: Written[] = [...loadTrees()].map(([topic, tree]) => ({
  path: `/diagnose/${topic}/`,
  markdown: wizardMarkdown(topic, tree, address),
}));

export const writtenSignals: Written[] = families.flatMap(({ title, signals }) =>
  signals.map((signal) => ({
    path: `/signals/${signal.id}/`,
    markdown: signalMarkdown(signal, title, naming('signals', signal.id), address),
  })),
);
