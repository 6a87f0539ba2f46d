import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/signals/index.ts';

/** What a line of the default text format has where a test says nothing. */
const DEFAULTS = {
  time: '2026-11-24T21:07:33.918Z',
  request: 'PUT /v3/baskets/77?currency=eur HTTP/2',
  code: 503,
  flags: '-',
  details: 'via_upstream',
  closed: '-',
  why: '-',
  cluster: 'outbound|9090|green|basket.retail.svc.cluster.local',
  host: 'basket.retail:9090',
  upstream: '10.44.7.18:9090',
  sni: '-',
  route: 'default',
};
type Part = Partial<typeof DEFAULTS>;

const text = (part: Part) => {
  const p = { ...DEFAULTS, ...part };
  return `[${p.time}] "${p.request}" ${p.code} ${p.flags} ${p.details} ${p.closed} "${p.why}" 118 91 4 - "10.44.0.9,172.16.3.3" "Go-http-client/2.0 (build "77")" "5c1e8f00-aaaa-4bbb-8ccc-0123456789ab" "${p.host}" "${p.upstream}" ${p.cluster} 10.44.7.2:38012 10.100.8.8:9090 10.44.0.9:60100 ${p.sni} ${p.route}`;
};

/** The same in JSON, in another order than Istio's and with keys of the reader's own. */
const json = (part: Part, more: object = {}) => {
  const p = { ...DEFAULTS, ...part };
  const [method, path, protocol] = p.request.split(' ');
  const orNull = (value?: string) => (value === '-' ? null : value);
  return JSON.stringify({
    upstream_transport_failure_reason: orNull(p.why),
    response_flags: p.flags,
    trace_id: '4bf92f3577b34da6',
    upstream_cluster: orNull(p.cluster),
    route_name: orNull(p.route),
    path: orNull(path),
    method: orNull(method),
    protocol: orNull(protocol),
    response_code: p.code,
    connection_termination_details: orNull(p.closed),
    response_code_details: orNull(p.details),
    requested_server_name: orNull(p.sni),
    authority: p.host,
    start_time: p.time,
    upstream_host: orNull(p.upstream),
    ...more,
  });
};

const before = 'upstream_reset_before_response_started';
const tls = (reason: string) => `TLS_error:|268435581:SSL_routines:OPENSSL_internal:${reason}:TLS_error_end`;
const inbound = { cluster: 'inbound|9090||', upstream: '10.44.7.18:9090' };
const tcp = { request: '- - -', code: 0, details: '-', host: '-' };

