import { asList, asMap, asNumber, asText, type JsonMap, textMap, textsOf } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { gatewayReference, type Mesh } from './index.ts';

export interface GatewayServer {
  /** As written: `host`, `namespace/host`, `./host`. */
  hosts: string[];
  port: { number: number | undefined; protocol: string; name: string | undefined };
  tls: JsonMap;
  tlsMode: string | undefined;
  bind: string | undefined;
  at(...path: (string | number)[]): Place;
}

export function serversOf(gateway: Resource): GatewayServer[] {
  return asList(gateway.spec.servers).map((item, index) => {
    const server = asMap(item);
    const port = asMap(server.port);
    const tls = asMap(server.tls);
    return {
      hosts: textsOf(server.hosts),
      port: {
        number: asNumber(port.number),
        protocol: (asText(port.protocol) ?? '').toUpperCase(),
        name: asText(port.name),
      },
      tls,
      tlsMode: asText(tls.mode),
      bind: asText(server.bind),
      at: (...path) => gateway.at('spec', 'servers', index, ...path),
    };
  });
}

export function selectorOf(gateway: Resource): Record<string, string> {
  return textMap(gateway.spec.selector);
}

/** Namespace and host of a server's host entry; namespace `*` where none is written. */
export function splitServerHost(
  written: string,
  gatewayNamespace: string,
): { namespace: string; host: string } {
  const slash = written.indexOf('/');
  if (slash < 0) return { namespace: '*', host: written };
  const namespace = written.slice(0, slash);
  return { namespace: namespace === '.' ? gatewayNamespace : namespace, host: written.slice(slash + 1) };
}

/** The Istio Gateway that a VirtualService of `namespace` names; undefined for `mesh` and where none was pasted. */
export function findGateway(mesh: Mesh, written: string, namespace: string): Resource | undefined {
  const reference = gatewayReference(written, namespace);
  return reference && mesh.find('Gateway', reference.namespace, reference.name);
}
