import type { Resource } from '../parse/resource.ts';

/** API groups in which a kind means what rules take it for. '' is the core group. */
const GROUPS: Record<string, readonly string[]> = {
  ...group('', 'ConfigMap Endpoints Namespace Node Pod Secret Service ServiceAccount ReplicationController'),
  ...group('apps extensions', 'DaemonSet Deployment ReplicaSet StatefulSet'),
  ...group('batch', 'CronJob Job'),
  ...group('discovery.k8s.io', 'EndpointSlice'),
  ...group('networking.k8s.io extensions', 'Ingress IngressClass NetworkPolicy'),
  ...group('admissionregistration.k8s.io', 'MutatingWebhookConfiguration ValidatingWebhookConfiguration'),
  ...group('apiextensions.k8s.io', 'CustomResourceDefinition'),
  ...group(
    'networking.istio.io',
    'DestinationRule EnvoyFilter Gateway ProxyConfig ServiceEntry Sidecar VirtualService WorkloadEntry WorkloadGroup',
  ),
  ...group('security.istio.io', 'AuthorizationPolicy PeerAuthentication RequestAuthentication'),
  ...group('telemetry.istio.io', 'Telemetry'),
  ...group('extensions.istio.io', 'TrafficExtension WasmPlugin'),
  ...group('install.istio.io', 'IstioOperator'),
  ...group(
    'gateway.networking.k8s.io',
    'BackendTLSPolicy GatewayClass GRPCRoute HTTPRoute ListenerSet ReferenceGrant TCPRoute TLSRoute UDPRoute',
  ),
};

function group(groups: string, kinds: string): Record<string, readonly string[]> {
  return Object.fromEntries(kinds.split(' ').map((kind) => [kind, groups === '' ? [''] : groups.split(' ')]));
}

/**
 * The name under which rules know a resource's kind. Gateway API's Gateway is `KubernetesGateway`.
 * A kind of a foreign group (Knative's Service) is `Kind.group`, so that no rule takes it for another.
 */
export function modelKind(resource: Resource): string {
  const { kind, group: apiGroup, apiVersion } = resource;
  if (resource.pseudo) return kind;
  if (kind === 'Gateway' && apiGroup === 'gateway.networking.k8s.io') return 'KubernetesGateway';
  const groups = Object.hasOwn(GROUPS, kind) ? GROUPS[kind] : undefined;
  if (groups && (apiVersion === '' || groups.includes(apiGroup))) return kind;
  return apiGroup === '' ? kind : `${kind}.${apiGroup}`;
}

/** kubectl's name for a kind, to fetch it: plural, with its group where kinds of several groups share the name. */
export function fetchName(kind: string): string {
  const special: Record<string, string> = {
    KubernetesGateway: 'gateways.gateway.networking.k8s.io',
    Gateway: 'gateways.networking.istio.io',
    ProxyConfig: 'proxyconfigs',
    Telemetry: 'telemetries',
    Endpoints: 'endpoints',
    Ingress: 'ingresses',
  };
  const lower = kind.toLowerCase();
  if (special[kind]) return special[kind];
  if (lower.endsWith('y')) return `${lower.slice(0, -1)}ies`;
  return `${lower}s`;
}
