/**
 * Every column of an access-log line: what it is, and what the value in one line says.
 * Operators: https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage
 */
import { describeCluster } from './cluster.ts';
import { LONG_NAMES } from './flags.ts';
import { COLUMNS, type Column, given, type LogLine } from './log-line.ts';

export interface ColumnFacts {
  name: string;
  operator: string;
  /** What the column holds, whatever its value. */
  what: string;
}

export interface Explained {
  column: Column | 'other';
  name: string;
  value: string;
  /** What this value says here; may hold `code`. */
  says: string;
  /** The value bears on the fault. */
  telling: boolean;
}

export const COLUMN_FACTS: Record<Column, ColumnFacts> = {
  start_time: {
    name: 'Time',
    operator: '%START_TIME%',
    what: 'When the request or connection began, in UTC.',
  },
  method: {
    name: 'Method',
    operator: '%REQ(:METHOD)%',
    what: 'HTTP method; `-` when the proxy saw no HTTP.',
  },
  path: {
    name: 'Path',
    operator: '%REQ(X-ENVOY-ORIGINAL-PATH?:PATH)%',
    what: 'Path as the client sent it, before a rewrite.',
  },
  protocol: {
    name: 'Protocol',
    operator: '%PROTOCOL%',
    what: 'HTTP version between the caller and this proxy.',
  },
  response_code: {
    name: 'Status',
    operator: '%RESPONSE_CODE%',
    what: 'HTTP status sent to the caller; 0 when none was sent.',
  },
  response_flags: {
    name: 'Response flags',
    operator: '%RESPONSE_FLAGS%',
    what: 'Why this proxy failed the request; `-` when it did not. Several stand with commas between.',
  },
  response_code_details: {
    name: 'Response code details',
    operator: '%RESPONSE_CODE_DETAILS%',
    what: 'Who set the status, and why. `via_upstream`: it came from behind this proxy.',
  },
  connection_termination_details: {
    name: 'Connection termination details',
    operator: '%CONNECTION_TERMINATION_DETAILS%',
    what: 'Why the proxy closed the connection itself.',
  },
  upstream_transport_failure_reason: {
    name: 'Upstream transport failure reason',
    operator: '%UPSTREAM_TRANSPORT_FAILURE_REASON%',
    what: 'Why the connection to the endpoint failed: an errno, or what TLS said.',
  },
  bytes_received: {
    name: 'Bytes received',
    operator: '%BYTES_RECEIVED%',
    what: 'Body bytes from the caller (all bytes for TCP).',
  },
  bytes_sent: {
    name: 'Bytes sent',
    operator: '%BYTES_SENT%',
    what: 'Body bytes to the caller (all bytes for TCP).',
  },
  duration: {
    name: 'Duration',
    operator: '%DURATION%',
    what: 'Milliseconds from the first byte of the request to the last of the answer.',
  },
  upstream_service_time: {
    name: 'x-envoy-upstream-service-time',
    operator: '%RESP(X-ENVOY-UPSTREAM-SERVICE-TIME)%',
    what: 'Milliseconds until the upstream answered; `-` when it did not.',
  },
  x_forwarded_for: {
    name: 'x-forwarded-for',
    operator: '%REQ(X-FORWARDED-FOR)%',
    what: 'Addresses on the way here, the first client first.',
  },
  user_agent: { name: 'User agent', operator: '%REQ(USER-AGENT)%', what: 'What the caller says it is.' },
  request_id: {
    name: 'Request id',
    operator: '%REQ(X-REQUEST-ID)%',
    what: 'The same in the log of every proxy on the way: search for it there.',
  },
  authority: {
    name: 'Authority',
    operator: '%REQ(:AUTHORITY)%',
    what: 'The host that was asked for; routes are chosen by it.',
  },
  upstream_host: {
    name: 'Upstream host',
    operator: '%UPSTREAM_HOST%',
    what: 'The endpoint that was chosen; `-` when none was.',
  },
  upstream_cluster: {
    name: 'Upstream cluster',
    operator: '%UPSTREAM_CLUSTER_RAW%',
    what: 'The cluster chosen by the route: direction, port, subset, host.',
  },
  upstream_local_address: {
    name: 'Upstream local address',
    operator: '%UPSTREAM_LOCAL_ADDRESS%',
    what: 'This proxy’s own address towards the endpoint.',
  },
  downstream_local_address: {
    name: 'Downstream local address',
    operator: '%DOWNSTREAM_LOCAL_ADDRESS%',
    what: 'The address that the caller dialled.',
  },
  downstream_remote_address: {
    name: 'Downstream remote address',
    operator: '%DOWNSTREAM_REMOTE_ADDRESS%',
    what: 'The caller’s address.',
  },
  requested_server_name: {
    name: 'Requested server name (SNI)',
    operator: '%REQUESTED_SERVER_NAME%',
    what: 'The name in the caller’s TLS greeting; `-` for plaintext or a client that sends none.',
  },
  route_name: {
    name: 'Route name',
    operator: '%ROUTE_NAME%',
    what: 'The rule that took the request; `default` is the one Istio makes.',
  },
};

