import { NEWEST_ISTIO } from '../mesh/settings.ts';
import { checkValue } from './check.ts';
import { findKind } from './decode.ts';
import type { Problem, Steps } from './problem.ts';

export type { Fault, Problem, Repair } from './problem.ts';

const OLDEST_TABLE = 24;
const minor = (version: string) => /^1\.(\d+)/.exec(version)?.[1];

/** 31 of "1.31"; versions before the tables count as the oldest, unreadable ones as the newest released. */
export function minorOf(version: string): number {
  return Math.max(OLDEST_TABLE, Number(minor(version) ?? minor(NEWEST_ISTIO)));
}

function settings(kind: string, name: string, unknown: (path: Steps) => string) {
  return (value: unknown, version: string): Problem[] => {
    const { node } = findKind('install.istio.io', kind)!;
    return checkValue({ node, minor: minorOf(version), name, proto: true, unknown }, value);
  };
}

const ignored = () => 'istiod ignores it';
const refused = (path: Steps) =>
  path[0] === 'meshConfig' ? 'istiod ignores it' : 'istioctl refuses the file';
const passed = () => 'Istio’s charts do not read it';

/**
 * What is wrong with a mesh configuration, a proxy configuration, an IstioOperator's spec, Helm values or
 * meshNetworks, for a version such as "1.31". Paths are counted from the value. They are read as protobuf JSON:
 * snake_case names pass. Unknown fields of a mesh configuration are ignored by istiod, those of an IstioOperator's
 * spec and values make istioctl refuse it; Helm passes unknown values on.
 */
export const checkMeshConfig = settings('MeshConfig', 'meshConfig', ignored);
export const checkProxyConfig = settings('ProxyConfig', 'proxyConfig', ignored);
export const checkIstioOperator = settings('IstioOperator', 'spec', refused);
export const checkHelmValues = settings('HelmValues', 'values', passed);
export const checkMeshNetworks = settings('MeshNetworks', 'meshNetworks', ignored);
