import type { Fields } from './log-line.ts';

export interface Message {
  code: string;
  level?: 'error' | 'warning' | 'info';
  /** The object and what is said about it, as printed. */
  text: string;
}

const LEVELS = ['error', 'warning', 'info'] as const;

/** Messages of `istioctl analyze` in its text form, or as `-o yaml` and `-o json` give them; the worst first. */
export function readMessages(text: string): Message[] {
  const messages = text.includes('documentationUrl') ? readRecords(text) : readLevelled(text);
  const rank = ({ level }: Message) => (level ? LEVELS.indexOf(level) : LEVELS.length);
  return messages.sort((a, b) => rank(a) - rank(b));
}

function readLevelled(text: string): Message[] {
  return [...text.matchAll(/\b(Error|Warn(?:ing)?|Info) \[((?:IST|KIA)\d{4})\] ?([^\n]{0,400})/gi)].map(
    (m) => ({
      code: m[2]!.toUpperCase(),
      level: levelOf(m[1]!),
      text: m[3]!.trim(),
    }),
  );
}

/** The keys of a record stand in alphabetical order: `code` first, then `documentationUrl`, `level`, `message`, `origin`. */
function readRecords(text: string): Message[] {
  return text.split(/(?=\bcode"?: ?"?IST\d{4})/).flatMap((part) => {
    const code = /^code"?: ?"?(IST\d{4})/.exec(part)?.[1];
    if (!code) return [];
    const level = /\blevel"?: ?"?(Error|Warn(?:ing)?|Info)/i.exec(part)?.[1];
    const origin = /\borigin"?: ?"?([^"\n]{1,200})/.exec(part)?.[1];
    const message = /\bmessage"?: ?"?([^\n]{1,400}?)"?,?\s*(?:\n|$)/.exec(part)?.[1];
    const said = `${origin ? `(${origin.trim()}) ` : ''}${message ?? ''}`;
    return [{ code, text: said, ...(level ? { level: levelOf(level) } : {}) }];
  });
}

const levelOf = (word: string): Message['level'] & string =>
  word.toLowerCase().startsWith('warn') ? 'warning' : (word.toLowerCase() as 'error' | 'info');

/**
 * Codes in the output of `istioctl analyze`, in Kiali's list, or typed alone, those of errors first; `ok` when nothing
 * is above Info.
 */
export function readCodes(text: string): Fields | undefined {
  const named = [...text.matchAll(/\b((?:IST|KIA)\d{4})\b/gi)].map((m) => m[1]!.toUpperCase());
  if (named.length === 0) {
    return /No validation issues found when analyzing/i.test(text) ? { codes: [], ok: true } : undefined;
  }
  const messages = readMessages(text);
  const fields: Fields = { codes: [...new Set([...messages.map(({ code }) => code), ...named])] };
  if (messages.length > 0 && messages.every(({ level }) => level === 'info')) fields.ok = true;
  return fields;
}

const TYPES = /\b(CDS|LDS|EDS|RDS|ECDS|NDS|PCDS)\b/g;
const CELLS = /\b(SYNCED|STALE|NOT SENT|ERROR|IGNORED)\b(?: ?\([^)]*\))?/g;

/**
 * Output of `istioctl proxy-status`: which types a proxy has not acknowledged or has refused. Up to 1.26 the plain
 * table has a column a type; from 1.27 only `-v 1` has them. For one proxy it prints `Clusters Match` lines.
 */
export function readProxyStatus(text: string): Fields | undefined {
  const differ = [...text.matchAll(/\b(Clusters|Listeners|Routes) (Match|Don't Match)/g)];
  if (differ.length > 0) {
    const stale = differ
      .filter((m) => m[2] !== 'Match')
      .map((m) => ({ Clusters: 'CDS', Listeners: 'LDS', Routes: 'RDS' })[m[1]!]!);
    return stale.length > 0 ? { stale } : { ok: true };
  }
  const lines = text.split(/\r?\n/);
  const header = lines.findIndex(
    (line) => /^\s*NAME\b/.test(line) && /\b(CDS|SUBSCRIBED TYPES)\b/.test(line),
  );
  if (header < 0) return undefined;
  const types = lines[header]!.match(TYPES) ?? [];
  const stale = new Set<string>();
  const rejected = new Set<string>();
  let cells = 0;
  for (const line of lines.slice(header + 1)) {
    [...line.matchAll(CELLS)].forEach((cell, column) => {
      const type = types[column];
      if (!type) return;
      cells++;
      if (cell[1] === 'STALE') stale.add(type);
      if (cell[1] === 'ERROR') rejected.add(type);
    });
  }
  const fields: Fields = {};
  if (stale.size > 0) fields.stale = [...stale];
  if (rejected.size > 0) fields.rejected = [...rejected];
  if (cells > 0 && stale.size + rejected.size === 0) fields.ok = true;
  return fields;
}

/** The proxy that a line of istiod names, as `pod.namespace`. */
export function readProxyName(text: string): string | undefined {
  const node =
    /\b(?:sidecar|router|waypoint|ztunnel)~[^~\s]{0,64}~([a-z0-9][a-z0-9.-]{0,253}\.[a-z0-9-]{1,63})~/.exec(
      text,
    )?.[1];
  if (node) return node;
  const name =
    /\b(?:node|for|ERROR|from):? ?([a-z0-9][a-z0-9-]{0,253}\.[a-z0-9][a-z0-9-]{0,63}?)-\d{1,9}\b/.exec(
      text,
    )?.[1];
  return name;
}
