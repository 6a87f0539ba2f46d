/** Commands as they stand in the files of content/, with their lines. */
import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml';
import { strangeFlags } from './flags.ts';
import { classify, isCommand } from './index.ts';
import { commandsIn } from './shell.ts';

export interface Written {
  run: string;
  /** A command or a sentence that takes `run` back. */
  undo?: string;
  line: number;
}

/** Every `<Command>` of a page. Throws on one whose attributes are not plain text or a template without `${`. */
export function commandsInMdx(text: string): Written[] {
  return [...text.matchAll(/<Command\b/g)].map((start) => {
    const line = text.slice(0, start.index).split('\n').length;
    const tag = tagAt(text, start.index);
    const run = attribute(tag, 'run');
    const undo = attribute(tag, 'undo');
    if (run === undefined) throw new Error(`line ${line}: cannot read this <Command>: ${tag}`);
    return { run, line, ...(undo === undefined ? {} : { undo }) };
  });
}

/** Every command of a wizard, a family of signals or a file of codes, by the keys that hold one. */
export function commandsInYaml(text: string): Written[] {
  const lines = new LineCounter();
  const found: Written[] = [];
  visit(parseDocument(text, { lineCounter: lines }), {
    Map(_, map) {
      for (const key of ['run', 'analyze']) {
        const value = map.get(key, true);
        if (!isScalar(value) || typeof value.value !== 'string') continue;
        const undo = isMap(map) ? map.get('undo') : undefined;
        const { line } = lines.linePos(value.range?.[0] ?? 0);
        found.push({ run: value.value, line, ...(typeof undo === 'string' ? { undo } : {}) });
      }
    },
  });
  return found;
}

/** Why a command cannot be run as it stands: a program, sub-command, placeholder or flag that does not exist. */
export function faultOf(run: string): string | undefined {
  const verdict = classify(run);
  if ('unknown' in verdict) return verdict.unknown;
  return commandsIn(run).flatMap(({ words }) => strangeFlags(words))[0];
}

/** What is wrong with the commands of a file, a line each: `content/runbooks/x.mdx:12: …`. */
export function faultsIn(file: string, text: string): string[] {
  return (file.endsWith('.mdx') ? commandsInMdx(text) : commandsInYaml(text)).flatMap(({ run, undo, line }) =>
    [run, ...(undo && isCommand(undo) ? [undo] : [])].flatMap((command) => {
      const fault = faultOf(command);
      return fault ? [`${file}:${line}: ${fault}, in: ${command}`] : [];
    }),
  );
}

const ATTRIBUTE = (name: string) =>
  new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|\\{\\s*\`((?:[^\`\\\\]|\\\\[\\s\\S])*)\`\\s*\\})`);

/** The text of a self-closing tag; `/>` inside quotes does not end it. */
function tagAt(text: string, from: number): string {
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (quote) {
      if (char === quote && (quote !== '`' || text[at - 1] !== '\\')) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else if (char === '/' && text[at + 1] === '>') return text.slice(from, at + 2);
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
