/**
 * Reads Envoy access-log lines as Istio writes them: the text format of 1.9 and later (22 fields), its two older
 * forms (20 and 21), and the JSON encoding. A line that was cut off is read as far as it goes.
 * Field order: https://istio.io/latest/docs/tasks/observability/logs/access-log/ and the release notes of 1.7 and 1.9.
 */

export interface Fields {
  /** Shape of what was read: `text`, `text-1.7`, `text-1.4`, `json`. */
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
}

const START = /\[[^\]\s]+\]\s+"|"(?:-|[A-Z]+) \S+ (?:-|HTTP\/[\d.]+)"\s+\d{1,3}\s/;

/** Fields of the first access-log line in this text, or undefined when there is none. */
export function readAccessLog(text: string): Fields | undefined {
  for (const line of text.split(/\r?\n/)) {
    const fields = line.includes('{"') ? readJson(line) : readText(line);
    if (fields) return fields;
  }
  return undefined;
}

/** The log line inside what a container runtime or collector wrapped round it, if anything. */
export function unwrap(line: string): Record<string, unknown> | undefined {
  const start = line.indexOf('{"');
  if (start < 0) return undefined;
  try {
    const value: unknown = JSON.parse(line.slice(start));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function readJson(line: string): Fields | undefined {
  const entry = unwrap(line);
  if (!entry) return readText(line);
  if (!('response_code' in entry) && !('response_flags' in entry)) {
    for (const key of ['log', 'message', 'msg', 'textPayload']) {
      const inner = entry[key];
      if (typeof inner === 'string') return readAccessLog(inner);
    }
    return undefined;
  }
  const text = (key: string) => {
    const value = entry[key];
    return value === null || value === undefined ? undefined : String(value);
  };
  return complete({
    format: 'json',
    code: text('response_code'),
    flags: text('response_flags'),
    details: text('response_code_details'),
    termination: text('connection_termination_details'),
    failure: text('upstream_transport_failure_reason'),
    duration: text('duration'),
    method: text('method'),
    path: text('path'),
    authority: text('authority'),
    upstream: text('upstream_host'),
    cluster: text('upstream_cluster'),
    destination: text('downstream_local_address'),
    sni: text('requested_server_name'),
    route: text('route_name'),
  });
}

function readText(line: string): Fields | undefined {
  const start = line.search(START);
  if (start < 0) return undefined;
  const tokens = tokenise(line.slice(start));
  if (tokens[0]?.startsWith('[')) tokens.shift();
  const [request, code, flags] = tokens;
  if (!request?.startsWith('"') || !/^\d{1,3}$/.test(code ?? '')) return undefined;
  if (!/^(-|[A-Z]{2,5}(,[A-Z]{2,5})*)$/.test(flags ?? '-')) return undefined;
  const [method, path] = unquote(request).split(' ');

  const rest = tokens.slice(3);
  const isQuoted = (token = '') => token.startsWith('"');
  let format = 'text';
  let details: string | undefined;
  let termination: string | undefined;
  if (isQuoted(rest[0])) {
    format = isQuoted(rest[1]) ? 'text-1.4' : 'text-1.7';
    if (format === 'text-1.4') rest.shift();
  } else {
    details = rest.shift();
    termination = rest.shift();
  }
  const [failure, , , duration, , , , , authority, upstream, cluster, , destination, , sni, route] =
    rest.map(unquote);
  return complete({
    format,
    code,
    flags,
    details,
    termination,
    failure,
    duration,
    method,
    path,
    authority,
    upstream,
    cluster,
    destination,
    sni,
    route,
  });
}

interface Raw extends Partial<Record<string, string | undefined>> {
  format: string;
}

/** Turns the raw columns of one line into fields and draws what follows from them. */
function complete(raw: Raw): Fields {
  const flags = given(raw.flags)?.split(',') ?? [];
  const code = Number(given(raw.code) ?? 0);
  const fields: Fields = { format: raw.format, code, flags };
  for (const key of [
    'cluster',
    'upstream',
    'destination',
    'route',
    'method',
    'path',
    'authority',
    'sni',
  ] as const) {
    const value = given(raw[key]);
    if (value) fields[key] = value;
  }
  if (given(raw.duration)) fields.durationMs = Number(raw.duration);

  const reset = /^(upstream_reset_\w+?)\{(.*?)\}?$/.exec(given(raw.details) ?? '');
  const [reason, inside] = reset ? splitReset(reset[2] ?? '') : [];
  const details = reset?.[1] ?? given(raw.details) ?? given(raw.termination);
  if (details) fields.details = details;
  if (reason) fields.resetReason = reason;
  Object.assign(fields, readFailure(given(raw.failure) ?? inside ?? ''));

  fields.tcp = !fields.method;
  const direction = directionOf(fields.cluster);
  if (direction) fields.direction = direction;

  const viaUpstream = details === undefined || details === 'via_upstream';
  if (flags.length === 0 && code >= 400 && details === 'via_upstream') fields.origin = 'application';
  if (flags.length === 0 && viaUpstream) {
    const answered = fields.tcp
      ? !fields.failure && fields.cluster !== 'BlackHoleCluster'
      : code >= 100 && code < 400;
    if (answered) fields.ok = true;
  }
  return fields;
}

/** What a transport failure reason says: errno, OpenSSL's reason. Underscores stand for spaces in logs. */
export function readFailure(text: string): Fields {
  const fields: Fields = {};
  if (!text) return fields;
  fields.failure = text;
  const errno = /delayed[ _]connect[ _]error:[ _]?(\d+)/i.exec(text)?.[1];
  if (errno) fields.errno = Number(errno);
  const tls = /OPENSSL_internal:([A-Z][A-Z0-9_]*[A-Z0-9])/.exec(text)?.[1];
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

const given = (value: string | undefined): string | undefined =>
  value === undefined || value === '-' || value === '' || value === 'null' ? undefined : value;

const unquote = (token: string): string => (token.startsWith('"') ? token.slice(1).replace(/"$/, '') : token);

/** Splits at blanks, keeps "quoted parts" and [bracketed parts] whole. */
const tokenise = (line: string): string[] => line.match(/"[^"]*"?|\[[^\]]*\]|\S+/g) ?? [];
