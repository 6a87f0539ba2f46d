import { type Source, withCitations } from './citations.ts';
import { parseMeta } from './fences.ts';

/** The part of mdast (with MDX) that is touched here. */
interface Node {
  type: string;
  name?: string | null;
  lang?: string | null;
  meta?: string | null;
  value?: string;
  attributes?: { type: 'mdxJsxAttribute'; name: string; value: string | null }[];
  children?: Node[];
  data?: Record<string, unknown>;
}

/** A file on its way through remark, with what Astro puts beside it. */
interface MdxFile {
  path?: string;
  data?: { astro?: { frontmatter?: { sources?: Source[] } } };
}

/** Components every MDX page may use without importing them. */
const COMPONENTS: Record<string, string> = {
  Command: '/src/components/command/Command.astro',
  Output: '/src/components/output/Output.astro',
  WasTrue: '/src/components/output/WasTrue.astro',
  Diagram: '/src/components/output/Diagram.astro',
  Example: '/src/components/example/Example.astro',
  Versions: '/src/components/versions/Versions.astro',
};

/** A terminal would wrap longer lines as well; shorter ones scroll, which keeps tables in shape. */
const WRAP_FROM = 130;

/** Two outputs stand side by side only if none of their lines would need to scroll there. */
const SIDE_BY_SIDE = 44;

/**
 * Remark plugin for our MDX: turns `yaml bad|good|plain` fences into `<Example>`, puts neighbouring `<Output>`s
 * into one group, tells `<Versions>` within a line from blocks, cites the sources of each section, and imports the components a page uses.
 */
export function remarkMeshbook() {
  return (tree: Node, file: MdxFile) => {
    if (!file.path?.endsWith('.mdx')) return;
    const inRunbook = /[\\/]runbooks[\\/]/.test(file.path);
    const used = new Set<string>();
    walk(tree, inRunbook, used);
    tree.children = withCitations(tree.children ?? [], file.data?.astro?.frontmatter?.sources ?? []);
    const imports = Object.entries(COMPONENTS).filter(([name]) => used.has(name));
    tree.children.unshift(...imports.map(([name, path]) => importNode(name, path)));
  };
}

function walk(node: Node, inRunbook: boolean, used: Set<string>): void {
  if (!node.children) return;
  const { children } = node;
  node.children = children.map((child, at) => toExample(child, inRunbook, children.slice(0, at)));
  if (!node.data?.outputs) node.children = groupOutputs(node.children);
  for (const child of node.children) {
    if (child.name && child.name in COMPONENTS) used.add(child.name);
    if (child.name === 'Versions' && child.type === 'mdxJsxTextElement')
      child.attributes?.push({ type: 'mdxJsxAttribute', name: 'inline', value: null });
    walk(child, inRunbook, used);
  }
}

function toExample(node: Node, inRunbook: boolean, above: Node[]): Node {
  if (node.type !== 'code' || node.lang !== 'yaml') return node;
  const parsed = parseMeta(node.meta);
  if (!parsed) return node;
  const { kind, options } = parsed;
  const attributes: Record<string, string | null | undefined> = {
    kind,
    yaml: `${node.value ?? ''}\n`,
    title: options.title,
    istio: options.istio,
    rules: options.rules?.join(','),
    complete: options.complete ? null : undefined,
    editable: inRunbook && kind === 'bad' ? null : undefined,
    before: inRunbook && kind === 'good' ? faultyOne(above) : undefined,
  };
  return element('Example', attributes, []);
}

/** The YAML that the corrected one after `above` corrects: the last under the same heading, if it is faulty. */
function faultyOne(above: Node[]): string | undefined {
  const last = above.findLast(
    ({ type, meta }) => type === 'heading' || (type === 'code' && parseMeta(meta) !== undefined),
  );
  return parseMeta(last?.meta)?.kind === 'bad' ? last?.value : undefined;
}

function groupOutputs(nodes: Node[]): Node[] {
  const grouped: Node[] = [];
  for (const node of nodes) {
    const group = grouped.at(-1);
    if (node.name !== 'Output') grouped.push(node);
    else if (group?.data?.outputs) group.children?.push(node);
    else grouped.push({ ...element('div', {}, [node]), data: { outputs: true } });
  }
  for (const group of grouped) {
    if (!group.data?.outputs) continue;
    for (const output of group.children!) {
      if (longestLine(output) >= WRAP_FROM)
        output.attributes?.push({ type: 'mdxJsxAttribute', name: 'wrap', value: null });
    }
    const narrow = group.children!.length > 1 && longestLine(group) <= SIDE_BY_SIDE;
    group.attributes = [
      { type: 'mdxJsxAttribute', name: 'class', value: narrow ? 'outputs pair' : 'outputs' },
    ];
  }
  return grouped;
}

function longestLine(node: Node): number {
  const own = node.type === 'code' ? (node.value ?? '').split('\n').map((line) => line.length) : [];
  return Math.max(0, ...own, ...(node.children ?? []).map(longestLine));
}

function element(
  name: string,
  attributes: Record<string, string | null | undefined>,
  children: Node[],
): Node {
  return {
    type: 'mdxJsxFlowElement',
    name,
    attributes: Object.entries(attributes).flatMap(([key, value]) =>
      value === undefined ? [] : [{ type: 'mdxJsxAttribute' as const, name: key, value }],
    ),
    children,
  };
}

/** `import Name from 'path'`, as the syntax tree that MDX wants beside the text. */
function importNode(name: string, path: string): Node {
  const estree = {
    type: 'Program',
    sourceType: 'module',
    body: [
      {
        type: 'ImportDeclaration',
        specifiers: [{ type: 'ImportDefaultSpecifier', local: { type: 'Identifier', name } }],
        source: { type: 'Literal', value: path, raw: JSON.stringify(path) },
        attributes: [],
      },
    ],
  };
  return { type: 'mdxjsEsm', value: `import ${name} from ${JSON.stringify(path)}`, data: { estree } };
}