type Says = (value: string, line: LogLine) => string;

/** What a value says in this line; a column without an entry is explained by what it holds. */
const SAYS: Partial<Record<Column, Says>> = {
  method: (_, { fields }) =>
    fields.tcp ? 'No HTTP was seen: this is a TCP connection.' : COLUMN_FACTS.method.what,
  protocol: (value) =>
    value === 'HTTP/1.0'
      ? 'Envoy refuses HTTP/1.0 with 426 unless told otherwise.'
      : COLUMN_FACTS.protocol.what,
  response_code: saysCode,
  response_flags: (_, { fields }) =>
    (fields.flags ?? [])
      .map((flag) => `\`${flag}\` ${words(LONG_NAMES[flag] ?? 'not one of Envoy’s own flags')}`)
      .join('; ')
      .concat('.'),
  response_code_details: saysDetails,
  upstream_transport_failure_reason: saysFailure,
  duration: saysDuration,
  upstream_service_time: (value, { fields }) =>
    fields.durationMs !== undefined && Number(value) > 0
      ? `The upstream answered after ${number(value)} of the ${number(fields.durationMs)} ms.`
      : COLUMN_FACTS.upstream_service_time.what,
  authority: (value) =>
    /^[\d.]+(?::\d+)?$/.test(value)
      ? 'An address instead of a name: often a scanner, or a client that skips DNS.'
      : COLUMN_FACTS.authority.what,
  upstream_host: (value) =>
    value.startsWith('127.0.0.6')
      ? 'The way in to this Pod’s own application.'
      : 'The endpoint that was chosen: the Pod or host with this address.',
  upstream_cluster: describeCluster,
  downstream_local_address: (value) =>
    value.startsWith('240.240.')
      ? 'The caller dialled an address that Istio made up for a ServiceEntry.'
      : COLUMN_FACTS.downstream_local_address.what,
  requested_server_name: (value) =>
    /^outbound_\./.test(value)
      ? 'A sidecar’s own name for its destination, sent over mutual TLS.'
      : 'The name in the caller’s TLS greeting.',
  route_name: (value) =>
    value === 'default'
      ? 'The route that Istio makes where no VirtualService rule matched.'
      : value === 'block_all'
        ? 'REGISTRY_ONLY holds and this host is unknown.'
        : value === 'allow_any'
          ? 'The host is unknown and let through.'
          : 'The rule that took the request.',
};

