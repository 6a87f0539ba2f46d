/** Access-log lines in JSON: Istio's own keys in any order, other spellings of them, and what collectors wrap round. */
import { COLUMNS, type Column, complete, type LogLine } from './log-line.ts';

type Entry = Record<string, unknown>;

/** Keys of envelopes whose value is the line itself, or its object. */
const INSIDE = [
  'log',
  'message',
  'msg',
  'textPayload',
  'jsonPayload',
  'line',
  '@message',
  '_source',
  'body',
  'event',
];
/** A status alone is in everybody's logs; one of these is Envoy's. */
const TELLING: Column[] = [
  'response_flags',
  'response_code_details',
  'upstream_transport_failure_reason',
  'upstream_cluster',
  'connection_termination_details',
];
const OTHERS: Record<string, Column> = {
  responseflagslong: 'response_flags',
  xforwardedfor: 'x_forwarded_for',
  useragent: 'user_agent',
  sni: 'requested_server_name',
  timestamp: 'start_time',
  upstreamclusterraw: 'upstream_cluster',
};

const squeeze = (key: string): string => key.toLowerCase().replace(/[^a-z0-9]/g, '');
const BY_KEY = new Map<string, Column>([
  ...COLUMNS.map((column) => [squeeze(column), column] as const),
  ...Object.entries(OTHERS),
]);

/** The object inside what a container runtime or collector wrapped round it, if anything. */
export function unwrap(line: string): Entry | undefined {
  const start = line.search(/\{\s*"/);
  if (start < 0) return undefined;
  const text = line.slice(start);
  return parse(text) ?? parse(text.slice(0, text.lastIndexOf('}') + 1));
}

function parse(text: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Entry)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Reads one line of JSON, whole or cut off; `readInner` reads a line that an envelope carries as text. */
export function readEntry(
  line: string,
  readInner: (line: string) => LogLine | undefined,
): LogLine | undefined {
  const entry = unwrap(line) ?? readPairs(line);
  return entry && readObject(entry, readInner, 3);
}

function readObject(
  entry: Entry,
  readInner: (line: string) => LogLine | undefined,
  depth: number,
): LogLine | undefined {
  const columns: LogLine['columns'] = {};
  const extra: Record<string, string> = {};
  for (const [key, value] of Object.entries(entry)) {
    if (typeof value === 'object' && value !== null) continue;
    const column = BY_KEY.get(squeeze(key));
    const text = value === null || value === undefined || value === '' ? '-' : String(value);
    if (column && columns[column] === undefined) columns[column] = text;
    else extra[key] = text;
  }
  if (TELLING.some((column) => columns[column] !== undefined)) return complete('json', columns, extra);
  if (depth === 0) return undefined;
  for (const key of INSIDE) {
    const inner = entry[key];
    const found =
      typeof inner === 'string'
        ? readInner(inner)
        : typeof inner === 'object' && inner !== null
          ? readObject(inner as Entry, readInner, depth - 1)
          : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The pairs of an object that was cut off at one end or the other. */
function readPairs(line: string): Entry | undefined {
  const entry: Entry = {};
  let count = 0;
  for (const match of line.matchAll(/"([A-Za-z_]{2,40})"\s?:\s?(?:"((?:[^"\\]|\\.)*)"|(-?\d{1,15})|null)/g)) {
    entry[match[1]!] = match[2] ?? match[3] ?? null;
    if (++count > 100) break;
  }
  return count > 2 ? entry : undefined;
}
