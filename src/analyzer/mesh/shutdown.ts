import { asList, asMap, asNumber, asText, isMap, textsOf } from '../parse/json.ts';
import type { Place } from '../parse/resource.ts';
import type { Mesh } from './index.ts';
import { compareVersions } from './settings.ts';
import type { Container, Workload } from './workloads.ts';

/** Kubernetes' default for terminationGracePeriodSeconds. */
export const DEFAULT_GRACE_SECONDS = 30;
/** Default of terminationDrainDuration, and of MINIMUM_DRAIN_DURATION. */
export const DEFAULT_DRAIN_SECONDS = 5;

const UNIT_SECONDS: Record<string, number> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** Seconds of a Go duration such as "30s" or "1m30s"; undefined where Go cannot read it ("30", "30 s"). */
export function durationSeconds(text: string): number | undefined {
  if (text === '0') return 0;
  if (!/^(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, number = '', unit = ''] of text.matchAll(/(\d+(?:\.\d*)?)(ns|us|µs|ms|s|m|h)/g))
    total += Number(number) * (UNIT_SECONDS[unit] ?? 0);
  return total;
}

/** terminationGracePeriodSeconds of a workload's Pods, and whether it is written. */
export function gracePeriod(workload: Workload): { seconds: number; written: boolean; at: Place } {
  const written = asNumber(workload.podSpec.terminationGracePeriodSeconds);
  return {
    seconds: written ?? DEFAULT_GRACE_SECONDS,
    written: written !== undefined,
    at: workload.at('spec', 'terminationGracePeriodSeconds'),
  };
}

export interface PreStop {
  container: Container;
  /** Command line of an exec handler; '' for other handlers. */
  command: string;
  /** How long the hook sleeps at least; 0 where it doesn't, or where a loop decides. */
  sleeps: number;
  at: Place;
}

/** The preStop hooks of a workload's containers (init containers only where they stay, as native sidecars do). */
export function preStops(workload: Workload): PreStop[] {
  return workload.containers.flatMap((container): PreStop[] => {
    if (container.init && container.object.restartPolicy !== 'Always') return [];
    const hook = asMap(container.object.lifecycle).preStop;
    if (!isMap(hook)) return [];
    const command = textsOf(asMap(hook.exec).command).join(' ');
    const sleep = asNumber(asMap(hook.sleep).seconds) ?? sleptSeconds(command);
    return [{ container, command, sleeps: sleep, at: container.at('lifecycle', 'preStop') }];
  });
}

