/** Runbooks and pages of rules as Markdown. */
import type { Rule } from '../analyzer/rule.ts';
import { kindLabel } from '../components/rule/registry.ts';
import type { RulePage, Runbook } from '../content.schema.ts';
import type { Address } from './address.ts';
import { mdxBlocks } from './mdx.ts';
import { code, heading, paragraph, text } from './nodes.ts';
import { linkSection, stringSection, writePage } from './page.ts';

export interface Around {
  address: Address;
  diagram(name: string): string;
  /** The title of a rule's page, a signal's or a wizard's, for links to it. */
  titleOf(path: string): string;
}

/** @param body the runbook's MDX, without frontmatter */
export function runbookMarkdown(topic: string, data: Runbook, body: string, around: Around): string {
  const path = `/runbooks/${topic}/`;
  const linked = (href: string) => ({ label: around.titleOf(href), href });
  return writePage({
    title: data.title,
    description: data.description,
    path,
    facts: [`Istio ${data.istio}`, `Reviewed ${data.reviewed.toISOString().slice(0, 10)}`],
    body: [
      ...mdxBlocks(body, { ...around, path }),
      ...stringSection('Seen as', data.symptoms),
      ...linkSection('Find out step by step', [linked(`/diagnose/${data.wizard}/`)], around.address),
      ...linkSection(
        'What the checker finds',
        data.rules.map((rule) => linked(`/rules/${rule}/`)),
        around.address,
      ),
      ...linkSection(
        'What it looks like in logs',
        data.signals.map((id) => linked(`/signals/${id}/`)),
        around.address,
      ),
    ],
    sources: data.sources,
    address: around.address,
  });
}

/**
 * @param body the page's MDX, without frontmatter
 * @param runbooks topics of all that name the rule; its own comes first
 */
export function ruleMarkdown(
  rule: Rule,
  data: RulePage,
  body: string,
  runbooks: readonly string[],
  around: Around,
): string {
  const path = `/rules/${rule.name}/`;
  const kinds = (names: readonly string[]) =>
    names.includes('*') ? 'any object' : names.map(kindLabel).join(', ');
  return writePage({
    title: data.title,
    description: data.description,
    path,
    facts: [
      `Rule \`${rule.name}\`, severity ${rule.severity}`,
      ...(rule.aliases.length > 0 ? [`Also known as ${rule.aliases.join(', ')}`] : []),
      `Looks at ${kinds(rule.reads)}`,
      ...(rule.needs.length > 0 ? [`Needs ${kinds(rule.needs)}`] : []),
      rule.fixable ? 'The checker offers a fix' : 'Fixed by hand',
    ],
    body: [
      ...mdxBlocks(body, { ...around, path }),
      heading(2, 'How to suppress'),
      paragraph(text('On the line, or the line above it:')),
      code('yaml', `# meshbook-ignore: ${rule.name} (reason)`),
      ...linkSection(
        'Fix it in production',
        runbooks
          .toSorted((a, b) => Number(b === data.runbook) - Number(a === data.runbook))
          .map((topic) => `/runbooks/${topic}/`)
          .map((href) => ({ label: around.titleOf(href), href })),
        around.address,
      ),
    ],
    sources: data.sources,
    address: around.address,
  });
}
