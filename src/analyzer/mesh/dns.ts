import { asMap, asText } from '../parse/json.ts';
import { describe, type Place, type Resource } from '../parse/resource.ts';
import type { Mesh } from './index.ts';
import { compareVersions } from './settings.ts';

export const DNS_CAPTURE = 'ISTIO_META_DNS_CAPTURE';
export const DNS_AUTO_ALLOCATE = 'ISTIO_META_DNS_AUTO_ALLOCATE';
/** Read by istiod from its own environment; proxies ignore it. */
export const ISTIOD_AUTO_ALLOCATE = 'PILOT_ENABLE_IP_AUTOALLOCATE';
/** Label of a ServiceEntry that takes it out of allocation when "false". */
export const AUTO_ALLOCATE_LABEL = 'networking.istio.io/enable-autoallocate-ip';
/** Kinds in which proxies' environment can be written, beside a Pod's annotation. */
export const PROXY_ENVIRONMENT_KINDS = [
  'ConfigMap',
  'IstioOperator',
  'HelmValues',
  'MeshConfig',
  'ProxyConfig',
] as const;

/** Environment of proxies as written in one place: `proxyMetadata`, or a ProxyConfig's `environmentVariables`. */
export interface ProxyEnvironment {
  resource: Resource;
  /** In words, for messages. */
  scope: string;
  values: Record<string, unknown>;
  at(...path: string[]): Place;
}

/** Every place of the paste where the environment of proxies is written. */
export function proxyEnvironments(mesh: Mesh): ProxyEnvironment[] {
  const written = mesh.proxyConfigs.map(
    (config): ProxyEnvironment => ({
      resource: config.resource,
      scope: config.scope === 'mesh' ? 'the mesh’s proxies' : `the proxies of ${describe(config.resource)}`,
      values: asMap(config.value.proxyMetadata),
      at: (...path) => config.at('proxyMetadata', ...path),
    }),
  );
  const objects = mesh.of('ProxyConfig').map(
    (resource): ProxyEnvironment => ({
      resource,
      scope: `the proxies of ${describe(resource)}`,
      values: asMap(resource.spec.environmentVariables),
      at: (...path) => resource.at('spec', 'environmentVariables', ...path),
    }),
  );
  return [...written, ...objects];
}

const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True']);
const FALSE = new Set(['0', 'f', 'F', 'FALSE', 'false', 'False']);

/** What Istio reads from a setting's text (Go's strconv.ParseBool); undefined for texts it refuses. */
export function readBoolean(text: string): boolean | undefined {
  if (TRUE.has(text)) return true;
  return FALSE.has(text) ? false : undefined;
}

/** Whether a place turns a setting on. */
export function turnsOn({ values }: ProxyEnvironment, name: string): boolean {
  return readBoolean(asText(values[name]) ?? '') === true;
}

/** Whether istiod allocates addresses by itself: the default since 1.25. */
export function istiodAllocates(mesh: Mesh): boolean {
  return compareVersions(mesh.settings.istioVersion.value, '1.25') >= 0;
}

/**
 * Places that turn allocation by the proxy on while nothing in the paste turns DNS capture on: the proxy then uses no
 * allocated address (pilot/pkg/model/service.go, nodeUsesAutoallocatedIPs).
 */
export function uncapturedAllocations(mesh: Mesh): ProxyEnvironment[] {
  const environments = proxyEnvironments(mesh);
  if (environments.some((environment) => turnsOn(environment, DNS_CAPTURE))) return [];
  return environments.filter((environment) => turnsOn(environment, DNS_AUTO_ALLOCATE));
}
