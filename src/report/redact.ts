import { MASK, printable } from './secret-names.ts';
import { patternSpans, type Span } from './secret-patterns.ts';
import { yamlSpans } from './secret-yaml.ts';

/** One secret that was found in a text. Lines and columns are 1-based, offsets 0-based, `end` exclusive. */
export interface Secret {
  /** What it is, without a character of it. */
  what: string;
  line: number;
  column: number;
  start: number;
  end: number;
}

/**
 * Finds what should not be passed on: data of Secrets, PEM blocks, tokens, credentials of headers and URLs, values
 * of keys that name a secret, and the same values wherever they stand again. Reads any text, broken YAML too.
 */
export function findSecrets(text: string): Secret[] {
  const spans = merged([...yamlSpans(text), ...patternSpans(text)]).flatMap((span) => trimmed(text, span));
  return merged([...spans, ...again(text, spans)]).map((span) => {
    const before = text.lastIndexOf('\n', span.start - 1) + 1;
    return { ...span, line: text.slice(0, before).split('\n').length, column: span.start - before + 1 };
  });
}

/** The text with these secrets masked, and with as many lines as before, each as far indented. */
export function redact(text: string, secrets: readonly Pick<Secret, 'start' | 'end'>[]): string {
  let at = 0;
  let out = '';
  for (const { start, end } of secrets.toSorted((a, b) => a.start - b.start)) {
    out += text.slice(at, start) + text.slice(start, end).replaceAll(/\S(?:[^\r\n]*\S)?/g, MASK);
    at = end;
  }
  return out + text.slice(at);
}

/** The span without blanks at its ends; none where all in it is masked already. */
function trimmed(text: string, { start, end, what }: Span): Span[] {
  const inside = text.slice(start, end);
  if (inside.replaceAll(MASK, '').trim() === '') return [];
  const left = inside.length - inside.trimStart().length;
  return [{ start: start + left, end: start + inside.trimEnd().length, what }];
}

/** Spans in order; those that overlap are one, which bears the first's name. */
function merged(spans: Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = out.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else out.push({ ...span });
  }
  return out;
}

/** The places where a secret stands once more, as it is or as base64 holds it. */
function again(text: string, spans: Span[]): Span[] {
  const values = new Set(
    spans.flatMap(({ start, end }) => {
      const value = text.slice(start, end);
      return [value, printable(value)?.trim()].filter((one) => one !== undefined && isTelling(one));
    }) as string[],
  );
  return [...values].flatMap((value) => {
    const found: Span[] = [];
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + value.length)) {
      found.push({ start: at, end: at + value.length, what: 'The same value again' });
    }
    return found;
  });
}

/** Long and odd enough to be no word that stands elsewhere for something else. */
const isTelling = (value: string): boolean =>
  value !== MASK &&
  !/\s/.test(value) &&
  ((value.length >= 8 && /\d/.test(value) && /[A-Za-z]/.test(value)) || value.length >= 20);
