import { describe, expect, test } from 'vitest';
import { type Fields, recognise } from '../../src/signals/index.ts';

/** A line of Istio's default text format; the parts that tests care about are given. */
const line = (part: {
  request?: string;
  code?: number;
  flags?: string;
  details?: string;
  failure?: string;
  ms?: number;
  upstream?: string;
  cluster?: string;
  sni?: string;
  route?: string;
}) =>
  `[2026-11-25T03:12:44.101Z] "${part.request ?? 'GET /cart HTTP/1.1'}" ${part.code ?? 503} ${part.flags ?? '-'} ` +
  `${part.details ?? 'via_upstream'} - "${part.failure ?? '-'}" 0 91 ${part.ms ?? 3} - "192.0.2.9" "curl/8.9.1" ` +
  `"0b7d2c1e-5f0a-4c1a-9d3e-aa0000000001" "cart.example.org" "${part.upstream ?? '192.0.2.40:8080'}" ` +
  `${part.cluster ?? 'outbound|8080||cart.shop.svc.cluster.local'} 192.0.2.30:40110 192.0.2.31:8080 192.0.2.9:51000 ` +
  `${part.sni ?? '-'} ${part.route ?? 'default'}`;

const reset = 'upstream_reset_before_response_started';

describe('access-log lines', () => {
  test.each<[string, string, string, Partial<Fields>]>([
    [
      'no endpoint',
      line({ flags: 'UH', details: 'no_healthy_upstream', upstream: '-' }),
      'uh',
      {
        format: 'text',
        code: 503,
        flags: ['UH'],
        details: 'no_healthy_upstream',
        direction: 'outbound',
        tcp: false,
      },
    ],
    [
      'the application of this pod does not listen',
      line({
        flags: 'UF',
        details: `${reset}{remote_connection_failure,delayed_connect_error:_111}`,
        failure: 'delayed_connect_error:_111',
        cluster: 'inbound|8080||',
      }),
      'app-refused',
      { direction: 'inbound', errno: 111, details: reset, resetReason: 'remote_connection_failure' },
    ],
    [
      'refused at the client’s side',
      line({ flags: 'URX,UF', details: `${reset}{remote_connection_failure|delayed_connect_error:_111}` }),
      'connection-refused-by-endpoint',
      { direction: 'outbound', errno: 111, flags: ['URX', 'UF'] },
    ],
    [
      'another network',
      line({ flags: 'UF', details: `${reset}{connection_failure}`, failure: 'delayed connect error: 113' }),
      'no-way-to-endpoint',
      { errno: 113 },
    ],
    [
      'no connection in time',
      line({ flags: 'UF,URX', details: `${reset}{connection_timeout}` }),
      'connection-timeout-upstream',
      { resetReason: 'connection_timeout' },
    ],
    [
      'different roots',
      line({
        flags: 'URX,UF',
        details: `${reset}{remote_connection_failure|TLS_error}`,
        failure: 'TLS_error:|268435581:SSL_routines:OPENSSL_internal:CERTIFICATE_VERIFY_FAILED:TLS_error_end',
      }),
      'tls-certificate-verify-failed',
      { tlsError: 'CERTIFICATE_VERIFY_FAILED' },
    ],
    [
      'TLS to a plaintext port',
      line({
        flags: 'UF',
        details: `${reset}{connection_failure,TLS_error:_268435703:SSL_routines:OPENSSL_internal:WRONG_VERSION_NUMBER}`,
      }),
      'tls-wrong-version-number',
      { tlsError: 'WRONG_VERSION_NUMBER' },
    ],
    [
      'closed by the upstream',
      line({ flags: 'UC', details: `${reset}{connection_termination}` }),
      'uc',
      { flags: ['UC'] },
    ],
    [
      'circuit breaker',
      line({ flags: 'UO', details: `${reset}{overflow}` }),
      'uo',
      { resetReason: 'overflow' },
    ],
    ['stream reset', line({ flags: 'UR', details: `${reset}{remote_reset}` }), 'ur', {}],
    [
      'no route',
      line({ code: 404, flags: 'NR', details: 'route_not_found', cluster: '-' }),
      'nr',
      { code: 404 },
    ],
    ['no cluster', line({ flags: 'NC', details: 'cluster_not_found', cluster: '-' }), 'nc', {}],
    [
      'no filter chain',
      line({ request: '- - -', code: 0, flags: 'NR', details: 'filter_chain_not_found', cluster: '-' }),
      'filter-chain-not-found',
      { tcp: true, flags: ['NR'] },
    ],
    [
      'timeout',
      line({ code: 504, flags: 'UT', details: 'response_timeout', ms: 15002 }),
      'ut',
      { durationMs: 15002 },
    ],
    [
      'client gave up',
      line({ code: 0, flags: 'DC', details: 'downstream_remote_disconnect' }),
      'dc',
      { code: 0 },
    ],
    [
      'socket closed by a load balancer',
      line({
        request: 'GET /ws HTTP/1.1',
        code: 101,
        flags: 'DC',
        details: 'downstream_remote_disconnect',
        ms: 60004,
      }),
      'dc',
      { durationMs: 60004 },
    ],
    [
      'policy',
      line({
        code: 403,
        details: 'rbac_access_denied_matched_policy[ns[shop]-policy[deny-x]-rule[0]]',
        cluster: 'inbound|8080||',
      }),
      'rbac-deny-matched',
      { details: 'rbac_access_denied_matched_policy[ns[shop]-policy[deny-x]-rule[0]]' },
    ],
    ['authorizer', line({ code: 403, flags: 'UAEX', details: 'ext_authz_denied' }), 'uaex', {}],
    [
      'token',
      line({ code: 401, details: 'jwt_authn_access_denied{Jwt_is_expired}' }),
      'jwt-refused',
      { code: 401 },
    ],
    [
      'keys',
      line({ code: 401, details: 'jwt_authn_access_denied{Jwks_remote_fetch_is_failed}' }),
      'jwks-fetch-failed',
      { details: 'jwt_authn_access_denied{Jwks_remote_fetch_is_failed}' },
    ],
    [
      'blocked host',
      line({ code: 502, details: 'direct_response', cluster: '-', route: 'block_all' }),
      'block-all',
      {},
    ],
    ['redirect', line({ code: 301, details: 'direct_response', cluster: '-' }), 'direct-response', {}],
    [
      'blocked address',
      line({
        request: '- - -',
        code: 0,
        flags: 'UH',
        details: '-',
        cluster: 'BlackHoleCluster',
        upstream: '-',
      }),
      'black-hole-cluster',
      { tcp: true, cluster: 'BlackHoleCluster' },
    ],
    [
      'the application’s own 500',
      line({ code: 500 }),
      'answered-by-the-application',
      { origin: 'application', flags: [], code: 500 },
    ],
    ['success', line({ code: 204 }), 'request-succeeded', { ok: true, code: 204 }],
    [
      'passed through',
      line({ request: '- - -', code: 0, details: '-', cluster: 'PassthroughCluster' }),
      'passthrough-cluster',
      { ok: true, tcp: true, direction: 'outbound' },
    ],
    [
      'server name',
      line({ code: 200, sni: 'cart.example.org' }),
      'request-succeeded',
      { sni: 'cart.example.org' },
    ],
  ])('%s', (_, text, signal, fields) => {
    const [first] = recognise(text);
    expect(first?.signal).toBe(signal);
    expect(first?.fields).toMatchObject(fields);
    expect(first?.certainty).toBe('certain');
    expect(first?.matched).not.toBe('');
  });

  const json = {
    start_time: '2026-11-25T03:12:44.101Z',
    method: 'POST',
    path: '/cart',
    protocol: 'HTTP/2',
    response_code: 503,
    response_flags: 'UC',
    response_code_details: `${reset}{connection_termination}`,
    duration: 2,
    upstream_cluster: 'inbound|8080||',
    route_name: null,
  };

  test('JSON, and JSON inside what a collector wrapped round it', () => {
    const inner = JSON.stringify(json);
    for (const text of [
      inner,
      JSON.stringify({ log: inner, stream: 'stdout' }),
      `cart-7d istio-proxy ${inner}`,
    ]) {
      const [first] = recognise(text);
      expect(first?.signal).toBe('uc');
      expect(first?.fields).toMatchObject({ format: 'json', code: 503, direction: 'inbound', durationMs: 2 });
    }
  });

  test('formats of 1.7 and of 1.4', () => {
    const tail =
      '0 91 3 - "-" "curl/7" "id-1" "cart.example.org" "-" outbound|80||cart.shop.svc.cluster.local - 192.0.2.1:80 192.0.2.2:99 cart.example.org -';
    const [newer] = recognise(`[2020-10-01T01:02:03.004Z] "GET / HTTP/1.1" 503 UH "-" ${tail}`);
    expect(newer?.fields).toMatchObject({
      format: 'text-1.7',
      flags: ['UH'],
      sni: 'cart.example.org',
      durationMs: 3,
    });
    const [older] = recognise(`[2020-02-01T01:02:03.004Z] "GET / HTTP/1.1" 503 UH "-" "-" ${tail}`);
    expect(older?.fields).toMatchObject({
      format: 'text-1.4',
      flags: ['UH'],
      sni: 'cart.example.org',
      durationMs: 3,
    });
  });

  test('of several lines, the one that failed', () => {
    const text = [
      line({ code: 200 }),
      line({ code: 200 }),
      line({ flags: 'UH', details: 'no_healthy_upstream' }),
    ].join('\n');
    expect(recognise(text)[0]?.signal).toBe('uh');
  });

  test('a line that was cut off', () => {
    expect(
      recognise(line({ flags: 'UC', details: `${reset}{connection_termination}` }).slice(0, 90))[0]?.signal,
    ).toBe('uc');
  });
});

