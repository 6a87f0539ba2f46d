/** Each runbook's symptom as people say it, and the words they look for; in the order of the home page. */
export const SYMPTOMS: { topic: string; says: string; words: string }[] = [
  {
    topic: 'route-order',
    says: 'A route never matches',
    words: 'VirtualService order, prefixes, rewrites, 404 NR',
  },
  {
    topic: 'route-not-found',
    says: 'The gateway answers 404',
    words: '404 NR, filter_chain_not_found, host, Gateway, SNI, one certificate',
  },
  {
    topic: 'version-gets-no-traffic',
    says: 'A new version gets no traffic',
    words: 'canary, weights, subsets, replicas, mesh and gateways',
  },
  {
    topic: 'gateway-api-routing',
    says: 'A Gateway API route has no effect',
    words: 'HTTPRoute, PROGRAMMED, attachedRoutes, allowedRoutes, ReferenceGrant, 500',
  },
  {
    topic: 'gateway-unreachable',
    says: 'The gateway cannot be reached, or its TLS fails',
    words: 'timeout, reset, load balancer, credentialName, certificate, SNI, redirect loop',
  },
  {
    topic: 'no-healthy-upstream',
    says: '503, no healthy upstream',
    words: '503 UH, subsets, selectors, probes, outlier detection, locality',
  },
  {
    topic: 'upstream-reset',
    says: '503, reset before headers',
    words: '503 UC, 503 UF, connection refused, keep-alive, idle timeout, retries',
  },
  {
    topic: 'limits-and-circuit-breakers',
    says: '503 overflow or 429',
    words: '503 UO, 429 RL, connection pool, circuit breaker, rate limit, outlier detection',
  },
  {
    topic: 'retries-and-timeouts',
    says: '504, or a request arrives more than once',
    words: '504 UT, URX, timeout, perTryTimeout, retries, retry storm, duplicate POST, gRPC deadline',
  },
  {
    topic: 'locality-failover',
    says: 'Calls leave their zone, or stay in one that fails',
    words: 'locality, failover, distribute, outlier detection, trafficDistribution, PreferClose',
  },
  {
    topic: 'graceful-termination',
    says: 'Requests fail while pods stop',
    words: 'roll-out, drain, preStop, grace period, native sidecars',
  },
  {
    topic: 'grpc-load-balancing',
    says: 'gRPC goes to one pod',
    words: 'protocol, port names, headless, streams',
  },
  {
    topic: 'access-denied',
    says: 'Calls are refused with 403',
    words: '403, AuthorizationPolicy, principals, DENY, dry run',
  },
  {
    topic: 'jwt-rejected',
    says: 'A token is refused, or not asked for',
    words: '401, 403, JWT, JWKS, issuer, audience, RequestAuthentication',
  },
  {
    topic: 'mutual-tls-failures',
    says: 'Mutual TLS fails',
    words: 'STRICT, reset, CERTIFICATE_VERIFY_FAILED, roots, expiry',
  },
  {
    topic: 'ambient-traffic',
    says: 'In ambient, calls fail or skip the waypoint',
    words: 'ztunnel, HBONE, 15008, use-waypoint, WaypointBound, NetworkPolicy',
  },
  {
    topic: 'sidecar-not-injected',
    says: 'A Pod has no sidecar, or it is not ready',
    words: 'injection, labels, revisions, webhook, CNI',
  },
  {
    topic: 'startup-order',
    says: 'A Pod fails in its first seconds, or a Job never ends',
    words: 'startup, init containers, connection refused, hold, native sidecars, quitquitquit',
  },
  {
    topic: 'bind-address',
    says: 'Connection refused, only with the mesh',
    words: 'listen address, 127.0.0.1, Pod IP, 503 UF',
  },
  {
    topic: 'multi-cluster',
    says: 'A service in another cluster is unreachable',
    words: 'networks, east-west gateway, remote secrets, trust',
  },
  {
    topic: 'smart-dns',
    says: 'A name does not resolve',
    words: 'DNS capture, ServiceEntry addresses, 240.240.x.y',
  },
  { topic: 'header-case', says: 'Sessions do not stick to a pod', words: 'consistent hash, header, cookie' },
  { topic: 'websocket', says: 'WebSockets fail or drop', words: 'upgrade, HTTP/2, timeouts, drains' },
  {
    topic: 'config-not-applied',
    says: 'A change has no effect',
    words: 'STALE, ERROR, ACK ERROR, webhook, istio.io/rev, discoverySelectors',
  },
  {
    topic: 'egress-blocked',
    says: 'A call out of the mesh fails',
    words: '502 block_all, BlackHoleCluster, ServiceEntry, TLS origination, egress gateway',
  },
  {
    topic: 'sidecar-scope',
    says: 'A policy has no effect',
    words: 'inbound and outbound, Sidecar egress, which proxy decides',
  },
  {
    topic: 'proxy-memory',
    says: 'A proxy or istiod takes too much memory',
    words: 'OOMKilled, CPU limit, Sidecar, metrics, concurrency, slow pushes',
  },
  {
    topic: 'upgrade-and-revisions',
    says: 'Something broke with an Istio upgrade',
    words: 'istio.io/rev, tags, version skew, EnvoyFilter, ACK ERROR, CRDs, ImagePullBackOff',
  },
  {
    topic: 'envoyfilter-after-upgrade',
    says: 'An EnvoyFilter breaks proxies or does nothing',
    words: 'EnvoyFilter after an upgrade, ACK ERROR, registered implementation, proxyVersion, typed_config',
  },
  {
    topic: 'install-options',
    says: 'An install option is refused or ignored',
    words: 'IstioOperator, istioctl, Helm, mesh config',
  },
];
