import { asNumber, asText, type JsonMap } from '../parse/json.ts';

/** What Istio makes of a port: the protocol, and what said so. */
export interface PortProtocol {
  /** `auto`: detected per connection by the sidecar. `unknown`: a name or appProtocol that Istio does not know. */
  protocol: Protocol;
  from: 'appProtocol' | 'name' | 'well-known port' | 'transport' | 'nothing';
}

export type Protocol =
  | 'http'
  | 'http2'
  | 'https'
  | 'grpc'
  | 'grpc-web'
  | 'tcp'
  | 'tls'
  | 'mongo'
  | 'redis'
  | 'mysql'
  | 'udp'
  | 'auto';

const NAMES: Record<string, Protocol> = {
  http: 'http',
  http_proxy: 'http',
  http2: 'http2',
  https: 'https',
  grpc: 'grpc',
  'grpc-web': 'grpc-web',
  tcp: 'tcp',
  tls: 'tls',
  mongo: 'mongo',
  redis: 'redis',
  mysql: 'mysql',
  udp: 'udp',
};

/** Values of appProtocol that are not protocol names (Kubernetes, "Application protocol"). */
const APP_PROTOCOLS: Record<string, Protocol> = {
  'kubernetes.io/h2c': 'http2',
  'kubernetes.io/ws': 'http',
  'kubernetes.io/wss': 'https',
};

/** Ports that Istio never sniffs, because the server speaks first there. */
const SERVER_FIRST_PORTS = new Set([25, 53, 3306, 27017]);

/** Protocols that are routed request by request. */
export function isHttp(protocol: Protocol): boolean {
  return protocol === 'http' || protocol === 'http2' || protocol === 'grpc' || protocol === 'grpc-web';
}

/** Protocol named by a port's name: all of it, or what stands before the first dash; undefined if Istio knows neither. */
export function protocolOfName(name: string): Protocol | undefined {
  const lower = name.toLowerCase();
  if (lower.startsWith('grpc-web')) return 'grpc-web';
  const prefix = lower.split('-', 1)[0] ?? '';
  return Object.hasOwn(NAMES, prefix) ? NAMES[prefix] : undefined;
}

/** Protocol named by `appProtocol`; undefined when Istio does not know the value. */
export function protocolOfAppProtocol(appProtocol: string): Protocol | undefined {
  const lower = appProtocol.toLowerCase();
  return Object.hasOwn(APP_PROTOCOLS, lower) ? APP_PROTOCOLS[lower] : protocolOfName(lower);
}

/**
 * Protocol of a Service port: appProtocol, else the name, else ports that are never sniffed, else detection.
 * Source: istio pkg/config/kube/conversion.go and istio.io, "Protocol Selection".
 */
export function protocolOfPort(port: JsonMap): PortProtocol {
  if (asText(port.protocol)?.toUpperCase() === 'UDP') return { protocol: 'udp', from: 'transport' };
  // An appProtocol that Istio does not know hides the name all the same.
  const appProtocol = asText(port.appProtocol);
  const named =
    appProtocol === undefined ? protocolOfName(asText(port.name) ?? '') : protocolOfAppProtocol(appProtocol);
  if (named) return { protocol: named, from: appProtocol === undefined ? 'name' : 'appProtocol' };
  if (SERVER_FIRST_PORTS.has(asNumber(port.port) ?? 0)) return { protocol: 'tcp', from: 'well-known port' };
  return { protocol: 'auto', from: 'nothing' };
}