describe('what is typed', () => {
  test.each([
    ['503 UH', 'uh'],
    ['503 uc', 'uc'],
    ['UF,URX', 'uf'],
    ['404 NR route_not_found', 'nr'],
    ['NR filter_chain_not_found', 'filter-chain-not-found'],
    ['response flag UAEX', 'uaex'],
    ['IST0131', 'ist0131'],
    ['ist0101', 'ist0101'],
    ['KIA1107', 'analyze-codes'],
  ])('%s', (text, signal) => expect(recognise(text)[0]?.signal).toBe(signal));
});

describe('texts', () => {
  test.each<[string, string, Partial<Fields>]>([
    ['no healthy upstream', 'uh', { flags: ['UH'], code: 503 }],
    ['RBAC: access denied', 'rbac-access-denied', { code: 403 }],
    ['upstream request timeout', 'ut', { code: 504 }],
    [
      'upstream connect error or disconnect/reset before headers. reset reason: remote connection failure, transport failure reason: delayed connect error: 111',
      'connection-refused-by-endpoint',
      { errno: 111 },
    ],
    [
      'upstream connect error or disconnect/reset before headers. reset reason: connection termination',
      'connection-termination',
      { flags: ['UC'] },
    ],
    [
      'upstream connect error or disconnect/reset before headers. reset reason: overflow',
      'uo',
      { flags: ['UO'] },
    ],
    ['upstream connect error or disconnect/reset before headers', 'upstream-connect-error', { code: 503 }],
    ['curl: (56) Recv failure: Connection reset by peer', 'connection-reset-by-peer', {}],
    ['curl: (6) Could not resolve host: cart.shop', 'name-not-resolved', {}],
    ['dial tcp: lookup cart.shop on 10.0.0.10:53: no such host', 'name-not-resolved', {}],
    ['rpc error: code = Unavailable desc = the connection is draining', 'grpc-unavailable', {}],
    ['rpc error: code = DeadlineExceeded desc = context deadline exceeded', 'grpc-deadline', {}],
    [
      'http: server gave HTTP response; tls: first record does not look like a TLS handshake',
      'tls-wrong-version-number',
      {},
    ],
    ['HTTP/1.1 426 Upgrade Required', 'low-version', { code: 426 }],
    ['HTTP/1.1 101 Switching Protocols', 'websocket-upgrade', {}],
    ['Jwt issuer is not configured', 'jwt-refused', {}],
    [
      '2026-11-25T03:00:00Z info Agent draining proxy for 45s, then terminating',
      'proxy-draining',
      { ok: true },
    ],
    [
      '2026-11-25T03:00:00Z warn ads ADS:LDS: ACK ERROR sidecar~192.0.2.7~cart-7d-x1.shop~shop.svc.cluster.local-9 Internal:Error adding/updating listener(s) 0.0.0.0_8080: duplicate',
      'proxy-rejected',
      { proxy: 'cart-7d-x1.shop' },
    ],
    [
      'Envoy proxy is NOT ready: config not received from XDS server (is Istiod running?)',
      'proxy-not-ready',
      {},
    ],
    [
      'Error creating: Internal error occurred: failed calling webhook "rev.namespace.sidecar-injector.istio.io": connection refused',
      'injection-webhook-failed',
      {},
    ],
    [
      'Error from server: admission webhook "rev.validation.istio.io" denied the request: configuration is invalid',
      'validation-webhook-denied',
      {},
    ],
    ['Liveness probe failed: Get "http://192.0.2.4:8080/live": EOF', 'app-probe-failed', {}],
    ['Error: accepts 0 arg(s), received 1', 'accepts-no-args', {}],
    ['connect to 240.240.0.7 port 5432: Operation timed out', 'auto-allocated-address', {}],
    [
      '{"level":"error","scope":"security","msg":"Failed to authenticate client from 192.0.2.8:4444: no verified chain"}',
      'istiod-authentication-failed',
      {},
    ],
  ])('%s', (text, signal, fields) => {
    const [first] = recognise(text);
    expect(first?.signal).toBe(signal);
    expect(first?.fields).toMatchObject(fields);
  });
});

