/** What is in content/, read for tests: pages with frontmatter, headings and commands. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { commandsInMdx, type Written } from '../../src/commands/written.ts';

export interface Page {
  /** Path from the project's root. */
  file: string;
  name: string;
  frontmatter: Record<string, unknown>;
  /** The text with the frontmatter blanked, so that line numbers hold. */
  body: string;
}

const ROOT = new URL('../../', import.meta.url);

export const names = (folder: string, ending: string): string[] =>
  readdirSync(new URL(folder, ROOT))
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .sort();

export const text = (file: string): string => readFileSync(new URL(file, ROOT), 'utf8');

function page(folder: string, name: string): Page {
  const file = `content/${folder}/${name}.mdx`;
  const source = text(file);
  const [head = '', yaml = ''] = /^---\n([\s\S]*?)\n---\n/.exec(source) ?? [];
  const blank = head.replace(/[^\n]/g, '');
  return {
    file,
    name,
    frontmatter: parse(yaml) as Record<string, unknown>,
    body: blank + source.slice(head.length),
  };
}

export const runbooks: Page[] = names('content/runbooks/', '.mdx').map((name) => page('runbooks', name));
export const rulePages: Page[] = names('content/rules/', '.mdx').map((name) => page('rules', name));
export const pages: Page[] = [...runbooks, ...rulePages];

/** The text without fenced code. */
export const prose = (body: string): string =>
  body.replace(/^(\s*)(`{3,}|~{3,})[\s\S]*?^\s*\2`*\s*$/gm, (fence) => fence.replace(/[^\n]/g, ''));

export interface Heading {
  depth: number;
  text: string;
  slug: string;
}

/** Headings with the ids that GitHub's and Astro's slugger gives them. */
export function headings(body: string): Heading[] {
  const seen = new Map<string, number>();
  return [...prose(body).matchAll(/^(#{2,4}) (.+)$/gm)].map((match) => {
    const title = match[2]!.replaceAll('`', '').trim();
    const base = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replace(/\s/g, '-');
    const count = seen.get(base) ?? 0;
    seen.set(base, count + 1);
    return { depth: match[1]!.length, text: title, slug: count === 0 ? base : `${base}-${count}` };
  });
}

/** Every `<Command>` of a page. */
export const commands = ({ body }: Page): Written[] => commandsInMdx(body);
