/**
 * Reads Envoy access-log lines as Istio writes them: the text format of 1.9 and later (22 fields), its two older
 * forms (20 and 21), Envoy's own default, and the JSON encoding in any order. A line that was cut off at either end is
 * read as far as it goes.
 * Field order: https://istio.io/latest/docs/tasks/observability/logs/access-log/ and the release notes of 1.7 and 1.9.
 */

import { flagOf, readFlags } from './flags.ts';
import { readEntry, unwrap } from './json-line.ts';
import { COLUMNS, type Column, complete, type Fields, type Format, type LogLine } from './log-line.ts';

export type { Column, Fields, LogLine } from './log-line.ts';
export { readFailure } from './log-line.ts';
export { unwrap };

/** Longer lines are read up to here: Envoy itself refuses request headers beyond 60 KiB. */
const LONGEST_LINE = 70_000;

const START =
  /\[[^\]\s]{1,40}\]\s{1,9}"|"(?:-|[A-Z]{1,20}) [^\s"]\S* (?:-|HTTP\/[\d.]{1,5})"\s{1,9}\d{1,3}\s/g;
/** What is left of a line whose beginning is missing: status, flags, details, termination details, a quote. */
const MIDDLE =
  /(?:^|[\s"])(\d{1,3} (?:-|[A-Z]{2,5}(?:,[A-Z]{2,5}){0,6}) (?:-|[a-z][a-z0-9_.]{2,80}(?:[{[]\S{0,400})?) \S{1,200} ".*)$/;
const ISO = /^\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d/;

/** The access-log line in this one line of text, with or without what kubectl, stern or a collector put before it. */
export function readLine(line: string): LogLine | undefined {
  const text = line.length > LONGEST_LINE ? line.slice(0, LONGEST_LINE) : line;
  if (text.includes('{"') || text.includes('{ "') || text.includes('":')) {
    const entry = readEntry(text, readLine);
    if (entry) return entry;
  }
  return readText(text);
}

/** Fields of the first access-log line in this text that shows a fault, or of the first at all. */
export function readAccessLog(text: string): Fields | undefined {
  return firstFault(readLines(text))?.fields;
}

/** The first line that is not a plain success, or the first at all. */
export function firstFault(lines: readonly LogLine[]): LogLine | undefined {
  return lines.find(({ fields }) => !fields.ok) ?? lines[0];
}

/** All access-log lines of a text, in order. */
export function readLines(text: string): LogLine[] {
  return splitLines(text).flatMap((line) => readLine(line) ?? []);
}

/**
 * Lines of a text as they are to be read: one each, but a JSON document of several lines (`jq`, an export) gives one
 * for each of its objects.
 */
export function splitLines(text: string): string[] {
  const start = text.trimStart();
  if (/^(?:\[\s*\{|\{\s*\n)/.test(start.slice(0, 200))) {
    const documents = splitDocuments(start);
    if (documents) return documents;
  }
  return text.split(/\r?\n/);
}

function splitDocuments(text: string): string[] | undefined {
  const whole = parse(text);
  if (Array.isArray(whole)) return whole.map((value) => JSON.stringify(value));
  if (whole !== undefined) return [JSON.stringify(whole)];
  // `jq` prints one object after the other, each ending at a brace in the first column.
  const parts = text.split(/\r?\n(?=\{\s*\r?\n)/).map(parse);
  return parts.every((part) => part !== undefined) ? parts.map((part) => JSON.stringify(part)) : undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readText(line: string): LogLine | undefined {
  if (!line.includes('"')) return undefined;
  let tried = 0;
  for (const { index } of line.matchAll(START)) {
    const found = readTokens(tokenise(line.slice(index)));
    if (found) return found;
    if (++tried === 3) break;
  }
  const rest = MIDDLE.exec(line)?.[1];
  return rest ? readTokens(['', ...tokenise(rest)]) : undefined;
}

const isQuoted = (token = ''): boolean => token.startsWith('"');
const isCount = (token = ''): boolean => /^(?:\d{1,15}|-)$/.test(token);
const TAIL = COLUMNS.slice(COLUMNS.indexOf('bytes_received'));

/** Reads the tokens of a line from its time or its request on; an empty request stands for one that was cut off. */
function readTokens(tokens: string[]): LogLine | undefined {
  const time = tokens[0]?.startsWith('[') ? tokens.shift()!.slice(1, -1) : undefined;
  const [request = '', code = '', flags = '-'] = tokens;
  if (request !== '' && !isQuoted(request)) return undefined;
  if (!/^\d{1,3}$/.test(code)) return undefined;
  const read = readFlags(flags);
  if (!read) return undefined;

  const columns: LogLine['columns'] = { response_code: code, response_flags: flags };
  if (time) columns.start_time = time;
  if (request) {
    const [method, path, protocol] = splitRequest(unquote(request));
    columns.method = method;
    if (path !== undefined) columns.path = path;
    if (protocol !== undefined) columns.protocol = protocol;
  }

  const rest = tokens.slice(3);
  const format = formatOf(rest);
  if (format === undefined) return undefined;
  if (format === 'text') {
    set(columns, 'response_code_details', rest.shift());
    set(columns, 'connection_termination_details', rest.shift());
  }
  if (format === 'text-1.4') rest.shift();
  if (format !== 'envoy') set(columns, 'upstream_transport_failure_reason', rest.shift());
  for (const column of TAIL) set(columns, column, rest.shift());

  const told =
    ISO.test(time ?? '') ||
    read.some((flag) => flagOf(flag)) ||
    [columns.response_code_details, columns.connection_termination_details].some((details) =>
      /^[a-z][a-z0-9_.]{3,}/.test(details ?? ''),
    );
  return told ? complete(format, columns) : undefined;
}

/** Which of the formats the columns behind the flags belong to; undefined when to none. */
function formatOf(rest: string[]): Format | undefined {
  const [first, second, third] = rest;
  if (first === undefined) return 'text';
  if (isQuoted(first)) {
    if (isQuoted(second)) return third === undefined || isCount(third) ? 'text-1.4' : undefined;
    return second === undefined || isCount(second) ? 'text-1.7' : undefined;
  }
  if (/^\d/.test(first)) return [second, third].every((token) => isCount(token ?? '0')) ? 'envoy' : undefined;
  return third === undefined || isQuoted(third) ? 'text' : undefined;
}

/** Method, path and protocol; a path may hold blanks when a client sent some. */
function splitRequest(request: string): string[] {
  const parts = request.split(' ');
  if (parts.length <= 3) return parts;
  return [parts[0]!, parts.slice(1, -1).join(' '), parts.at(-1)!];
}

function set(columns: LogLine['columns'], column: Column, token: string | undefined): void {
  if (token !== undefined) columns[column] = unquote(token);
}

const unquote = (token: string): string => (token.startsWith('"') ? token.slice(1).replace(/"$/, '') : token);

/** Splits at blanks, keeps "quoted parts" and [bracketed parts] whole; a quote inside a word does not end a part. */
const tokenise = (line: string): string[] =>
  line.match(/"(?:[^"]|"(?=[^\s"]))*"?|\[[^\]\s]{1,40}\](?=\s|$)|\S+/g) ?? [];
