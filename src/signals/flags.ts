/**
 * Envoy's response flags, short and long: `%RESPONSE_FLAGS%` prints the one, `%RESPONSE_FLAGS_LONG%` the other.
 * https://www.envoyproxy.io/docs/envoy/latest/configuration/observability/access_log/usage
 */
export const LONG_NAMES: Record<string, string> = {
  UH: 'NoHealthyUpstream',
  UF: 'UpstreamConnectionFailure',
  UO: 'UpstreamOverflow',
  NR: 'NoRouteFound',
  URX: 'UpstreamRetryLimitExceeded',
  NC: 'NoClusterFound',
  DT: 'DurationTimeout',
  DC: 'DownstreamConnectionTermination',
  LH: 'FailedLocalHealthCheck',
  UT: 'UpstreamRequestTimeout',
  LR: 'LocalReset',
  UR: 'UpstreamRemoteReset',
  UC: 'UpstreamConnectionTermination',
  DI: 'DelayInjected',
  FI: 'FaultInjected',
  RL: 'RateLimited',
  UAEX: 'UnauthorizedExternalService',
  RLSE: 'RateLimitServiceError',
  IH: 'InvalidEnvoyRequestHeaders',
  SI: 'StreamIdleTimeout',
  DPE: 'DownstreamProtocolError',
  UPE: 'UpstreamProtocolError',
  UMSDR: 'UpstreamMaxStreamDurationReached',
  RFCF: 'ResponseFromCacheFilter',
  NFCF: 'NoFilterConfigFound',
  OM: 'OverloadManagerTerminated',
  DF: 'DnsResolutionFailed',
  DO: 'DropOverload',
  DR: 'DownstreamRemoteReset',
  UDO: 'UnconditionalDropOverload',
};

/** Short names by the long ones. The protobuf name of OM has no `Terminated`. */
const SHORT_NAMES = new Map<string, string>([
  ...Object.entries(LONG_NAMES).map(([short, long]) => [long.toLowerCase(), short] as const),
  ['overloadmanager', 'OM'],
]);

/** The short flag for a short or long name, in any case when it is long; undefined for anything else. */
export function flagOf(word: string): string | undefined {
  if (word in LONG_NAMES) return word;
  return word.length > 8 ? SHORT_NAMES.get(word.toLowerCase()) : undefined;
}

/** Flags of a column such as `UF,URX`, `-` or `UpstreamOverflow`; undefined when it is no list of flags. */
export function readFlags(column: string): string[] | undefined {
  if (column === '-' || column === '') return [];
  const flags = column
    .split(',')
    .map((word) => flagOf(word) ?? (/^[A-Z]{2,5}$/.test(word) ? word : undefined));
  return flags.every((flag) => flag !== undefined) ? flags : undefined;
}