/** Faults, each with the signal that must come first. */
const FAULTS: [string, Part][] = [
  ['uh', { flags: 'UH', details: 'no_healthy_upstream', upstream: '-' }],
  ['uh', { flags: 'NoHealthyUpstream', details: 'no_healthy_upstream', upstream: '-' }],
  [
    'app-refused',
    {
      ...inbound,
      flags: 'UF',
      details: `${before}{remote_connection_failure|delayed_connect_error:_111}`,
      why: 'delayed_connect_error:_111',
    },
  ],
  [
    'connection-refused-by-endpoint',
    { flags: 'UF,URX', details: `${before}{remote_connection_failure|delayed_connect_error:_111}` },
  ],
  [
    'no-way-to-endpoint',
    { flags: 'UF', details: `${before}{connection_failure}`, why: 'delayed connect error: 113' },
  ],
  [
    'no-way-to-endpoint',
    { flags: 'URX,UF', details: `${before}{remote_connection_failure|delayed_connect_error:_110}` },
  ],
  ['connection-timeout-upstream', { flags: 'UF', details: `${before}{connection_timeout}` }],
  ['uc', { flags: 'UC', details: `${before}{connection_termination}` }],
  ['uc', { ...inbound, flags: 'UC', details: `${before}{connection_termination}` }],
  ['uc', { flags: 'URX,UC', details: `${before}{connection_termination}` }],
  ['uo', { flags: 'UO', details: `${before}{overflow}` }],
  ['uo', { flags: 'URX,UO', details: `${before}{overflow}` }],
  ['ur', { flags: 'UR', details: `${before}{remote_reset}` }],
  [
    'tls-certificate-verify-failed',
    {
      flags: 'UF,URX',
      details: `${before}{remote_connection_failure|${tls('CERTIFICATE_VERIFY_FAILED')}}`,
      why: tls('CERTIFICATE_VERIFY_FAILED'),
    },
  ],
  [
    'tls-wrong-version-number',
    {
      flags: 'UF',
      details: `${before}{remote_connection_failure|${tls('WRONG_VERSION_NUMBER')}}`,
      why: tls('WRONG_VERSION_NUMBER'),
    },
  ],
  [
    'tls-unknown-ca',
    {
      flags: 'UF',
      details: `${before}{remote_connection_failure|${tls('TLSV1_ALERT_UNKNOWN_CA')}}`,
      why: tls('TLSV1_ALERT_UNKNOWN_CA'),
    },
  ],
  ['nr', { code: 404, flags: 'NR', details: 'route_not_found', cluster: '-', upstream: '-', route: '-' }],
  [
    'filter-chain-not-found',
    {
      ...tcp,
      flags: 'NR',
      details: 'filter_chain_not_found',
      cluster: '-',
      upstream: '-',
      sni: 'pay.example.net',
    },
  ],
  ['nc', { flags: 'NC', details: 'cluster_not_found', cluster: '-', upstream: '-' }],
  ['ut', { code: 504, flags: 'UT', details: 'response_timeout' }],
  ['ut-per-try', { code: 504, flags: 'UT', details: 'upstream_per_try_timeout' }],
  ['dc', { code: 0, flags: 'DC', details: 'downstream_remote_disconnect' }],
  [
    'rbac-none-allowed',
    { ...inbound, code: 403, details: 'rbac_access_denied_matched_policy[none]', upstream: '-' },
  ],
  [
    'rbac-deny-matched',
    {
      ...inbound,
      code: 403,
      details: 'rbac_access_denied_matched_policy[ns[retail]-policy[no-bots]-rule[2]]',
      upstream: '-',
    },
  ],
  ['rbac-none-allowed', { ...tcp, ...inbound, closed: 'rbac_access_denied_matched_policy[none]' }],
  ['uaex', { code: 403, flags: 'UAEX', details: 'ext_authz_denied' }],
  ['uaex', { code: 503, flags: 'UAEX', details: 'ext_authz_error' }],
  ['jwt-refused', { code: 401, details: 'jwt_authn_access_denied{Jwt_is_expired}' }],
  ['jwt-refused', { code: 401, details: 'jwt_authn_access_denied{Jwt_issuer_is_not_configured}' }],
  ['jwks-fetch-failed', { code: 401, details: 'jwt_authn_access_denied{Jwks_remote_fetch_is_failed}' }],
  ['block-all', { code: 502, details: 'direct_response', route: 'block_all', cluster: '-', upstream: '-' }],
  ['direct-response', { code: 308, details: 'direct_response', cluster: '-', upstream: '-', route: '-' }],
  ['black-hole-cluster', { ...tcp, flags: 'UH', cluster: 'BlackHoleCluster', upstream: '-' }],
  ['passthrough-cluster', { ...tcp, cluster: 'PassthroughCluster' }],
  ['answered-by-the-application', { code: 500 }],
  ['answered-by-the-application', { ...inbound, code: 404 }],
  ['request-succeeded', { code: 201 }],
  ['low-version', { code: 426, details: 'low_version', request: 'GET / HTTP/1.0', cluster: '-' }],
  ['headers-too-large', { code: 431, flags: 'DPE', details: 'http1.headers_too_large', cluster: '-' }],
  ['upe', { code: 502, flags: 'UPE', details: `${before}{protocol_error}` }],
  ['fi', { code: 555, flags: 'FI', details: 'fault_filter_abort' }],
  ['rl', { code: 429, details: 'local_rate_limited' }],
  ['si', { code: 408, flags: 'SI', details: 'stream_idle_timeout' }],
];

