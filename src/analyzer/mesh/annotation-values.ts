import { isSubnet } from '../schema/words.ts';

/** What a value should be, in words; undefined when the value will do. */
type Check = (value: string) => string | undefined;

const items = (value: string) => (value === '' ? [] : value.split(','));

const wholeNumber =
  (most: number): Check =>
  (value) =>
    /^\d+$/.test(value) && Number(value) <= most ? undefined : `a whole number from 0 to ${most}`;

const uint32 = wholeNumber(4_294_967_295);

const ranges =
  (allowAll: boolean): Check =>
  (value) =>
    (allowAll && value === '*') || items(value).every((item) => item.includes('/') && isSubnet(item))
      ? undefined
      : `a comma-separated list of CIDR blocks without blanks${allowAll ? ', or `*`' : ''}`;

const ports =
  (allowAll: boolean): Check =>
  (value) =>
    (allowAll && value === '*') ||
    items(value.trim()).every((item) => /^\d+$/.test(item.trim()) && Number(item) <= 65_535)
      ? undefined
      : `a comma-separated list of port numbers${allowAll ? ', or `*`' : ''}`;

const interfaces: Check = (value) =>
  items(value).every((item) => /^[A-Za-z][\w.-]{0,14}$/.test(item.trim()))
    ? undefined
    : 'a comma-separated list of interface names of at most 15 characters';

const boolean: Check = (value) =>
  /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/.test(value) ? undefined : '`true` or `false`';

const quantity: Check = (value) =>
  /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/.test(value)
    ? undefined
    : 'a Kubernetes quantity, such as `100m` or `128Mi`';

const oneOf =
  (...words: string[]): Check =>
  (value) =>
    words.includes(value) ? undefined : `one of ${words.map((word) => `\`${word}\``).join(', ')}`;

const CHECKS: Record<string, Check> = {
  'istio.io/reroute-virtual-interfaces': interfaces,
  'prometheus.istio.io/merge-metrics': boolean,
  'readiness.status.sidecar.istio.io/failureThreshold': uint32,
  'readiness.status.sidecar.istio.io/initialDelaySeconds': uint32,
  'readiness.status.sidecar.istio.io/periodSeconds': uint32,
  'sidecar.istio.io/interceptionMode': oneOf('REDIRECT', 'TPROXY', 'NONE'),
  'sidecar.istio.io/proxyCPU': quantity,
  'sidecar.istio.io/proxyCPULimit': quantity,
  'sidecar.istio.io/proxyMemory': quantity,
  'sidecar.istio.io/proxyMemoryLimit': quantity,
  'status.sidecar.istio.io/port': wholeNumber(65_535),
  'traffic.sidecar.istio.io/excludeInboundPorts': ports(false),
  'traffic.sidecar.istio.io/excludeInterfaces': interfaces,
  'traffic.sidecar.istio.io/excludeOutboundIPRanges': ranges(false),
  'traffic.sidecar.istio.io/excludeOutboundPorts': ports(false),
  'traffic.sidecar.istio.io/includeInboundPorts': ports(true),
  'traffic.sidecar.istio.io/includeOutboundIPRanges': ranges(true),
  'traffic.sidecar.istio.io/kubevirtInterfaces': interfaces,
};

/**
 * What the value of an annotation should be, where injection or its template cannot use it.
 * Source: pkg/kube/inject/validate.go and istioctl's annotation analyzer in istio/istio.
 * @returns undefined for values that will do, and for annotations whose values nobody checks
 */
export function wantedValue(name: string, value: string): string | undefined {
  // What a template or a patch will fill in is not known.
  if (/\{\{|\$[({]|PLACEHOLDER/.test(value)) return undefined;
  return Object.hasOwn(CHECKS, name) ? CHECKS[name]!(value) : undefined;
}
