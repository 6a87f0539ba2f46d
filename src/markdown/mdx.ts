/** The body of an MDX page of ours as plain Markdown: components become words, links lead out of the file. */
import GithubSlugger from 'github-slugger';
import type { Blockquote, Nodes, Parents, PhrasingContent, Root } from 'mdast';
import { toString as wordsOf } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parseMeta } from '../examples/fences.ts';
import type { Address } from './address.ts';
import { command } from './command.ts';
import { example } from './example.ts';
import { type Block, link, paragraph, strong, text } from './nodes.ts';

export interface Surroundings {
  address: Address;
  /** Where the page itself is, from the site's root. */
  path: string;
  /** What a diagram shows, by its name. */
  diagram(name: string): string;
}

type Component = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkMdx).freeze();

/** @param body MDX without frontmatter. Throws on a component or an expression that it cannot put into words. */
export function mdxBlocks(body: string, around: Surroundings): Block[] {
  const root: Root = reader.parse(body);
  const slugger = new GithubSlugger();
  const headings = new Map<string, string>();
  const visit = (node: Nodes) => {
    if (node.type === 'heading') headings.set(slugger.slug(wordsOf(node)), wordsOf(node));
    if (node.type === 'link') node.url = around.address(whole(node.url, around));
    if (!('children' in node)) return;
    node.children = (node.children as Nodes[]).flatMap(unwrapped) as typeof node.children;
    for (const child of node.children) visit(child);
  };
  visit(root);
  return translate(root, around, headings);
}

/** `<Versions>` marks a passage whose own words say for which versions it holds: within a line these are enough. */
const unwrapped = (node: Nodes): Nodes[] =>
  node.type === 'mdxJsxTextElement' && node.name === 'Versions' ? node.children : [node];

const whole = (href: string, { path }: Surroundings) => (href.startsWith('#') ? path + href : href);

function translate(parent: Parents, around: Surroundings, headings: Map<string, string>): Block[] {
  return (parent.children as Block[]).flatMap((node): Block[] => {
    if (node.type === 'mdxJsxFlowElement') return inWords(node, around, headings);
    if (node.type === 'paragraph') {
      const lone = loneComponents(node.children);
      return lone ? lone.flatMap((one) => inWords(one, around, headings)) : [node];
    }
    if (node.type === 'code' && node.lang === 'yaml') {
      const meta = parseMeta(node.meta);
      if (meta) return example(meta.kind, node.value, meta.options, around.address);
    }
    if (node.type === 'code') return [{ ...node, meta: null }];
    if ('children' in node && CONTAINERS.has(node.type)) {
      return [{ ...node, children: translate(node as Parents, around, headings) } as Block];
    }
    return [node];
  });
}

const CONTAINERS = new Set(['list', 'listItem', 'blockquote']);

/** The components of a paragraph that holds nothing else: MDX reads `<A>words</A>` on one line so. */
function loneComponents(nodes: PhrasingContent[]): Component[] | undefined {
  const others = nodes.filter((node) => !(node.type === 'text' && node.value.trim() === ''));
  const lone = others.filter((node) => node.type === 'mdxJsxTextElement');
  return lone.length > 0 && lone.length === others.length ? lone : undefined;
}

function inWords(node: Component, around: Surroundings, headings: Map<string, string>): Block[] {
  const get = (name: string) => attribute(node, name);
  const inner = () =>
    node.type === 'mdxJsxFlowElement'
      ? translate(node, around, headings)
      : [paragraph(...(node.children as PhrasingContent[]))];
  switch (node.name) {
    case 'Command':
      return command(get('run') ?? '', get('undo'));
    case 'Output': {
      const href = get('href');
      const label = get('label');
      const state = get('state') === 'healthy' ? 'Healthy' : 'Not healthy';
      const onward = href && [
        text(label ? '. Go on: ' : ' Go on: '),
        link(headings.get(href.slice(1)) ?? href, around.address(whole(href, around))),
      ];
      return [
        paragraph(strong(`${state}:`), ...(label ? [text(` ${label}`)] : []), ...(onward || [])),
        ...inner(),
      ];
    }
    case 'WasTrue': {
      const versions = get('versions') ?? '';
      const held = /^(before|until|up to|since|\d)/.test(versions) ? `, Istio ${versions}` : '';
      const label = strong(`Older advice${held}:`);
      const [first, ...rest] = inner();
      const quote: Block[] =
        first?.type === 'paragraph'
          ? [paragraph(label, text(' '), ...first.children), ...rest]
          : [paragraph(label), ...(first ? [first] : []), ...rest];
      return [{ type: 'blockquote', children: quote as Blockquote['children'] }];
    }
    case 'Versions':
      return inner();
    case 'Diagram':
      return [paragraph(strong('Diagram:'), text(` ${around.diagram(get('name') ?? '')}`))];
    default:
      throw new Error(`${around.path}: <${node.name}> has no words in Markdown`);
  }
}

/** The text of an attribute: between quotes, or a template without `${`. */
function attribute(node: Component, name: string): string | undefined {
  for (const one of node.attributes) {
    if (one.type !== 'mdxJsxAttribute' || one.name !== name) continue;
    if (typeof one.value !== 'object' || one.value === null) return one.value ?? '';
    const statement = one.value.data?.estree?.body[0];
    const value = statement?.type === 'ExpressionStatement' ? statement.expression : undefined;
    if (value?.type === 'Literal') return String(value.value);
    const cooked =
      value?.type === 'TemplateLiteral' && value.quasis.length === 1
        ? value.quasis[0]?.value.cooked
        : undefined;
    if (typeof cooked !== 'string') throw new Error(`<${node.name} ${name}=…> is no plain text`);
    return cooked;
  }
  return undefined;
}
