/** Names of Envoy's clusters, as Istio writes them. */

export interface Cluster {
  direction: 'inbound' | 'outbound';
  port?: string;
  subset?: string;
  host?: string;
}

/** `outbound|8080|v1|orders.shop.svc.cluster.local` in its parts; undefined for names of another shape. */
export function readCluster(name: string): Cluster | undefined {
  const bars = /^(inbound|outbound)(?:-vip)?\|(\d{0,5})\|([^|]*)\|([^|;]*)/.exec(name);
  // An east-west gateway names its clusters by the SNI of the caller: `outbound_.8080_.v1_.orders.shop…`.
  const dots = /^(outbound)_\.(\d{0,5})_\.([^_]*)_\.(\S+)$/.exec(name);
  const [, direction, port, subset, host] = bars ?? dots ?? [];
  if (!direction) return undefined;
  const cluster: Cluster = { direction: direction as Cluster['direction'] };
  if (port) cluster.port = port;
  if (subset) cluster.subset = subset;
  if (host) cluster.host = host;
  return cluster;
}

/** Clusters that are no Service's, and what one of them in a log line means. */
const SPECIAL: [RegExp, string][] = [
  [
    /^PassthroughCluster/,
    'No Service or ServiceEntry fits: sent on unchanged to the address that was asked for.',
  ],
  [/^BlackHoleCluster/, 'No Service or ServiceEntry fits and REGISTRY_ONLY holds: closed.'],
  [/^InboundPassthrough/, 'To a port of this Pod that no Service declares.'],
  [/^block_all/, 'REGISTRY_ONLY holds and the host is unknown: refused.'],
  [/^allow_any/, 'The host is unknown and let through.'],
  [/^xds-grpc|^sds-grpc/, 'The proxy’s own connection to istiod or its agent.'],
  [/^prometheus_stats|^agent/, 'The proxy’s own port for metrics and probes.'],
  [/^(?:main_internal|encap|connect_originate|inner_connect_originate)/, 'A waypoint’s inner hop.'],
];

/** One sentence about a cluster's name. */
export function describeCluster(name: string): string {
  const cluster = readCluster(name);
  if (!cluster)
    return (
      SPECIAL.find(([pattern]) => pattern.test(name))?.[1] ?? 'A cluster that Istio does not name itself.'
    );
  const { direction, port, subset, host } = cluster;
  const parts = [
    port && `port ${port}`,
    subset ? `subset \`${subset}\`` : direction === 'outbound' && 'no subset',
    host && `host \`${host}\``,
  ].filter(Boolean);
  const side =
    direction === 'inbound'
      ? 'Inbound: the called Pod’s own proxy wrote this line, on the way to its application'
      : 'Outbound: the caller’s proxy or a gateway wrote this line';
  return `${side}; ${parts.join(', ')}.`;
}