describe('istioctl', () => {
  test.each<[string, string, string, Partial<Fields>]>([
    [
      'old table, in sync',
      'NAME        CDS        LDS        EDS        RDS          ECDS         ISTIOD         VERSION\na.shop      SYNCED     SYNCED     SYNCED     NOT SENT     IGNORED      istiod-x       1.26.2',
      'proxy-in-sync',
      { ok: true },
    ],
    [
      'old table, stale',
      'NAME        CDS        LDS        EDS        RDS       ISTIOD      VERSION\na.shop      SYNCED     STALE (2m)     STALE     SYNCED     istiod-x       1.20.1',
      'proxy-stale',
      { stale: ['LDS', 'EDS'] },
    ],
    [
      'verbose table of today, refused',
      'NAME      CLUSTER     CDS             LDS            EDS             RDS             ECDS        ISTIOD     VERSION\na.shop    Kubernetes  SYNCED (15s)    ERROR (15s)    SYNCED (15s)    SYNCED (15s)    IGNORED     istiod-x   1.31.1',
      'proxy-rejected',
      { rejected: ['LDS'] },
    ],
    [
      'short table of today',
      'NAME       CLUSTER        ISTIOD       VERSION     SUBSCRIBED TYPES\na.shop     Kubernetes     istiod-x     1.31.1      4 (CDS,LDS,EDS,RDS)',
      'proxy-status-table',
      {},
    ],
    [
      'one proxy',
      'Clusters Match\nListeners Match\nRoutes Match (RDS last loaded at …)',
      'proxy-in-sync',
      { ok: true },
    ],
    [
      'analyze',
      'Warning [IST0103] (Pod shop/cart-1) The pod is missing the Istio proxy.\nInfo [IST0102] (Namespace shop) The namespace is not enabled for Istio injection.',
      'ist0102',
      { codes: ['IST0103', 'IST0102'] },
    ],
    [
      'analyze, hints only',
      'Info [IST0118] (Service shop/cart) Port name  (port: 80) …',
      'ist0118',
      { ok: true },
    ],
    [
      'analyze, clean',
      '✔ No validation issues found when analyzing namespace: shop.',
      'analyze-clean',
      { ok: true, codes: [] },
    ],
  ])('%s', (_, text, signal, fields) => {
    const all = recognise(text);
    expect(all.map((r) => r.signal)).toContain(signal);
    expect(all[0]?.fields).toMatchObject(fields);
  });

  test('a warning is not called ok', () => {
    expect(recognise('Warning [IST0103] (Pod shop/cart-1) missing')[0]?.fields.ok).toBeUndefined();
  });
});

describe('silence', () => {
  test.each([
    [''],
    ['hello'],
    ['no'],
    ['do it'],
    ['404'],
    ['the dr said so'],
    ['Error from server (NotFound): services "cart" not found'],
    ['apiVersion: v1\nkind: Service\nmetadata:\n  name: cart\nspec:\n  ports:\n  - port: 80\n'],
    ['[2026-11-25] "quoted" 1234'],
    ['{"not": "a log"}'],
    ['{"broken'],
  ])('%j', (text) => expect(recognise(text)).toEqual([]));

  test('any text is read in time', () => {
    const start = performance.now();
    recognise('x '.repeat(300_000));
    recognise(`"${'a'.repeat(300_000)}`);
    recognise(`[${'- '.repeat(150_000)}`);
    recognise('"GET '.repeat(50_000));
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
