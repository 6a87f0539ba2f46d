/** Scores the ways in which a paste may show a signal. */
import type { Fields } from './log-line.ts';
import type { Output } from './outputs/index.ts';
import type { Match, Signal } from './schema.ts';

export interface Read {
  fields: Fields;
  shape?: Match['shape'];
  text: string;
  /** As `text` matches see it: lower case, blanks for underscores and runs of blanks. */
  plain: string;
  output?: Output;
}

export interface Hit {
  signal: Signal;
  score: number;
  certain: boolean;
  matched: string;
}

/** Flags that only accompany the one that tells the cause. */
const ACCOMPANY = new Set(['URX', 'LR', 'DI']);
/** Tables hold names by the hundred; a text there is no sign of itself. */
const TABLES = new Set([
  'endpoints',
  'clusters',
  'routes',
  'listeners',
  'secrets',
  'remote-clusters',
  'pods',
  'proxy-status',
]);

/** The best way in which this text shows the signal, or undefined. */
export function best(signal: Signal, read: Read): Hit | undefined {
  let top: Hit | undefined;
  for (const match of signal.match) {
    const hit = test(match, read);
    if (hit && (!top || hit.score > top.score)) top = { signal, ...hit };
  }
  return top;
}

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

  if (!match.shape && read.shape && TABLES.has(read.shape)) return undefined;
  if (match.shape && !hold(read.shape === match.shape, 20)) return undefined;
  if (match.flag) {
    const points = ACCOMPANY.has(match.flag) ? 50 : 60;
    if (!hold(fields.flags?.includes(match.flag) ?? false, points, match.flag)) return undefined;
    certain = true;
  }
  if (match.details) {
    if (
      !hold(
        fields.details?.startsWith(match.details) ?? false,
        70 + match.details.length / 10,
        fields.details,
      )
    )
      return undefined;
    certain = true;
  }
  if (match.code) {
    const rank = fields.codes?.indexOf(match.code) ?? -1;
    if (!hold(rank >= 0, 65 - Math.min(rank, 9), match.code)) return undefined;
    certain = true;
  }
  if (match.fault) {
    const rank = fields.faults?.indexOf(match.fault) ?? -1;
    const mark = read.output?.found.find(({ fault }) => fault === match.fault)?.mark;
    if (!hold(rank >= 0, 30 - Math.min(rank, 9), mark)) return undefined;
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
  if (match.reset && !hold(fields.resetReason === match.reset, 40, match.reset)) return undefined;
  if (match.direction && !hold(fields.direction === match.direction, 10, match.direction)) return undefined;
  if (match.method && !hold(fields.method === match.method, 10, match.method)) return undefined;
  if (match.tcp !== undefined && !hold(fields.tcp === match.tcp, 10)) return undefined;
  if (match.ok !== undefined && !hold((fields.ok ?? false) === match.ok, 30)) return undefined;
  if (match.route || match.origin || match.status || match.tlsError || match.ok !== undefined) certain = true;

  if (match.text) {
    const wanted = plain(match.text);
    const at = read.plain.indexOf(wanted);
    if (!hold(at >= 0, 45 + Math.min(25, wanted.length), match.text)) return undefined;
    if (wanted.length >= 19 && !inProse(read.plain, at)) certain = true;
  }
  if (match.regex) {
    const found = regexOf(match.regex).exec(read.text)?.[0];
    if (!hold(found !== undefined, 50 + Math.min(12, (found?.length ?? 0) / 2), found?.slice(0, 120)))
      return undefined;
  }
  const shown =
    matched.length > 0 ? matched : [fields.code, fields.details].filter((part) => part !== undefined);
  return { score, certain: certain && !match.likely, matched: shown.join(' ') };
}

/** Whether what stands round this place are sentences of people: a dozen plain words before or after it. */
function inProse(text: string, at: number): boolean {
  const around = text.slice(Math.max(0, at - 160), at + 240);
  const words = around.match(/(?<=^| )[a-z'’]+[.,;:!?]?(?= |$)/g) ?? [];
  const all = around.match(/\S+/g) ?? [];
  return words.length > 18 && words.length > 0.85 * all.length;
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

/** A text as `text` matches see it. */
export const plain = (text: string): string => text.toLowerCase().replace(/[\s_]+/g, ' ');
