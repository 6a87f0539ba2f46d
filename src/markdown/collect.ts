/** Every page that has a Markdown copy, from the content collections. At build time only. */
import { getCollection } from 'astro:content';
import { ruleNamed } from '../components/rule/registry.ts';
import { bare, wizards } from '../components/wizard/page.ts';
import { kindOf, runbooksWith } from '../content.kinds.ts';
import { families } from '../signals/index.ts';
import { type Address, addresses } from './address.ts';
import { ruleMarkdown, runbookMarkdown } from './content.ts';
import { diagramWords } from './diagram.ts';
import { signalMarkdown } from './signal.ts';
import { wizardMarkdown } from './wizard.ts';

export interface MarkdownPage {
  kind: 'runbook' | 'wizard' | 'rule' | 'signal';
  /** From the site's root, with both slashes. */
  path: string;
  title: string;
  description: string;
  write(): string;
}

/** What links in files of their own say: absolute where the build knows the site's address. */
export const address: Address = addresses(import.meta.env.SITE, import.meta.env.BASE_URL);

const diagrams = import.meta.glob<string>('../components/diagrams/*.astro', {
  query: '?raw',
  import: 'default',
  eager: true,
});

function diagram(name: string): string {
  const source = diagrams[`../components/diagrams/${name}.astro`];
  if (!source) throw new Error(`there is no diagram ${name}`);
  return diagramWords(source);
}

/** All of them: runbooks and wizards by title, rules by name, signals in the order of their families. */
export async function markdownPages(): Promise<MarkdownPage[]> {
  const titles = new Map<string, string>();
  const titleOf = (path: string) => titles.get(path) ?? path;
  const around = { address, diagram, titleOf };
  const pages: MarkdownPage[] = [];

  for (const entry of await getCollection('docs')) {
    const page = kindOf(entry);
    const body = entry.body ?? '';
    if (page.kind === 'page') continue;
    const { title, description } = page.data;
    const path = `/${entry.id}/`;
    const naming = page.kind === 'rule' ? await runbooksWith('rules', page.rule) : [];
    const topics = naming.map(({ topic }) => topic);
    const write = () => {
      if (page.kind === 'runbook') return runbookMarkdown(page.topic, page.data, body, around);
      const rule = ruleNamed(page.rule);
      if (!rule) throw new Error(`content/${entry.id}.mdx: no rule has this name`);
      return ruleMarkdown(rule, page.data, body, topics, around);
    };
    pages.push({ kind: page.kind, path, title, description, write });
  }
  pages.sort((a, b) =>
    a.kind === 'rule' && b.kind === 'rule' ? a.path.localeCompare(b.path) : a.title.localeCompare(b.title),
  );
  for (const { topic, tree } of await wizards()) {
    pages.push({
      kind: 'wizard',
      path: `/diagnose/${topic}/`,
      title: bare(tree.title),
      description: bare(tree.description),
      write: () => wizardMarkdown(topic, tree, address),
    });
  }
  for (const { title: family, signals } of families) {
    for (const signal of signals) {
      const naming = await runbooksWith('signals', signal.id);
      const runbooks = naming.map(({ topic, data }) => ({ topic, title: data.title }));
      pages.push({
        kind: 'signal',
        path: `/signals/${signal.id}/`,
        title: signal.title,
        description: bare(signal.meaning),
        write: () => signalMarkdown(signal, family, runbooks, address),
      });
    }
  }
  for (const { path, title } of pages) titles.set(path, title);
  return pages;
}
