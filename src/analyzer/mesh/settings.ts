import { asMap, asText, isMap, type JsonMap } from '../parse/json.ts';
import { embedded, type Place, type Resource, rangeOfPlace } from '../parse/resource.ts';
import type { Options, Setting, Settings } from '../types.ts';

/** Versions of Istio that rules know, oldest first; the last is the newest released. */
export const ISTIO_VERSIONS = ['1.24', '1.25', '1.26', '1.27', '1.28', '1.29', '1.30', '1.31'] as const;
export const NEWEST_ISTIO = ISTIO_VERSIONS[ISTIO_VERSIONS.length - 1]!;

/** A mesh config wherever one is written: ConfigMap `istio`, IstioOperator, Helm values, or bare. */
export interface MeshConfigView {
  resource: Resource;
  value: JsonMap;
  /** A place in it: `at('defaultConfig', 'proxyMetadata')`. */
  at(...path: (string | number)[]): Place;
}

/** A proxy config wherever one is written: mesh config's defaultConfig or a Pod's annotation. */
export interface ProxyConfigView extends MeshConfigView {
  scope: 'mesh' | 'workload';
}

/** Where mesh config is written in the paste, in the order of the text. */
export function findMeshConfigs(
  resources: readonly Resource[],
  kindOf: (r: Resource) => string,
): MeshConfigView[] {
  return resources.flatMap((resource): MeshConfigView[] => {
    const kind = kindOf(resource);
    if (kind === 'MeshConfig') return [{ resource, value: resource.object, at: resource.at }];
    if (kind === 'HelmValues' && isMap(resource.object.meshConfig)) {
      return [
        { resource, value: resource.object.meshConfig, at: (...path) => resource.at('meshConfig', ...path) },
      ];
    }
    if (kind === 'IstioOperator') {
      const direct = isMap(resource.spec.meshConfig) ? [['spec', 'meshConfig']] : [];
      const values = isMap(asMap(resource.spec.values).meshConfig) ? [['spec', 'values', 'meshConfig']] : [];
      return [...direct, ...values].map((base) => ({
        resource,
        value: asMap(base.reduce<unknown>((value, step) => asMap(value)[step], resource.object)),
        at: (...path) => resource.at(...base, ...path),
      }));
    }
    if (kind === 'ConfigMap' && /^istio(?:-.+)?$/.test(resource.name)) {
      const mesh = embedded(resource, 'data', 'mesh');
      return mesh && isMap(mesh.value) ? [{ resource, value: mesh.value, at: mesh.at }] : [];
    }
    return [];
  });
}

const MINOR = /^v?(\d+\.\d+)/;

/** "1.29" of "1.29.3" or "v1.29"; undefined for anything else. */
export function minorOf(version: string): string | undefined {
  return MINOR.exec(version)?.[1];
}

/** Negative when `a` is the older minor version. */
export function compareVersions(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number);
  const [majorB = 0, minorB = 0] = b.split('.').map(Number);
  return majorA - majorB || minorA - minorB;
}

/** The settings in force: options first, then a pasted mesh config, then Istio's defaults. */
export function readSettings(options: Options, configs: readonly MeshConfigView[]): Settings {
  const pick = <T>(
    option: T | undefined,
    pasted: (config: MeshConfigView) => Setting<T> | undefined,
    byDefault: T,
  ): Setting<T> => {
    if (option !== undefined) return { value: option, from: 'option' };
    for (const config of configs) {
      const found = pasted(config);
      if (found) return found;
    }
    return { value: byDefault, from: 'default' };
  };
  const pasted = <T>(value: T | undefined, place: () => Place): Setting<T> | undefined => {
    if (value === undefined) return undefined;
    const at = place();
    return { value, from: 'pasted', source: at.tree.source, range: rangeOfPlace(at) };
  };
  const none = () => undefined;
  return {
    istioVersion: pick(
      options.istioVersion === undefined ? undefined : minorOf(options.istioVersion),
      none,
      NEWEST_ISTIO,
    ),
    complete: pick(options.complete, none, false),
    defaultNamespace: pick(options.defaultNamespace, none, 'default'),
    rootNamespace: pick(
      options.rootNamespace,
      ({ value, at }) => pasted(asText(value.rootNamespace) || undefined, () => at('rootNamespace')),
      'istio-system',
    ),
    clusterDomain: pick(options.clusterDomain, none, 'cluster.local'),
    autoMtls: pick(
      options.autoMtls,
      ({ value, at }) =>
        pasted(typeof value.enableAutoMtls === 'boolean' ? value.enableAutoMtls : undefined, () =>
          at('enableAutoMtls'),
        ),
      true,
    ),
    outboundTrafficPolicy: pick(
      options.outboundTrafficPolicy,
      ({ value, at }) => {
        const mode = asMap(value.outboundTrafficPolicy).mode;
        return pasted(mode === 'ALLOW_ANY' || mode === 'REGISTRY_ONLY' ? mode : undefined, () =>
          at('outboundTrafficPolicy', 'mode'),
        );
      },
      'ALLOW_ANY',
    ),
  };
}
