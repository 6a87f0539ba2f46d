/** What one access-log line says: its columns as printed, and what follows from them. */
import { readFlags } from './flags.ts';

export interface Fields {
  /** Shape of what was read: `text`, `text-1.7`, `text-1.4`, `envoy`, `json`. */
  format?: string;
  /** HTTP status; 0 when none was sent. */
  code?: number;
  /** Response flags, in their order. */
  flags?: string[];
  /** Response code details without the reset reason in braces. */
  details?: string;
  resetReason?: string;
  /** Why the transport failed, spaces restored. */
  failure?: string;
  errno?: number;
  /** OpenSSL's reason, such as `WRONG_VERSION_NUMBER`. */
  tlsError?: string;
  direction?: 'inbound' | 'outbound';
  /** Envoy's cluster, such as `outbound|8080||orders.shop.svc.cluster.local`. */
  cluster?: string;
  upstream?: string;
  destination?: string;
  route?: string;
  method?: string;
  path?: string;
  authority?: string;
  sni?: string;
  durationMs?: number;
  tcp?: boolean;
  /** `application`: the status came from behind the proxy. */
  origin?: 'application';
  /** The output itself reports no fault. */
  ok?: boolean;
  /** Codes of `istioctl analyze` or Kiali. */
  codes?: string[];
  /** xDS types that a proxy has not acknowledged. */
  stale?: string[];
  /** xDS types that a proxy refused. */
  rejected?: string[];
  /** The proxy that a control-plane line is about, `pod.namespace`. */
  proxy?: string;
  /** Marks that the rows of a table show, such as `UNHEALTHY`. */
  faults?: string[];
}

/** Columns by their names in Istio's JSON encoding, in the order of the text format. */
export const COLUMNS = [
  'start_time',
  'method',
  'path',
  'protocol',
  'response_code',
  'response_flags',
  'response_code_details',
  'connection_termination_details',
  'upstream_transport_failure_reason',
  'bytes_received',
  'bytes_sent',
  'duration',
  'upstream_service_time',
  'x_forwarded_for',
  'user_agent',
  'request_id',
  'authority',
  'upstream_host',
  'upstream_cluster',
  'upstream_local_address',
  'downstream_local_address',
  'downstream_remote_address',
  'requested_server_name',
  'route_name',
] as const;

export type Column = (typeof COLUMNS)[number];
export type Format = 'text' | 'text-1.7' | 'text-1.4' | 'envoy' | 'json';

export interface LogLine {
  format: Format;
  /** As printed; `-` is a column that is there and empty, a missing one was not in the line. */
  columns: Partial<Record<Column, string>>;
  /** What a JSON line has beside these. */
  extra?: Record<string, string>;
  fields: Fields;
}

/** The value of a column, or undefined when it is empty. */
export const given = (value: string | undefined): string | undefined =>
  value === undefined || value === '-' || value === '' || value === 'null' ? undefined : value;

const COPIED = {
  upstream_cluster: 'cluster',
  upstream_host: 'upstream',
  downstream_local_address: 'destination',
  route_name: 'route',
  method: 'method',
  path: 'path',
  authority: 'authority',
  requested_server_name: 'sni',
} as const;

/** Turns the raw columns of one line into fields and draws what follows from them. */
export function complete(
  format: Format,
  columns: LogLine['columns'],
  extra?: Record<string, string>,
): LogLine {
  const flags = readFlags(given(columns.response_flags) ?? '-') ?? [];
  const code = Number.parseInt(given(columns.response_code) ?? '0', 10) || 0;
  const fields: Fields = { format, code, flags };
  for (const [column, field] of Object.entries(COPIED)) {
    const value = given(columns[column as Column]);
    if (value) fields[field] = value;
  }
  const duration = given(columns.duration);
  if (duration && /^\d/.test(duration)) fields.durationMs = Number.parseFloat(duration);

  const printed = given(columns.response_code_details);
  const reset = /^(upstream_reset_\w+?)\{(.*?)\}?$/.exec(printed ?? '');
  const [reason, inside] = reset ? splitReset(reset[2] ?? '') : [];
  const details = reset?.[1] ?? printed ?? given(columns.connection_termination_details);
  if (details) fields.details = details;
  if (reason) fields.resetReason = reason;
  Object.assign(fields, readFailure(given(columns.upstream_transport_failure_reason) ?? inside ?? ''));

  if (columns.method !== undefined) fields.tcp = given(columns.method) === undefined;
  else if (code >= 100) fields.tcp = false;
  const direction = directionOf(fields.cluster);
  if (direction) fields.direction = direction;
  if (isFine(fields, details)) fields.ok = true;
  if (flags.length === 0 && code >= 400 && details === 'via_upstream') fields.origin = 'application';
  return extra ? { format, columns, fields, extra } : { format, columns, fields };
}

function isFine(fields: Fields, details: string | undefined): boolean {
  const { code = 0, flags = [] } = fields;
  if (flags.length > 0 || (details !== undefined && details !== 'via_upstream')) return false;
  if (code >= 100) return code < 400;
  return fields.tcp === true && !fields.failure && fields.cluster !== 'BlackHoleCluster';
}

/** What a transport failure reason says: errno, OpenSSL's reason. Underscores stand for spaces in logs. */
export function readFailure(text: string): Fields {
  const fields: Fields = {};
  if (!text) return fields;
  fields.failure = text;
  const errno = /delayed[ _]connect[ _]error:[ _]?(\d{1,4})/i.exec(text)?.[1];
  if (errno) fields.errno = Number(errno);
  const tls = /OPENSSL_internal:([A-Z][A-Z0-9_]{0,80}[A-Z0-9])/.exec(text)?.[1];
  if (tls) fields.tlsError = tls.replace(/_?TLS_error_end$/, '');
  return fields;
}

const splitReset = (inside: string): [string, string | undefined] => {
  const cut = inside.search(/[,|]/);
  return cut < 0 ? [inside, undefined] : [inside.slice(0, cut), inside.slice(cut + 1)];
};

const directionOf = (cluster = ''): Fields['direction'] | undefined => {
  if (/^inbound|^InboundPassthrough/.test(cluster)) return 'inbound';
  if (/^outbound|^PassthroughCluster|^BlackHoleCluster|^AllowAny/.test(cluster)) return 'outbound';
  return undefined;
};
