import type { Fields } from './access-log.ts';

/** Codes in the output of `istioctl analyze`, in Kiali's list, or typed alone; `ok` when nothing is above Info. */
export function readCodes(text: string): Fields | undefined {
  const codes = [...new Set([...text.matchAll(/\b((?:IST|KIA)\d{4})\b/gi)].map((m) => m[1]!.toUpperCase()))];
  if (codes.length === 0) {
    return /No validation issues found when analyzing/i.test(text) ? { codes, ok: true } : undefined;
  }
  const levels = [...text.matchAll(/\b(Error|Warn(?:ing)?|Info) \[(?:IST|KIA)\d{4}\]/gi)].map((m) =>
    m[1]!.toLowerCase(),
  );
  const fields: Fields = { codes };
  if (levels.length > 0 && levels.every((level) => level === 'info')) fields.ok = true;
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
  const node = /\b(?:sidecar|router|waypoint|ztunnel)~[^~\s]*~([a-z0-9][a-z0-9.-]*\.[a-z0-9-]+)~/.exec(
    text,
  )?.[1];
  if (node) return node;
  const name = /\b(?:node|for|ERROR|from):? ?([a-z0-9][a-z0-9-]*\.[a-z0-9][a-z0-9-]*?)-\d+\b/.exec(text)?.[1];
  return name;
}