/** Ways in which a line arrives in a paste. */
const WRAPS: [string, (line: string, part: Part) => string][] = [
  ['as it is', (line) => line],
  ['JSON, reordered', (_, part) => json(part)],
  ['kubectl --prefix', (line) => `[pod/basket-6d4f9c-x2x7k/istio-proxy] ${line}`],
  ['kubectl --timestamps', (line) => `2026-11-24T21:07:34.002113377Z ${line}`],
  ['stern', (line) => `basket-6d4f9c-x2x7k istio-proxy ${line}`],
  ['a CRI log file', (line) => `2026-11-24T21:07:34.002113377+00:00 stdout F ${line}`],
  [
    'a collector',
    (line) => JSON.stringify({ stream: 'stdout', log: `${line}\n`, kubernetes: { pod_name: 'basket-1' } }),
  ],
  [
    'a cloud’s log entry',
    (_, part) => JSON.stringify({ insertId: 'q1', severity: 'INFO', jsonPayload: JSON.parse(json(part)) }),
  ],
  ['jq', (_, part) => JSON.stringify(JSON.parse(json(part)), null, 2)],
  ['JSON behind a pod’s name', (_, part) => `basket-1 istio-proxy ${json(part, { responseFlagsNote: 'x' })}`],
  ['without its beginning', (line) => line.slice(line.indexOf('HTTP/') < 0 ? 30 : line.indexOf('HTTP/'))],
  // A block shows in the route alone, so that line stays whole.
  [
    'cut at the route',
    (line, part) => (part.route === 'block_all' ? line : line.slice(0, line.lastIndexOf(' '))),
  ],
  [
    'with Windows line ends, after a command',
    (line) => `$ kubectl logs deploy/basket -c istio-proxy | tail -1\r\n${line}\r\n`,
  ],
];

describe.each(WRAPS)('%s', (_, wrap) => {
  test('shows the right fault first, with certainty', () => {
    const wrong = FAULTS.flatMap(([signal, part]) => {
      const first = recognise(wrap(text(part), part))[0];
      return first?.signal === signal ? [] : [`${signal}: ${first?.certainty} ${first?.signal}`];
    });
    expect(wrong).toEqual([]);
  });
});