/** What an empty column says, where that is worth a word. */
const EMPTY: Partial<Record<Column, Says>> = {
  method: (_, { fields }) => (fields.tcp ? 'No HTTP was seen: this is a TCP connection.' : ''),
  response_flags: () => 'This proxy saw no fault of its own.',
  upstream_host: (_, { fields }) =>
    fields.ok ? '' : 'No endpoint was chosen: the request never left this proxy.',
  upstream_cluster: (_, { fields }) => (fields.ok ? '' : 'No cluster was chosen.'),
  upstream_service_time: (_, { fields }) => (fields.tcp || fields.ok ? '' : 'The upstream did not answer.'),
  requested_server_name: () => 'Plaintext, or a client that sends no name.',
};

const ALWAYS_TELLING: Column[] = [
  'response_code',
  'response_flags',
  'response_code_details',
  'connection_termination_details',
  'upstream_transport_failure_reason',
  'upstream_cluster',
];

/** The columns of a line in their order, each with what its value says; then what else a JSON line holds. */
export function explain(line: LogLine): Explained[] {
  const rows = COLUMNS.flatMap((column): Explained[] => {
    const printed = line.columns[column];
    if (printed === undefined) return [];
    const value = given(printed);
    const { name, what } = COLUMN_FACTS[column];
    const says =
      value === undefined ? (EMPTY[column]?.('-', line) ?? '') : (SAYS[column]?.(value, line) ?? what);
    const telling = value !== undefined && !line.fields.ok && ALWAYS_TELLING.includes(column);
    return [{ column, name, value: value ?? '-', says, telling }];
  });
  const others = Object.entries(line.extra ?? {}).map(
    ([name, value]): Explained => ({
      column: 'other',
      name,
      value,
      says: 'Not among Istio’s own columns.',
      telling: false,
    }),
  );
  return [...rows, ...others];
}

function saysCode(_: string, { fields }: LogLine): string {
  const { code = 0, flags = [], details } = fields;
  if (code === 0) {
    if (flags.includes('DC')) return 'Nothing was sent: the caller had gone.';
    return fields.tcp ? 'TCP has no status.' : 'No status was sent.';
  }
  if (flags.length > 0 && code < 400)
    return 'gRPC and upgrades answer so even when they fail: the flags count.';
  if (details === 'via_upstream') return 'Set behind this proxy, which passed it on.';
  if (code >= 400 && details) return 'Set by this proxy.';
  return COLUMN_FACTS.response_code.what;
}

const DETAILS: [RegExp, string][] = [
  [/^via_upstream/, 'The status came from behind this proxy.'],
  [/^upstream_reset_before_response_started/, 'The connection to the endpoint ended before it answered'],
  [
    /^upstream_reset_after_response_started/,
    'The connection to the endpoint ended in the middle of the answer',
  ],
  [
    /^(?:upstream_)?(?:response|per_try)_timeout|^upstream_per_try_timeout/,
    'The route’s timeout ran out first.',
  ],
  [/^no_healthy_upstream/, 'The cluster has no endpoint that may be used.'],
  [/^cluster_not_found/, 'The route names a cluster that this proxy does not have.'],
  [/^route_not_found|^route_configuration_not_found/, 'No rule of this proxy fits host and path.'],
  [
    /^filter_chain_not_found/,
    'Nothing on this port fits what arrived: SNI, or plaintext where TLS is asked for.',
  ],
  [/^direct_response/, 'A route answers by itself: a redirect, a fixed answer, or a block.'],
  [/^rbac_access_denied_matched_policy\[none\]/, 'ALLOW policies exist and none of them fits.'],
  [/^rbac_access_denied/, 'The rule in the brackets refused: `ns[…]-policy[…]-rule[…]` gives its place.'],
  [/^ext_authz_denied/, 'The external authorizer said no.'],
  [/^ext_authz_error/, 'The external authorizer could not be asked.'],
  [/^jwt_authn/, 'A RequestAuthentication refused the token; the braces say why.'],
  [/^downstream_remote_disconnect/, 'The caller closed first.'],
  [/^downstream_local_disconnect/, 'This proxy closed the caller’s connection.'],
  [/^fault_filter_abort/, 'A VirtualService with `fault.abort` answered.'],
  [/^upgrade_failed/, 'An upgrade was asked for and is not allowed here.'],
  [/^low_version/, 'The client spoke HTTP/1.0.'],
  [/^http[123]\./, 'The HTTP codec refused what arrived.'],
];

