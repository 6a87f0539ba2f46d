/**
 * Recognises what people paste: access-log lines, flags, error texts, outputs of istioctl and kubectl, lines of
 * istiod and the proxies. Pure; nothing is fetched.
 */
import { type Fields, readAccessLog, readFailure, unwrap } from './access-log.ts';
import { families } from './data.ts';
import { readCodes, readProxyName, readProxyStatus } from './istioctl.ts';
import type { Match, Signal } from './schema.ts';

export type { Fields } from './access-log.ts';
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

interface Read {
  fields: Fields;
  shape?: Match['shape'];
  text: string;
  /** As `text` matches see it: lower case, blanks for underscores and runs of blanks. */
  plain: string;
}

interface Hit {
  signal: Signal;
  score: number;
  certain: boolean;
  matched: string;
}

/** What the text is, best first; empty when nothing in it is known. */
export function recognise(text: string): Recognition[] {
  const read = readAll(text.slice(0, LONGEST));
  const hits = families.flatMap((family) => family.signals).flatMap((signal) => best(signal, read) ?? []);
  hits.sort((a, b) => b.score - a.score);
  return hits.map(({ signal, certain, matched }) => ({
    signal: signal.id,
    certainty: certain ? 'certain' : 'likely',
    title: signal.title,
    meaning: signal.meaning,
    causes: signal.causes,
    next: signal.next,
    fields: { ...(read.shape ? {} : signal.fields), ...read.fields },
    matched,
  }));
}

/** The signal of this id, if there is one. */
export function signalOf(id: string): Signal | undefined {
  return families.flatMap((family) => family.signals).find((signal) => signal.id === id);
}

function readAll(text: string): Read {
  const log = readAccessLog(text) ?? readShort(text);
  const base = { text, plain: plain(text) };
  if (log) return { ...base, fields: log, shape: 'access-log' };
  const status = readProxyStatus(text);
  if (status) return { ...base, fields: status, shape: 'proxy-status' };
  const codes = readCodes(text);
  if (codes) return { ...base, fields: codes, shape: 'codes' };

  const message = unwrap(text)?.msg;
  const inner = typeof message === 'string' ? `${message}\n${text}` : text;
  const { failure: _, ...fields } = readFailure(inner);
  const proxy = readProxyName(inner);
  if (proxy) fields.proxy = proxy;
  return { text: inner, plain: plain(inner), fields };
}

const FLAGS = new Set(
  families.flatMap((family) => family.signals.flatMap((s) => s.match.flatMap((m) => m.flag ?? []))),
);
const FILLER = /^(http|https|grpc|response|status|flags?|code|error|upstream|istio|envoy|\+|,|and)$/i;

/** What is typed rather than pasted: `503 UH`, `UF,URX`, `404 NR route_not_found`. */
function readShort(text: string): Fields | undefined {
  const words = text
    .trim()
    .split(/[\s,;:()"'/]+/)
    .filter(Boolean);
  if (words.length === 0 || words.length > 8) return undefined;
  const fields: Fields = {};
  for (const word of words) {
    const flag = word.toUpperCase();
    const asFlag = FLAGS.has(flag) && (word === flag || words.length === 1 || fields.code !== undefined);
    if (asFlag) fields.flags = [...(fields.flags ?? []), flag];
    else if (/^[1-5]\d\d$/.test(word)) fields.code = Number(word);
    else if (/^[a-z][a-z0-9.]*(_[a-z0-9]+)+(\{.*|\[.*)?$/.test(word)) fields.details = word;
    else if (!FILLER.test(word)) return undefined;
  }
  return fields.flags ? fields : undefined;
}

function best(signal: Signal, read: Read): Hit | undefined {
  let top: Hit | undefined;
  for (const match of signal.match) {
    const hit = test(match, read);
    if (hit && (!top || hit.score > top.score)) top = { signal, ...hit };
  }
  return top;
}

/** Flags that only accompany the one that tells the cause. */
const ACCOMPANY = new Set(['URX', 'LR', 'DI']);

/** Scores one way to match; undefined unless all that it asks for holds. */
function test(match: Match, read: Read): Omit<Hit, 'signal'> | undefined {
  const { fields } = read;
  let score = 0;
  let certain = false;
  const matched: string[] = [];
  const hold = (holds: boolean, points: number, shown?: string) => {
    if (!holds) return false;
    score += points;
    if (shown && !matched.includes(shown)) matched.push(shown);
    return true;
  };

  if (match.shape && !hold(read.shape === match.shape, 20)) return undefined;
  if (match.flag) {
    const points = ACCOMPANY.has(match.flag) ? 50 : 60;
    if (!hold(fields.flags?.includes(match.flag) ?? false, points, match.flag)) return undefined;
    certain = true;
  }
  if (match.details) {
    if (!hold(fields.details?.startsWith(match.details) ?? false, 70, fields.details)) return undefined;
    certain = true;
  }
  if (match.code) {
    if (!hold(fields.codes?.includes(match.code) ?? false, 65, match.code)) return undefined;
    certain = true;
  }
  if (match.state) {
    const types = match.state === 'stale' ? fields.stale : fields.rejected;
    if (!hold(types !== undefined, match.state === 'stale' ? 65 : 70, types?.join(', '))) return undefined;
    certain = true;
  }
  if (match.cluster !== undefined) {
    const holds = match.cluster ? (fields.cluster?.startsWith(match.cluster) ?? false) : !fields.cluster;
    if (!hold(holds, 40, fields.cluster)) return undefined;
    certain = true;
  }
  if (match.route && !hold(fields.route === match.route, 75, match.route)) return undefined;
  if (match.origin && !hold(fields.origin === match.origin, 45, `${fields.code} via_upstream`))
    return undefined;
  if (match.status && !hold(fields.code === match.status, 45, String(match.status))) return undefined;
  if (match.errno && !hold(fields.errno === match.errno, 12, `error ${match.errno}`)) return undefined;
  if (match.tlsError && !hold(fields.tlsError === match.tlsError, 30, match.tlsError)) return undefined;
  if (match.direction && !hold(fields.direction === match.direction, 10, match.direction)) return undefined;
  if (match.method && !hold(fields.method === match.method, 10, match.method)) return undefined;
  if (match.tcp !== undefined && !hold(fields.tcp === match.tcp, 10)) return undefined;
  if (match.ok !== undefined && !hold((fields.ok ?? false) === match.ok, 30)) return undefined;
  if (match.route || match.origin || match.status || match.tlsError || match.ok !== undefined) certain = true;

  if (match.text) {
    const wanted = plain(match.text);
    const at = read.plain.indexOf(wanted);
    if (!hold(at >= 0, 45 + Math.min(25, wanted.length), match.text)) return undefined;
    if (wanted.length >= 19) certain = true;
  }
  if (match.regex) {
    const found = regexOf(match.regex).exec(read.text)?.[0];
    if (!hold(found !== undefined, 50 + Math.min(12, (found?.length ?? 0) / 2), found?.slice(0, 120)))
      return undefined;
  }
  const shown =
    matched.length > 0 ? matched : [fields.code, fields.details].filter((part) => part !== undefined);
  return { score, certain, matched: shown.join(' ') };
}

const regexes = new Map<string, RegExp>();
function regexOf(source: string): RegExp {
  let regex = regexes.get(source);
  if (!regex) {
    regex = new RegExp(source, 'i');
    regexes.set(source, regex);
  }
  return regex;
}

const plain = (text: string): string => text.toLowerCase().replace(/[\s_]+/g, ' ');
