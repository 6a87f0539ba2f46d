import { fix, replaceValue } from '../fix/index.ts';
import { groupBy, type Mesh } from '../mesh/index.ts';
import type { Service, ServicePort } from '../mesh/services.ts';
import { type Sidecar, sidecarsOf, workloadsUnder } from '../mesh/sidecars.ts';
import { selects, type Workload } from '../mesh/workloads.ts';
import { asList, asMap, asNumber } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

export default defineRule({
  name: 'sidecar-ingress-port-not-on-service',
  aliases: [],
  severity: 'warning',
  summary: 'A Sidecar’s ingress listens on a port at which no Service delivers.',
  reads: ['Sidecar'],
  needs: ['Service'],
  fixable: true,
  check(mesh, report) {
    const nearby = groupBy(mesh.services, ({ namespace }) => namespace);
    for (const sidecar of sidecarsOf(mesh)) {
      const ingress = asList(sidecar.resource.spec.ingress);
      if (ingress.length === 0) continue;
      const workloads = workloadsUnder(mesh, sidecar);
      const near = nearby.get(sidecar.namespace) ?? [];
      const services = servicesBehind(mesh, sidecar, near, workloads);
      if (services.length === 0 && (near.length > 0 || mesh.settings.complete.value)) continue;
      const ports = services.flatMap((service) =>
        service.ports.map((port) => ({ port, arrives: arrivals(service, port, workloads) })),
      );
      if (ports.some(({ arrives }) => arrives === undefined)) continue;
      const delivered = [...new Set(ports.flatMap(({ arrives }) => arrives ?? []))].sort((a, b) => a - b);
      ingress.forEach((item, index) => {
        const number = asNumber(asMap(asMap(item).port).number);
        if (number === undefined || delivered.includes(number)) return;
        const at = sidecar.resource.at('spec', 'ingress', index, 'port', 'number');
        const mistaken = ports.find(({ port }) => port.number === number);
        const target = mistaken?.arrives?.[0];
        report({
          at,
          inNamespace: sidecar.namespace,
          message:
            mistaken && target !== undefined
              ? `Port ${number} is the Service’s; requests arrive in the Pod at its \`targetPort\`, ${target}. This listener gets none, and those for ${target} pass through unparsed.`
              : `No Service delivers to port ${number} of these Pods (they deliver to ${delivered.join(', ')}): this listener gets no requests that come through a Service.`,
          related: mistaken ? [{ at: mistaken.port.at('targetPort'), message: 'where requests arrive' }] : [],
          fixes:
            target === undefined
              ? []
              : [fix(`Listen on ${target}`, 'review', replaceValue(at, String(target)))],
        });
      });
    }
  },
});

/** Services whose Pods this Sidecar governs: by the workloads of the paste, else by labels alone. */
function servicesBehind(
  mesh: Mesh,
  { labels }: Sidecar,
  near: readonly Service[],
  workloads: readonly Workload[],
): Service[] {
  if (workloads.length > 0) return [...new Set(workloads.flatMap((workload) => mesh.servicesOf(workload)))];
  return near.filter(
    ({ selector }) =>
      Object.keys(selector).length > 0 && (Object.keys(labels).length === 0 || selects(selector, labels)),
  );
}

/** Ports of the Pod at which a Service port delivers; undefined when a name can't be looked up. */
function arrivals(service: Service, port: ServicePort, workloads: readonly Workload[]): number[] | undefined {
  const { targetPort } = port;
  // Clients of a headless Service may dial either.
  const own = service.headless && port.number !== undefined ? [port.number] : [];
  if (typeof targetPort === 'number') return [targetPort, ...own];
  const named = workloads.flatMap((workload) =>
    workload.containers.flatMap(({ object }) =>
      asList(object.ports).flatMap((item) => {
        const { name, containerPort } = asMap(item);
        return name === targetPort && typeof containerPort === 'number' ? [containerPort] : [];
      }),
    ),
  );
  return named.length > 0 ? [...named, ...own] : undefined;
}
