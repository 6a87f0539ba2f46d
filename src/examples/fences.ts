/** The fenced YAML examples of an MDX text: `yaml bad`, `yaml good`, `yaml plain`, with their options. */

export type FenceKind = 'bad' | 'good' | 'plain';

export interface FenceOptions {
  /** Rules the example must give, exactly. */
  rules?: string[];
  /** Lines of the findings (1-based, within the example), in order. */
  lines?: number[];
  /** Istio version to check for. */
  istio?: string;
  /** The example is the whole mesh. */
  complete: boolean;
  title?: string;
}

export interface Fence {
  kind: FenceKind;
  options: FenceOptions;
  yaml: string;
  /** 1-based line of the first line of YAML in the file. */
  line: number;
}

const KINDS: readonly string[] = ['bad', 'good', 'plain'];
const WORD = /([a-z]+)(?:="([^"]*)")?/gy;

/**
 * Reads what follows "yaml" on a fence's first line, such as `bad rules="hosts-clash" line="4" complete`.
 * Returns undefined for a fence that is no example. Throws on an option it does not know.
 */
export function parseMeta(
  meta: string | null | undefined,
): { kind: FenceKind; options: FenceOptions } | undefined {
  const [kind = '', ...rest] = (meta ?? '').trim().split(/\s+/);
  if (!KINDS.includes(kind)) return undefined;
  const options: FenceOptions = { complete: false };
  const text = (meta ?? '').trim().slice(kind.length).trim();
  if (rest.length === 0) return { kind: kind as FenceKind, options };

  WORD.lastIndex = 0;
  let at = 0;
  while (at < text.length) {
    WORD.lastIndex = at;
    const match = WORD.exec(text);
    if (!match) throw new Error(`cannot read the options of the example: ${text}`);
    setOption(options, match[1] ?? '', match[2]);
    at = match.index + match[0].length;
    while (text[at] === ' ') at++;
  }
  return { kind: kind as FenceKind, options };
}

function setOption(options: FenceOptions, name: string, value: string | undefined): void {
  if (name === 'complete' && value === undefined) options.complete = true;
  else if (name === 'rules' && value) options.rules = list(value);
  else if (name === 'line' && value) options.lines = list(value).map(Number);
  else if (name === 'istio' && value) options.istio = value;
  else if (name === 'title' && value) options.title = value;
  else throw new Error(`"${name}" is no option of an example, or its value is missing`);
}

const list = (value: string) => value.split(',').map((part) => part.trim());

/** All examples of an MDX text, in order; fences may be indented (inside lists or components). */
export function extractFences(mdx: string): Fence[] {
  const fences: Fence[] = [];
  const lines = mdx.split(/\r?\n/);
  let open:
    | { marker: string; indent: number; meta: ReturnType<typeof parseMeta>; line: number; body: string[] }
    | undefined;

  lines.forEach((text, index) => {
    if (open) {
      const closing = new RegExp(`^\\s*${open.marker[0]}{${open.marker.length},}\\s*$`).test(text);
      if (!closing) {
        open.body.push(dedent(text, open.indent));
        return;
      }
      if (open.meta) fences.push({ ...open.meta, yaml: `${open.body.join('\n')}\n`, line: open.line });
      open = undefined;
      return;
    }
    const match = /^(\s*)(`{3,}|~{3,})\s*(\S*)\s*(.*)$/.exec(text);
    if (!match) return;
    const [, indent = '', marker = '', lang = '', meta] = match;
    open = {
      marker,
      indent: indent.length,
      meta: lang === 'yaml' ? parseMeta(meta) : undefined,
      line: index + 2,
      body: [],
    };
  });
  return fences;
}

function dedent(text: string, indent: number): string {
  let at = 0;
  while (at < indent && text[at] === ' ') at++;
  return text.slice(at);
}
