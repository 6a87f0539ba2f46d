/** At the end of each section, the numbers of the sources that its claims rest on. */
interface Node {
  type: string;
  depth?: number;
  value?: string;
  children?: Node[];
}

export interface Source {
  title: string;
  url: string;
  /** Sections whose claims it carries, by anchor; none when it is for the whole page. */
  for?: string[];
}

const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join('');

/** The anchor that Astro gives a heading, the first of its name. */
const slugOf = (heading: Node): string =>
  textOf(heading)
    .toLowerCase()
    .trim()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');

/** The page's nodes with a line of numbered links after each section that a source names. */
export function withCitations<N extends Node>(nodes: readonly N[], sources: readonly Source[]): N[] {
  const found: N[] = [];
  let section = '';
  const close = () => {
    const numbers = sources.flatMap((source, index) => (source.for?.includes(section) ? [index + 1] : []));
    if (numbers.length > 0) found.push(lineOf(numbers, sources) as unknown as N);
  };
  for (const node of nodes) {
    if (node.type === 'heading') {
      close();
      section = slugOf(node);
    }
    found.push(node);
  }
  close();
  return found;
}

function lineOf(numbers: number[], sources: readonly Source[]) {
  const attribute = (name: string, value: string) => ({ type: 'mdxJsxAttribute', name, value });
  return {
    type: 'mdxJsxFlowElement',
    name: 'p',
    attributes: [attribute('class', 'cites'), attribute('data-pagefind-ignore', '')],
    children: [
      { type: 'text', value: numbers.length === 1 ? 'Source: ' : 'Sources: ' },
      ...numbers.flatMap((number, index) => [
        ...(index > 0 ? [{ type: 'text', value: ', ' }] : []),
        {
          type: 'link',
          url: `#source-${number}`,
          title: sources[number - 1]!.title,
          children: [{ type: 'text', value: String(number) }],
        },
      ]),
    ],
  };
}
