import { asList, asMap, asNumber, asText, textMap, textsOf } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import type { Mesh } from './index.ts';
import { identities } from './install.ts';
import type { Service } from './services.ts';
import { selects } from './workloads.ts';

/** Label that names a network: on a gateway's Service, on the system namespace, on a Pod. */
export const NETWORK_LABEL = 'topology.istio.io/network';
/** Another port than 15443 for a gateway's Service. */
const PORT_LABEL = 'networking.istio.io/gatewayPort';
/** Where gateways take connections from other networks. Source: istio/istio, pilot, kube/controller/network.go. */
export const CROSS_NETWORK_PORT = 15443;

const EAST_WEST = /east-?west/i;

/** One server of a Gateway object that stands on the port between networks. */
export interface CrossServer {
  gateway: Resource;
  /** Labels of the Pods it is for; empty: all. */
  selector: Record<string, string>;
  mode: string | undefined;
  /** Without the namespace before a slash. */
  hosts: string[];
  /** The selector or the hosts say that it is for calls between networks. */
  eastWest: boolean;
  at(...path: (string | number)[]): Place;
}

/** Servers on port 15443 of all Gateway objects. */
export function crossServers(mesh: Mesh): CrossServer[] {
  const suffix = `.svc.${mesh.settings.clusterDomain.value}`;
  return mesh.of('Gateway').flatMap((gateway) =>
    asList(gateway.spec.servers).flatMap((item, index): CrossServer[] => {
      const server = asMap(item);
      if (asNumber(asMap(server.port).number) !== CROSS_NETWORK_PORT) return [];
      const selector = textMap(gateway.spec.selector);
      const hosts = textsOf(server.hosts).map((host) => host.slice(host.indexOf('/') + 1));
      const named = Object.values(selector).some((value) => EAST_WEST.test(value));
      const inside = hosts.some((host) => host === '*.local' || host.endsWith(suffix));
      return [
        {
          gateway,
          selector,
          mode: asText(asMap(server.tls).mode),
          hosts,
          eastWest: named || inside,
          at: (...path) => gateway.at('spec', 'servers', index, ...path),
        },
      ];
    }),
  );
}

/** A Service through which other networks come in, as far as the paste shows. */
export interface CrossService {
  service: Service;
  network: string | undefined;
  /** A Gateway object of the paste opens the port on the Pods of this Service. */
  gateway: Resource | undefined;
}

/** Services on the port between networks: labelled with a network, behind a Gateway on that port, or named so. */
export function crossServices(mesh: Mesh): CrossService[] {
  const servers = crossServers(mesh);
  return mesh.services.flatMap((service): CrossService[] => {
    const { labels, name } = service.resource;
    const port = Number(labels[PORT_LABEL] ?? CROSS_NETWORK_PORT);
    if (!service.ports.some((one) => one.number === port)) return [];
    const gateway = servers.find(
      ({ selector }) => Object.keys(selector).length > 0 && selects(selector, service.selector),
    )?.gateway;
    const network = labels[NETWORK_LABEL];
    const named = [name, ...Object.values(service.selector)].some((text) => EAST_WEST.test(text));
    return network || gateway || named ? [{ service, network, gateway }] : [];
  });
}

/** Whether the paste shows a mesh of several networks: a way in from others, or two networks by name. */
export function spansNetworks(mesh: Mesh): boolean {
  const names = new Set(identities(mesh).flatMap(({ network }) => network ?? []));
  return (
    names.size > 1 ||
    crossServices(mesh).some(({ network }) => network !== undefined) ||
    crossServers(mesh).some(({ mode }) => mode === 'AUTO_PASSTHROUGH')
  );
}
