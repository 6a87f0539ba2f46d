import type { Mesh } from './index.ts';
import { isHttp } from './protocols.ts';
import type { Service, ServicePort } from './services.ts';
import type { Workload } from './workloads.ts';

/** Controllers whose Pods Services share; Pods and ReplicaSets would tell the same again. */
export const SHARING_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'];

export interface SharedPort {
  service: Service;
  port: ServicePort;
}

/**
 * What a port says it carries: Istio's protocol (all forms of HTTP as one), or the text itself where it is none of
 * Kubernetes' transports; undefined where it says nothing and the sidecar looks for itself.
 */
export function carries({ object, protocol }: ServicePort): string | undefined {
  const written = typeof object.protocol === 'string' ? object.protocol.toUpperCase() : 'TCP';
  if (written !== 'TCP') return written;
  if (protocol === 'auto') return undefined;
  return isHttp(protocol) ? 'HTTP' : protocol.toUpperCase();
}

/** Workloads of the mesh that two or more Services select, with the TCP ports of those. */
export function sharedPorts(mesh: Mesh): { workload: Workload; ports: SharedPort[] }[] {
  return mesh.workloads.flatMap((workload) => {
    if (!SHARING_KINDS.includes(workload.kind)) return [];
    if (workload.resource.labels['gateway.istio.io/managed'] === 'istio.io-mesh-controller') return [];
    const services = mesh.servicesOf(workload);
    if (services.length < 2 || mesh.sidecarOf(workload) === 'none') return [];
    const ports = services.flatMap((service) =>
      // Istio leaves other transports alone.
      service.ports.flatMap((port) =>
        port.object.protocol === 'UDP' || port.object.protocol === 'SCTP' ? [] : [{ service, port }],
      ),
    );
    return [{ workload, ports }];
  });
}

/** Two ports of different Services that differ by `of`; undefined values agree with all. */
export function disagreement(
  ports: readonly SharedPort[],
  of: (port: ServicePort) => unknown,
): [SharedPort, SharedPort] | undefined {
  const first = ports.find(({ port }) => of(port) !== undefined);
  const other =
    first &&
    ports.find(
      ({ service, port }) =>
        service !== first.service && of(port) !== undefined && of(port) !== of(first.port),
    );
  return first && other ? [first, other] : undefined;
}
