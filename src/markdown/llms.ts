import type { Address } from './address.ts';
import { type Block, heading, inline, link, list, paragraph, text, write } from './nodes.ts';
import { twinOf } from './twins.ts';

export interface Listed {
  kind: 'runbook' | 'wizard' | 'rule' | 'signal';
  path: string;
  title: string;
  description: string;
}

const ABOUT =
  'Runbooks, decision-tree wizards and rules for engineers whose Istio service mesh misbehaves, and what its proxies and tools print, explained.';

const SECTIONS = [
  ['runbook', 'Runbooks'],
  ['wizard', 'Wizards'],
  ['rule', 'Rules'],
  ['signal', 'Signals'],
] as const;

/** The site in one file for language models, as https://llmstxt.org/ describes it. */
export function llmsTxt(pages: readonly Listed[], address: Address): string {
  const intro: Block[] = [
    heading(1, 'Meshbook'),
    { type: 'blockquote', children: [paragraph(text(ABOUT))] },
    paragraph(
      ...inline(
        'Every link below leads to a page as Markdown; without `index.md` the same address is the page for people. Commands are marked read-only or changing, and a changing one has its undo. Words in braces, such as `{namespace}`, stand for the reader’s own values. ',
      ),
      text('All rules, codes, signals, runbooks and wizards are also in '),
      link('index.json', address('/index.json')),
      text('.'),
    ),
  ];
  const sections = SECTIONS.flatMap(([kind, title]): Block[] => [
    heading(2, title),
    list(
      pages
        .filter((page) => page.kind === kind)
        .map((page) => [
          link(page.title, address(twinOf(page.path))),
          text(': '),
          ...inline(page.description),
        ]),
    ),
  ]);
  return write([...intro, ...sections]);
}
