/** What the Markdown of every page of ours begins and ends with. */
import type { Address } from './address.ts';
import { type Block, heading, inline, link, list, paragraph, text, write } from './nodes.ts';

export interface Source {
  title: string;
  url: string;
}

/** Commands keep the placeholders as they are written, for `fill.ts` or the reader to put values in. */
const PLACEHOLDER_NOTE = 'Words in braces, such as `{namespace}`, stand for your own values.';

export interface Page {
  title: string;
  description: string;
  /** Where the page is, from the site's root. */
  path: string;
  /** What is said of the page as a whole, between the description and the body. */
  facts: string[];
  body: Block[];
  sources?: readonly Source[];
  address: Address;
}

/** A page as Markdown text: title, what it is about, facts, body, sources. */
export function writePage({ title, description, path, facts, body, sources = [], address }: Page): string {
  const blocks: Block[] = [
    heading(1, title),
    paragraph(...inline(description)),
    list([...facts.map(inline), [text('Page: '), link(title, address(path))]]),
    ...body,
    ...(sources.length > 0
      ? [heading(2, 'Sources'), list(sources.map(({ title, url }) => [link(title, url)]))]
      : []),
  ];
  const hasPlaceholder = body.some((block) => holdsPlaceholder(block));
  if (hasPlaceholder) blocks.splice(3, 0, paragraph(...inline(PLACEHOLDER_NOTE)));
  return write(blocks);
}

const holdsPlaceholder = (block: Block): boolean =>
  block.type === 'code'
    ? block.lang === 'sh' && /\{[a-z][a-z0-9-]*\}/.test(block.value)
    : 'children' in block && block.children.some((child) => holdsPlaceholder(child as Block));

/** A heading and a list of links under it; nothing where there are none. */
export const linkSection = (
  title: string,
  links: readonly { label: string; href: string }[],
  address: Address,
) =>
  links.length > 0
    ? [heading(2, title), list(links.map(({ label, href }) => [link(label, address(href))]))]
    : [];

/** A heading and exact strings under it, each as code. */
export const stringSection = (title: string, strings: readonly string[]): Block[] =>
  strings.length > 0
    ? [heading(2, title), list(strings.map((value) => [{ type: 'inlineCode', value }]))]
    : [];
