import { asMap, asText } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { covers } from './hosts.ts';
import { type Mesh, visibleFrom } from './index.ts';
import type { ServiceEntry, ServiceEntryPort } from './services.ts';
import { policyLevels } from './traffic-policies.ts';

/** A port of a ServiceEntry towards which a DestinationRule starts TLS. */
export interface Origination {
  rule: Resource;
  host: string;
  mode: string;
  entry: ServiceEntry;
  port: ServiceEntryPort;
  /** The `tls` block that counts for the port. */
  at: Place;
}

/** Ports of pasted ServiceEntries for which a DestinationRule sets TLS mode SIMPLE or MUTUAL. */
export function originations(mesh: Mesh): Origination[] {
  return mesh.of('DestinationRule').flatMap((rule) => {
    const namespace = rule.namespace ?? 'default';
    const host = mesh.fqdn(asText(rule.spec.host) ?? '', namespace);
    const levels = policyLevels(rule).filter(({ subset }) => subset === undefined);
    if (!levels.some(({ value }) => startsTls(asText(asMap(value.tls).mode)))) return [];
    return mesh
      .entriesFor(host)
      .filter((entry) => visibleFrom(entry.exportTo, entry.namespace, namespace))
      .filter((entry) => entry.hosts.some((name) => covers(name, host)))
      .flatMap((entry) =>
        entry.ports.flatMap((port): Origination[] => {
          // The settings of a port replace those of the rule.
          const level =
            levels.find((item) => item.port !== undefined && item.port === port.number) ??
            levels.find((item) => item.port === undefined && !item.at().path.includes('portLevelSettings'));
          const mode = asText(asMap(level?.value.tls).mode);
          return level && startsTls(mode)
            ? [{ rule, host, mode: mode!, entry, port, at: level.at('tls') }]
            : [];
        }),
      );
  });
}

function startsTls(mode: string | undefined): boolean {
  return mode === 'SIMPLE' || mode === 'MUTUAL';
}