const SLEEP = /(?:^|[\s;&|(/])sleep\s+((?:\d+(?:\.\d+)?[smhd]?\s*)+|infinity|inf)/g;

function sleptSeconds(command: string): number {
  if (/\b(?:while|until|for|if|case)\b|\|\|/.test(command)) return 0;
  let total = 0;
  for (const [, amount = ''] of command.matchAll(SLEEP)) {
    if (amount.startsWith('inf')) return Number.POSITIVE_INFINITY;
    for (const part of amount.trim().split(/\s+/)) {
      const unit = part.endsWith('d') ? 86_400 : (UNIT_SECONDS[/[smh]$/.exec(part)?.[0] ?? 's'] ?? 1);
      total += Number.parseFloat(part) * unit;
    }
  }
  return total;
}

export type SidecarMode = 'native' | 'classic' | 'unknown';

const NATIVE = 'sidecar.istio.io/nativeSidecar';

/**
 * How a workload's sidecar ends: `native` after the application, `classic` beside it.
 * Istio 1.27 and newer choose by the kubelet's version, which YAML does not show: `unknown`.
 * `certain` is false where a setting of istiod could change the verdict.
 */
export function sidecarMode(mesh: Mesh, workload: Workload): { mode: SidecarMode; certain: boolean } {
  const proxy = workload.containers.find((container) => container.name === 'istio-proxy');
  if (proxy?.init && proxy.object.restartPolicy === 'Always') return { mode: 'native', certain: true };
  if (isGateway(workload)) return { mode: 'classic', certain: true };
  const annotation = workload.annotations[NATIVE];
  if (annotation !== undefined) return { mode: annotation === 'false' ? 'classic' : 'native', certain: true };
  if (workload.annotations['sidecar.istio.io/status'] !== undefined && proxy && !proxy.init)
    return { mode: 'classic', certain: true };
  const byKubelet = compareVersions(mesh.settings.istioVersion.value, '1.27') >= 0;
  return { mode: byKubelet ? 'unknown' : 'classic', certain: false };
}

/** A gateway's proxy is the Pod's application: no sidecar, whatever the version. */
export function isGateway(workload: Workload): boolean {
  if (/\bgateway\b/.test(workload.annotations['inject.istio.io/templates'] ?? '')) return true;
  const proxy = workload.containers.find((container) => container.name === 'istio-proxy');
  return proxy !== undefined && (proxy.image === 'auto' || textsOf(proxy.object.args).includes('router'));
}

/** Whether the paste gives a reason to think that the workload's Pods have a sidecar. */
export function hasSidecar(mesh: Mesh, workload: Workload): boolean {
  const known = mesh.sidecarOf(workload);
  if (known !== 'unknown') return known !== 'none';
  return Object.keys(workload.annotations).some(
    (name) => /(?:^|\.)istio\.io\//.test(name) && name !== 'sidecar.istio.io/inject',
  );
}

export interface DrainSetting {
  key: string;
  value: unknown;
  at: Place;
  /** Written in the Pod's annotation, else in the mesh config. */
  own: boolean;
}

export interface DrainSettings {
  /** `terminationDrainDuration`. */
  termination: DrainSetting | undefined;
  /** `MINIMUM_DRAIN_DURATION`. */
  minimum: DrainSetting | undefined;
  /** `EXIT_ON_ZERO_ACTIVE_CONNECTIONS`. */
  exitOnZero: DrainSetting | undefined;
  /** Whether the last of these is on. */
  waitsForConnections: boolean;
  /** How long the agent lets the proxy live at least, and the setting that says so. */
  seconds: number;
  from: DrainSetting | undefined;
}

interface ConfigSource {
  value: Record<string, unknown>;
  at: (...path: (string | number)[]) => Place;
  own: boolean;
}

/** The drain settings that a workload's agent reads: its annotation over the mesh config's defaults. */
export function drainSettings(mesh: Mesh, workload: Workload): DrainSettings {
  const annotation = mesh.annotationConfig(workload);
  const sources: ConfigSource[] = [
    ...(annotation && isMap(annotation.value)
      ? [{ value: annotation.value, at: annotation.at, own: true }]
      : []),
    ...mesh.meshConfigs
      .filter((config) => isMap(config.value.defaultConfig))
      .map((config) => ({
        value: asMap(config.value.defaultConfig),
        at: (...path: (string | number)[]) => config.at('defaultConfig', ...path),
        own: false,
      })),
  ];
  return readDrain(sources);
}

/** The drain settings of one mesh-wide proxy config. */
export function meshDrainSettings(config: {
  value: Record<string, unknown>;
  at: (...path: (string | number)[]) => Place;
}): DrainSettings {
  return readDrain([{ value: config.value, at: config.at, own: true }]);
}

function readDrain(sources: readonly ConfigSource[]): DrainSettings {
  const pick = (...path: string[]): DrainSetting | undefined => {
    for (const { value, at, own } of sources) {
      const found = path.reduce<unknown>((map, step) => asMap(map)[step], value);
      if (found !== undefined)
        return { key: path[path.length - 1] ?? '', value: found, at: at(...path), own };
    }
    return undefined;
  };
  const termination = pick('terminationDrainDuration');
  const minimum = pick('proxyMetadata', 'MINIMUM_DRAIN_DURATION');
  const exitOnZero = pick('proxyMetadata', 'EXIT_ON_ZERO_ACTIVE_CONNECTIONS');
  const waitsForConnections = isTrue(exitOnZero?.value);
  const from = waitsForConnections ? minimum : termination;
  const seconds = durationSeconds(asText(from?.value) ?? '') ?? DEFAULT_DRAIN_SECONDS;
  return { termination, minimum, exitOnZero, waitsForConnections, seconds, from };
}

/** What Go's strconv.ParseBool takes for true, and a plain boolean (which another rule reports). */
function isTrue(value: unknown): boolean {
  return value === true || (typeof value === 'string' && /^(?:1|t|T|TRUE|true|True)$/.test(value));
}

/** "30 s", "1.5 s", "for ever". */
export function spell(seconds: number): string {
  return Number.isFinite(seconds) ? `${seconds} s` : 'for ever';
}

/** Whether pasted Helm values replace the lifecycle hooks that injection gives to the proxy. */
export function replacesProxyLifecycle(mesh: Mesh): boolean {
  const inValues = (values: unknown) => isMap(asMap(asMap(asMap(values).global).proxy).lifecycle);
  return (
    mesh.of('HelmValues').some((resource) => inValues(resource.object)) ||
    mesh.of('IstioOperator').some((resource) => inValues(resource.spec.values))
  );
}

/** Kinds whose Pods serve until they are stopped; a Job's Pods end by themselves. */
export function isJob(workload: Workload): boolean {
  const owners = asList(asMap(workload.resource.object.metadata).ownerReferences);
  return (
    workload.kind === 'Job' ||
    workload.kind === 'CronJob' ||
    owners.some((owner) => asMap(owner).kind === 'Job')
  );
}