/** Errors and log lines of clients, proxies, istiod and Kubernetes. */
const TEXTS: [string, string][] = [
  ['uh', 'HTTP/2 503\ncontent-length: 19\nserver: istio-envoy\n\nno healthy upstream'],
  [
    'uo',
    '< HTTP/1.1 503 Service Unavailable\nupstream connect error or disconnect/reset before headers. reset reason: overflow',
  ],
  [
    'connection-timeout-upstream',
    'upstream connect error or disconnect/reset before headers. retried and the latest reset reason: connection timeout',
  ],
  ['upe', 'upstream connect error or disconnect/reset before headers. reset reason: protocol error'],
  [
    'connection-refused-by-endpoint',
    'status 503: upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: delayed connect error: 111',
  ],
  [
    'tls-certificate-verify-failed',
    'upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: TLS_error:|268435581:SSL routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end',
  ],
  ['rbac-access-denied', '{"statusCode":403,"message":"RBAC: access denied"}'],
  [
    'jwt-refused',
    'www-authenticate: Bearer realm="http://api/", error="invalid_token"\n\nJwt verification fails',
  ],
  ['jwt-refused', 'Audiences in Jwt are not allowed'],
  ['ut', 'HTTP/1.1 504 Gateway Timeout\n\nupstream request timeout'],
  ['fi', 'fault filter abort'],
  ['rl', 'HTTP/1.1 429 Too Many Requests\n\nlocal_rate_limited'],
  [
    'injection-webhook-failed',
    'Error creating: Internal error occurred: failed calling webhook "rev.object.sidecar-injector.istio.io": failed to call webhook: Post "https://istiod-canary.istio-system.svc:443/inject?timeout=10s": no endpoints available for service "istiod-canary"',
  ],
  [
    'validation-webhook-denied',
    'Error from server: error when applying patch: admission webhook "validation.istio.io" denied the request: configuration is invalid: at least one server is required',
  ],
  [
    'validation-webhook-unreachable',
    'Internal error occurred: failed calling webhook "validation.istio.io": Post "https://istiod.istio-system.svc:443/validate?timeout=10s": dial tcp 10.100.0.3:443: i/o timeout',
  ],
  [
    'istio-root-cert-missing',
    'MountVolume.SetUp failed for volume "istiod-ca-cert" : configmap "istio-ca-root-cert" not found',
  ],
  [
    'pod-security-net-admin',
    'pods "basket-1" is forbidden: violates PodSecurity "restricted:latest": unrestricted capabilities (container "istio-init" must not include "NET_ADMIN", "NET_RAW" in securityContext.capabilities.add)',
  ],
  [
    'proxy-probe-failed',
    '3m Warning Unhealthy pod/basket-1 Startup probe failed: HTTP probe failed with statuscode: 503 http://10.44.7.18:15021/healthz/ready',
  ],
  [
    'proxy-not-ready',
    '2026-11-24T21:00:01.5Z\twarn\tEnvoy proxy is NOT ready: config received from XDS server, but was rejected: cds updates: 1 successful, 1 rejected',
  ],
  [
    'proxy-rejected',
    '2026-11-24T21:00:01.5Z\twarn\tdelta\tADS:CDS: ACK ERROR basket-1.retail-41 Internal:Error adding/updating cluster(s) outbound|80||x.y: no such field',
  ],
  [
    'xds-reconnect',
    'warning envoy config StreamAggregatedResources gRPC config stream to xds-grpc closed: 14, connection error: desc = "transport is closing"',
  ],
  ['proxy-draining', '2026-11-24T21:00:01.5Z\tinfo\tAgent draining proxy for 20s, then terminating'],
  [
    'ztunnel-policy-rejection',
    '2026-11-24T21:00:01.5Z\terror\taccess\tconnection complete\tsrc.addr=10.44.0.9:51522 dst.addr=10.44.7.18:15008 direction="inbound" error="connection closed due to policy rejection: allow policies exist, but none allowed"',
  ],
  [
    'ztunnel-hbone-blocked',
    'error access connection complete src.addr=10.44.0.9:1 dst.addr=10.44.7.18:15008 direction="outbound" error="connection timed out, maybe a NetworkPolicy is blocking HBONE port 15008: deadline has elapsed"',
  ],
  [
    'ztunnel-unknown-waypoint',
    'error access connection failed src.addr=10.44.0.9:1 dst.addr=10.100.8.8:80 direction="outbound" error="unknown waypoint: retail/wp"',
  ],
  [
    'gateway-secret-missing',
    '2026-11-24T21:00:01.5Z\twarn\tads\tfailed to fetch key and certificate for kubernetes://shop-tls: secret istio-ingress/shop-tls not found',
  ],
  [
    'unknown-field-install',
    'Error: could not unmarshal: error unmarshaling JSON: unknown field "spec.meshConfg"',
  ],
  ['name-not-resolved', 'java.net.UnknownHostException: basket.retail: Name or service not known'],
  ['remote-cluster-failed', 'error Timed out waiting for remote config source to sync cluster=west'],
  [
    'istiod-authentication-failed',
    "error\tsecurity\tFailed to authenticate client from 10.3.3.3:4112: could not get cluster west's kube client",
  ],
  ['grpc-no-trailers', 'rpc error: code = Internal desc = server closed the stream without sending trailers'],
  [
    'websocket-handshake',
    "WebSocket connection to 'wss://chat.example.net/live' failed: Error during WebSocket handshake: Unexpected response code: 403",
  ],
];

describe('texts', () => {
  test.each(TEXTS)('%s: %s', (signal, paste) => expect(recognise(paste)[0]?.signal).toBe(signal));
});
