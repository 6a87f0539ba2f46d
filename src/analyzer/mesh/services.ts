import { asList, asMap, asNumber, asText, type JsonMap, textMap, textsOf } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { type PortProtocol, protocolOfName, protocolOfPort } from './protocols.ts';

export interface ServicePort extends PortProtocol {
  number: number | undefined;
  name: string | undefined;
  targetPort: number | string | undefined;
  appProtocol: string | undefined;
  nodePort: number | undefined;
  object: JsonMap;
  at(...path: (string | number)[]): Place;
}

/** A Kubernetes Service. */
export interface Service {
  resource: Resource;
  name: string;
  namespace: string;
  host: string;
  ports: ServicePort[];
  /** Empty: the Service chooses no Pods itself. */
  selector: Record<string, string>;
  headless: boolean;
  externalName: string | undefined;
  exportTo: string[];
}

export function readService(resource: Resource, clusterDomain: string): Service {
  const { spec } = resource;
  const namespace = resource.namespace ?? 'default';
  const exported = resource.annotations['networking.istio.io/exportTo'] ?? '';
  return {
    resource,
    name: resource.name,
    namespace,
    host: `${resource.name}.${namespace}.svc.${clusterDomain}`,
    ports: asList(spec.ports).map((item, index) => readPort(resource, asMap(item), index)),
    selector: textMap(spec.selector),
    headless: spec.clusterIP === 'None',
    externalName: spec.type === 'ExternalName' ? asText(spec.externalName) : undefined,
    exportTo: exported
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  };
}

function readPort(resource: Resource, port: JsonMap, index: number): ServicePort {
  const target = port.targetPort ?? port.port;
  return {
    ...protocolOfPort(port),
    number: asNumber(port.port),
    name: asText(port.name),
    targetPort: asNumber(target) ?? asText(target),
    appProtocol: asText(port.appProtocol),
    nodePort: asNumber(port.nodePort),
    object: port,
    at: (...path) => resource.at('spec', 'ports', index, ...path),
  };
}

export interface ServiceEntryPort {
  number: number | undefined;
  name: string | undefined;
  /** As written, upper case. */
  declared: string;
  protocol: PortProtocol['protocol'];
  targetPort: number | undefined;
  at(...path: (string | number)[]): Place;
}

export interface ServiceEntry {
  resource: Resource;
  namespace: string;
  hosts: string[];
  addresses: string[];
  ports: ServiceEntryPort[];
  /** NONE when absent. */
  resolution: string;
  location: string;
  exportTo: string[];
  selector: Record<string, string>;
}

export function readServiceEntry(resource: Resource): ServiceEntry {
  const { spec } = resource;
  return {
    resource,
    namespace: resource.namespace ?? 'default',
    hosts: textsOf(spec.hosts),
    addresses: textsOf(spec.addresses),
    ports: asList(spec.ports).map((item, index) => {
      const port = asMap(item);
      const declared = (asText(port.protocol) ?? '').toUpperCase();
      return {
        number: asNumber(port.number),
        name: asText(port.name),
        declared,
        protocol: protocolOfName(declared) ?? 'auto',
        targetPort: asNumber(port.targetPort),
        at: (...path) => resource.at('spec', 'ports', index, ...path),
      };
    }),
    resolution: asText(spec.resolution) ?? 'NONE',
    location: asText(spec.location) ?? 'MESH_EXTERNAL',
    exportTo: textsOf(spec.exportTo),
    selector: textMap(asMap(spec.workloadSelector).labels),
  };
}
