/**
 * Recognises what people paste: access-log lines, flags, error texts, outputs of istioctl and kubectl, lines of
 * istiod and the proxies. Pure; nothing is fetched.
 */
import { firstFault, readFailure, readLine, splitLines, unwrap } from './access-log.ts';
import { families } from './data.ts';
import { flagOf } from './flags.ts';
import { readCodes, readProxyName, readProxyStatus } from './istioctl.ts';
import type { Fields, LogLine } from './log-line.ts';
import { best, type Hit, plain, type Read } from './match.ts';
import { type Output, readOutput } from './outputs/index.ts';
import type { Signal } from './schema.ts';

export type { Fields } from './log-line.ts';
export type { Found, Output } from './outputs/index.ts';
export type { Family, Match, Signal } from './schema.ts';
export { families };

export interface Recognition {
  /** Id of the signal; its page is `/signals/<id>/`. */
  signal: string;
  /** `certain`: its own mark was read. `likely`: a text that usually means this. */
  certainty: 'certain' | 'likely';
  title: string;
  meaning: string;
  causes: string[];
  next: { label: string; href: string }[];
  /** What was read from the paste. */
  fields: Fields;
  /** The part of the paste that showed it. */
  matched: string;
}

/** Longer pastes are read up to here; the part that matters stands at the top. */
const LONGEST = 200_000;
/** So many lines are looked at for one that failed. */
const MOST_LINES = 2000;

const signals: Signal[] = families.flatMap((family) => family.signals);

/** What the text is, best first; empty when nothing in it is known. */
export function recognise(text: string): Recognition[] {
  return judge(readAll(text.slice(0, LONGEST)));
}

/** What one access-log line is; the same as `recognise` for a text of this line alone. */
export function recogniseLine(line: LogLine): Recognition[] {
  const text = tellingText(line);
  return judge({ text, plain: plain(text), fields: line.fields, shape: 'access-log' });
}

/** The table or report of a command that this text is, if it is one. */
export function outputOf(text: string, now: number = Date.now()): Output | undefined {
  return readOutput(text.slice(0, LONGEST), now);
}

/** The signal of this id, if there is one. */
export function signalOf(id: string): Signal | undefined {
  return signals.find((signal) => signal.id === id);
}

function judge(read: Read): Recognition[] {
  const hits = signals.flatMap((signal): Hit[] => [best(signal, read)].filter((hit) => hit !== undefined));
  hits.sort((a, b) => b.score - a.score);
  // The body of a 503 names no flag, but means one; what a log line or a table says needs no such help.
  const implies = read.shape === undefined || read.shape === 'events';
  const demoted = OBJECT.test(read.text);
  return hits.map(({ signal, certain, matched }) => ({
    signal: signal.id,
    certainty: certain && !demoted ? 'certain' : 'likely',
    title: signal.title,
    meaning: signal.meaning,
    causes: signal.causes,
    next: signal.next,
    fields: { ...(implies ? signal.fields : {}), ...read.fields },
    matched,
  }));
}

/** In a Kubernetes object a text is more often configuration than a symptom. */
const OBJECT = /^apiVersion: \S+$/m;

function readAll(text: string): Read {
  const log = readLog(text);
  if (log) return log;
  const base = { text, plain: plain(text) };
  const typed = readShort(text);
  if (typed) return { ...base, fields: typed, shape: 'access-log' };
  const status = readProxyStatus(text);
  if (status) return { ...base, fields: status, shape: 'proxy-status' };
  const codes = readCodes(text);
  if (codes) return { ...base, fields: codes, shape: 'codes' };
  const output = readOutput(text, Date.now());
  if (output) return { ...base, fields: outputFields(output, text), shape: output.shape, output };

  const message = unwrap(text)?.msg;
  const inner = typeof message === 'string' ? `${message}\n${text}` : text;
  return { text: inner, plain: plain(inner), fields: textFields(inner) };
}

/** A paste with access-log lines: the first that failed counts, and the text of the lines that are none. */
function readLog(text: string): Read | undefined {
  const lines: LogLine[] = [];
  const others: string[] = [];
  for (const line of splitLines(text).slice(0, MOST_LINES)) {
    const read = readLine(line);
    if (read) lines.push(read);
    else others.push(line);
  }
  const line = firstFault(lines);
  if (!line) return undefined;
  const telling = [tellingText(line), ...others].join('\n');
  return { text: telling, plain: plain(telling), fields: line.fields, shape: 'access-log' };
}

/** The columns in which Envoy speaks; a path or a user agent may hold any words. */
function tellingText({ columns }: LogLine): string {
  return [
    columns.response_code_details,
    columns.connection_termination_details,
    columns.upstream_transport_failure_reason,
    columns.upstream_cluster,
    columns.route_name,
    columns.upstream_host,
    columns.downstream_local_address,
  ].join(' ');
}

function outputFields(output: Output, text: string): Fields {
  const faults = [...new Set(output.found.map(({ fault }) => fault))];
  return { ...textFields(text), ...(faults.length > 0 ? { faults } : { ok: true }) };
}

function textFields(text: string): Fields {
  const { failure: _, ...fields } = readFailure(text);
  const proxy = readProxyName(text);
  return proxy ? { ...fields, proxy } : fields;
}

const FILLER = /^(http|https|grpc|response|status|flags?|code|error|upstream|istio|envoy|\+|,|and)$/i;

/** What is typed rather than pasted: `503 UH`, `UF,URX`, `404 NR route_not_found`, `NoHealthyUpstream`. */
function readShort(text: string): Fields | undefined {
  if (text.length > 500) return undefined;
  const words = text
    .trim()
    .split(/[\s,;:()"'/]+/)
    .filter(Boolean);
  if (words.length === 0 || words.length > 8) return undefined;
  const fields: Fields = {};
  for (const word of words) {
    const flag = flagOf(word) ?? flagOf(word.toUpperCase());
    const asFlag =
      flag && (word === flag || word.length > 8 || words.length === 1 || fields.code !== undefined);
    if (asFlag) fields.flags = [...(fields.flags ?? []), flag];
    else if (/^[1-5]\d\d$/.test(word)) fields.code = Number(word);
    else if (/^[a-z][a-z0-9.]*(_[a-z0-9]+)+(\{.*|\[.*)?$/.test(word)) fields.details = word;
    else if (!FILLER.test(word)) return undefined;
  }
  return fields.flags ? fields : undefined;
}