const RESETS: [RegExp, string][] = [
  [/^(?:remote_)?connection_failure/, 'it could not be opened'],
  [/^local_connection_failure/, 'this side gave up opening it'],
  [/^connection_termination/, 'the other side closed it'],
  [/^connection_timeout/, 'it was not open within connectTimeout'],
  [/^overflow/, 'a connection pool limit was used up'],
  [/^(?:remote_)?(?:refused_stream_)?reset|^remote_reset/, 'the other side reset the stream'],
  [/^local_reset/, 'this proxy reset the stream'],
  [/^protocol_error/, 'what came back is not the protocol that was spoken'],
];

function saysDetails(value: string, { fields }: LogLine): string {
  const says = DETAILS.find(([pattern]) => pattern.test(value))?.[1] ?? 'Set by a filter of this proxy.';
  if (says.endsWith('.')) return says;
  const reason = RESETS.find(([pattern]) => pattern.test(fields.resetReason ?? ''))?.[1];
  return reason ? `${says}: ${reason}.` : `${says}.`;
}

const ERRNO: Record<number, string> = {
  101: 'network unreachable',
  104: 'reset by the other side',
  110: 'no answer in time: a firewall, or an address of another network',
  111: 'refused: nothing listens at that address and port',
  113: 'no route to the host: a firewall, or the Pod is gone',
};

const TLS: [RegExp, string][] = [
  [/CERTIFICATE_VERIFY_FAILED/, 'the other side’s certificate is not trusted, or has another name'],
  [/WRONG_VERSION_NUMBER/, 'the other side answered in plaintext'],
  [/UNKNOWN_CA/, 'the other side does not trust this side’s CA'],
  [/HTTP_REQUEST/, 'plain HTTP arrived where TLS is expected'],
  [/CERTIFICATE_EXPIRED/, 'a certificate has expired'],
  [
    /CERTIFICATE_REQUIRED|DID_NOT_RETURN_A_CERTIFICATE/,
    'a client certificate is asked for and none was shown',
  ],
  [/HANDSHAKE_FAILURE|NO_SHARED_CIPHER|UNSUPPORTED_PROTOCOL/, 'the two sides share no TLS version or cipher'],
];

function saysFailure(value: string, { fields }: LogLine): string {
  if (fields.errno !== undefined) return `errno ${fields.errno}, ${ERRNO[fields.errno] ?? 'see errno(3)'}.`;
  if (fields.tlsError) {
    const { tlsError } = fields;
    return `TLS: ${TLS.find(([pattern]) => pattern.test(tlsError))?.[1] ?? 'the handshake failed'}.`;
  }
  return /tls/i.test(value)
    ? 'The TLS handshake failed.'
    : COLUMN_FACTS.upstream_transport_failure_reason.what;
}

function saysDuration(value: string, { fields }: LogLine): string {
  const { durationMs = 0, flags = [] } = fields;
  const long = `${number(value)} ms`;
  if (flags.includes('UT')) return `${long}: about the timeout that ran out.`;
  if (flags.includes('DC')) return `${long}: as long as the caller waited.`;
  if (flags.some((flag) => ['UC', 'UF', 'UH', 'UO', 'NR', 'NC'].includes(flag)) && durationMs < 100)
    return `${long}: failed at once.`;
  if (durationMs >= 1000) return `${long}, about ${number(Math.round(durationMs / 1000))} s.`;
  return `${long}.`;
}

/** `UpstreamOverflow` as words. */
const words = (name: string): string =>
  /^[A-Z]\w+$/.test(name) ? name.replace(/(?!^)([A-Z])/g, ' $1').toLowerCase() : name;

const number = (value: string | number): string => Number(value).toLocaleString('en-GB');
