/** Enough of the shell's grammar to find every program a line would run. */

export interface Simple {
  /** The program and its arguments, quotes removed. */
  words: string[];
}

interface Token {
  text: string;
  /** A separator such as `|`; a word otherwise. */
  separator: boolean;
}

/** What comes before a command, or stands for itself, without being one. */
const KEYWORDS = new Set(['do', 'then', 'else', 'elif', 'while', 'until', 'if', '!', 'time']);
const CLOSERS = new Set(['done', 'fi', 'esac', '}', '{']);

/**
 * Every simple command of a shell line or script, substitutions and process substitutions included, in order.
 * Throws on a quote or bracket that is never closed, and on a blank after a line's final backslash.
 */
export function commandsIn(script: string): Simple[] {
  if (/\\[ \t]+(\r?\n|$)/.test(script)) throw new Error('a blank after the backslash ends the command there');
  const inner: string[] = [];
  const commands: Simple[] = [];
  let words: string[] = [];
  const end = () => {
    const simple = toSimple(words);
    if (simple) commands.push(simple);
    words = [];
  };
  for (const token of tokens(script, inner)) {
    if (token.separator) end();
    else words.push(token.text);
  }
  end();
  return [...commands, ...inner.flatMap(commandsIn)];
}

function toSimple(words: string[]): Simple | undefined {
  let rest = words;
  while (rest[0] !== undefined && (KEYWORDS.has(rest[0]) || /^[A-Za-z_]\w*=/.test(rest[0])))
    rest = rest.slice(1);
  const first = rest[0];
  if (first === undefined || first === 'for' || first === 'case') return undefined;
  if (CLOSERS.has(first)) return toSimple(rest.slice(1));
  return { words: rest };
}

/** Splits a script in words and separators; the scripts of `$(…)`, backquotes and `<(…)` go to `inner`. */
function tokens(script: string, inner: string[]): Token[] {
  const found: Token[] = [];
  let at = 0;
  let word: string | undefined;
  const heredocs: string[] = [];

  const flush = () => {
    if (word !== undefined) found.push({ text: word, separator: false });
    word = undefined;
  };
  const add = (text: string) => {
    word = (word ?? '') + text;
  };
  const substitution = (open: number) => {
    const close = closing(script, open);
    inner.push(script.slice(open + 1, close));
    add('$()');
    at = close + 1;
  };

  while (at < script.length) {
    const char = script[at]!;
    const next = script[at + 1];
    if (char === '\\') {
      if (next !== '\n') add(next ?? '');
      at += 2;
    } else if (char === "'") {
      const close = script.indexOf("'", at + 1);
      if (close < 0) throw new Error("a ' is never closed");
      add(script.slice(at + 1, close));
      at = close + 1;
    } else if (char === '"') {
      at = doubleQuoted(script, at, add, inner);
    } else if ((char === '$' || char === '<' || char === '>') && next === '(') {
      substitution(at + 1);
    } else if (char === '`') {
      const close = script.indexOf('`', at + 1);
      if (close < 0) throw new Error('a ` is never closed');
      inner.push(script.slice(at + 1, close));
      add('$()');
      at = close + 1;
    } else if (char === '#' && word === undefined) {
      const line = script.indexOf('\n', at);
      at = line < 0 ? script.length : line;
    } else if (/^<<-?\s*\S/.test(script.slice(at, at + 40)) && script[at + 2] !== '<') {
      flush();
      const match = /^<<-?\s*(['"]?)([\w-]+)\1/.exec(script.slice(at));
      if (!match) throw new Error('cannot read the here-document');
      heredocs.push(match[2]!);
      at += match[0].length;
    } else if (char === '>' || char === '<' || /^(\d|&)[<>]/.test(script.slice(at, at + 2))) {
      if (word !== undefined && /^\d$/.test(word)) word = undefined;
      flush();
      at = afterRedirect(script, at);
    } else if (char === '\n' || '|&;()'.includes(char)) {
      flush();
      found.push({ text: char, separator: true });
      at += 1;
      if (char === '\n') while (heredocs.length > 0) at = afterHeredoc(script, at, heredocs.shift()!);
    } else if (char === ' ' || char === '\t' || char === '\r') {
      flush();
      at += 1;
    } else {
      add(char);
      at += 1;
    }
  }
  flush();
  return found;
}

function doubleQuoted(script: string, open: number, add: (text: string) => void, inner: string[]): number {
  let at = open + 1;
  add('');
  while (script[at] !== '"') {
    if (at >= script.length) throw new Error('a " is never closed');
    if (script[at] === '\\') {
      add(script[at + 1] ?? '');
      at += 2;
    } else if (script[at] === '$' && script[at + 1] === '(') {
      const close = closing(script, at + 1);
      inner.push(script.slice(at + 2, close));
      add('$()');
      at = close + 1;
    } else {
      add(script[at]!);
      at += 1;
    }
  }
  return at + 1;
}

/** Index of the bracket that closes the one at `open`, quotes respected. */
function closing(script: string, open: number): number {
  let depth = 0;
  let quote = '';
  for (let at = open; at < script.length; at++) {
    const char = script[at]!;
    if (quote) {
      if (char === quote) quote = '';
    } else if (char === "'" || char === '"') quote = char;
    else if (char === '(') depth += 1;
    else if (char === ')' && --depth === 0) return at;
  }
  throw new Error('a ( is never closed');
}

/** Skips `> file`, `2>&1`, `< file`, `<<< text`: what is redirected does not matter here, local files only. */
function afterRedirect(script: string, from: number): number {
  const match = /^[\d&]?(>>|>&|>\||<<<|<&|>|<)\s*("[^"]*"|'[^']*'|[^\s|&;()<>]+)?/.exec(script.slice(from));
  return from + (match?.[0].length ?? 1);
}

function afterHeredoc(script: string, from: number, marker: string): number {
  const end = new RegExp(`^[ \\t]*${marker}[ \\t]*$`, 'm').exec(script.slice(from));
  return end ? from + end.index + end[0].length : script.length;
}
