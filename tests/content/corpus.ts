/** What is in content/, read for tests: pages with frontmatter, headings and commands. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

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

export interface UsedCommand {
  run: string;
  undo?: string;
  line: number;
}

const ATTRIBUTE = (name: string) =>
  new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|\\{\\s*\`((?:[^\`\\\\]|\\\\[\\s\\S])*)\`\\s*\\})`);

/** Every `<Command>` of a page. Throws on one whose attributes are not plain text or a template without `${`. */
export function commands({ file, body }: Page): UsedCommand[] {
  return [...body.matchAll(/<Command\b/g)].map((start) => {
    const line = body.slice(0, start.index).split('\n').length;
    const tag = tagAt(body, start.index);
    const run = attribute(tag, 'run');
    const undo = attribute(tag, 'undo');
    if (run === undefined) throw new Error(`${file}:${line}: cannot read this <Command>: ${tag}`);
    return { run, line, ...(undo === undefined ? {} : { undo }) };
  });
}

/** The text of a self-closing tag; `/>` inside quotes does not end it. */
function tagAt(body: string, from: number): string {
  let quote = '';
  for (let at = from; at < body.length; at++) {
    const char = body[at]!;
    if (quote) {
      if (char === quote && (quote !== '`' || body[at - 1] !== '\\')) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if (char === '/' && body[at + 1] === '>') return body.slice(from, at + 2);
  }
  throw new Error('a <Command> is never closed');
}

function attribute(tag: string, name: string): string | undefined {
  const match = ATTRIBUTE(name).exec(tag);
  if (!match) return undefined;
  return match[1] ?? match[2] ?? cook(match[3] ?? '');
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t' };
const cook = (template: string) =>
  template.replace(/\\([\s\S])/g, (_, char: string) => ESCAPES[char] ?? char);
