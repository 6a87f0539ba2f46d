import { type Mesh, visibleFrom } from './index.ts';
import type { Service, ServiceEntry } from './services.ts';

/** What a host names, as seen from a namespace: a Service, or ServiceEntries that cover it. */
export interface Target {
  service?: Service;
  entries: ServiceEntry[];
}

/** Services and ServiceEntries of a full host that `from` may see (exportTo); empty when there are none. */
export function targetOf(mesh: Mesh, host: string, from: string): Target {
  const service = mesh.service(host);
  const entries = mesh.entriesFor(host).filter((entry) => visibleFrom(entry.exportTo, entry.namespace, from));
  return service && visibleFrom(service.exportTo, service.namespace, from)
    ? { service, entries }
    : { entries };
}

/** Namespaces whose proxies use an object with this exportTo: its own where it goes to all. */
export function audienceOf(exportTo: readonly string[], namespace: string): string[] {
  const named = exportTo.map((scope) => (scope === '.' ? namespace : scope)).filter((scope) => scope !== '~');
  return named.length === 0 || named.includes('*') ? [namespace] : named;
}

export function exists(target: Target): boolean {
  return target.service !== undefined || target.entries.length > 0;
}

/** Port numbers of a target, ascending, each once. */
export function portsOf({ service, entries }: Target): number[] {
  const ports = [...(service?.ports ?? []), ...entries.flatMap((entry) => entry.ports)];
  return [...new Set(ports.flatMap((port) => port.number ?? []))].sort((a, b) => a - b);
}
