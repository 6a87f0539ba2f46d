/** What our Markdown is built of, as syntax-tree nodes, so that no text can break out of its place. */
import type {
  Code,
  Heading,
  Link,
  List,
  ListItem,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Text,
} from 'mdast';
import { gfmTableToMarkdown } from 'mdast-util-gfm-table';
import remarkStringify from 'remark-stringify';
import { unified } from 'unified';

export type Block = RootContent;

/** Text in which `code` may stand between backquotes. */
export const inline = (words: string): PhrasingContent[] =>
  words
    .split('`')
    .map((part, i): PhrasingContent => ({ type: i % 2 === 1 ? 'inlineCode' : 'text', value: part }))
    .filter((node) => 'value' in node && node.value !== '');

export const text = (value: string): Text => ({ type: 'text', value });

export const strong = (words: string): PhrasingContent => ({ type: 'strong', children: inline(words) });

export const link = (words: string, url: string): PhrasingContent => ({
  type: 'link',
  url,
  children: inline(words),
});

export const paragraph = (...children: PhrasingContent[]): Paragraph => ({ type: 'paragraph', children });

export const heading = (depth: Heading['depth'], words: string): Heading => ({
  type: 'heading',
  depth,
  children: inline(words),
});

export const code = (lang: string, value: string): Code => ({
  type: 'code',
  lang,
  value: value.replace(/\n+$/, ''),
});

/** A list whose items are lines of words, or several blocks each. */
export const list = (items: (PhrasingContent[] | ListItem['children'])[]): List => ({
  type: 'list',
  ordered: false,
  spread: false,
  children: items.map((children) => ({
    type: 'listItem',
    spread: false,
    children: isBlocks(children) ? children : [{ type: 'paragraph', children }],
  })),
});

const BLOCKS = new Set(['paragraph', 'code', 'list']);
const isBlocks = (nodes: PhrasingContent[] | ListItem['children']): nodes is ListItem['children'] =>
  nodes.some(({ type }) => BLOCKS.has(type));

/** An underscore between letters is no emphasis, and reads better without its backslash. */
const INSIDE_A_WORD = /(?<=[\p{L}\p{N}])(?:\\_)+(?=[\p{L}\p{N}])/gu;

/** An address as it is, but for the signs that would end it: most programs that read links know no backslash in them. */
const destination = (url: string) =>
  url.replace(/[\s()<>\\]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`);

const writer = unified()
  .use(remarkStringify, {
    bullet: '-',
    rule: '-',
    handlers: {
      link: (node: Link, _parent, state, info) => {
        const leave = [state.enter('link'), state.enter('label')];
        const words = state.containerPhrasing(node, { ...info, before: '[', after: ']' });
        for (const end of leave.reverse()) end();
        return `[${words}](${destination(node.url)})`;
      },
      text: (node: Text, _parent, state, info) =>
        state.safe(node.value, info).replace(INSIDE_A_WORD, (marks) => marks.replaceAll('\\', '')),
    },
  })
  .data('toMarkdownExtensions', [gfmTableToMarkdown({ tablePipeAlign: false })])
  .freeze();

/** The blocks as Markdown text. Throws on a node that is no Markdown, such as a component. */
export function write(blocks: Block[]): string {
  const root: Root = { type: 'root', children: blocks };
  return writer.stringify(root);
}
