import { selectorOf, serversOf } from '../mesh/gateways.ts';
import type { Mesh } from '../mesh/index.ts';
import type { Workload } from '../mesh/workloads.ts';
import { asList, asMap, asNumber } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, analysis message IST0162; pilot/pkg/model/gateway.go (a server's port is first a Service port). */
export default defineRule({
  name: 'gateway-port-not-on-service',
  aliases: ['IST0162'],
  severity: 'warning',
  summary: 'A Gateway opens a port that no Service of its Pods exposes.',
  reads: ['Gateway'],
  needs: ['Service'],
  fixable: false,
  check(mesh, report) {
    const exposed = new Map<Workload, { ports: ReadonlySet<number>; names: string[] }>();
    for (const gateway of mesh.of('Gateway')) {
      const proxies = mesh.workloadsWith(selectorOf(gateway));
      if (proxies.length === 0 || Object.keys(selectorOf(gateway)).length === 0) continue;
      const open = proxies.map((proxy) => {
        const found = exposed.get(proxy) ?? portsOf(mesh, proxy);
        exposed.set(proxy, found);
        return found;
      });
      for (const server of serversOf(gateway)) {
        const { number } = server.port;
        if (!number || server.bind?.startsWith('unix://') || open.some(({ ports }) => ports.has(number)))
          continue;
        const names = [...new Set(open.flatMap((item) => item.names))];
        const has = names.length > 0 ? `They expose ${names.join(', ')}.` : 'No Service selects them.';
        report({
          at: server.at('port', 'number'),
          inNamespace: proxies[0]!.namespace,
          message: `No Service of the gateway's Pods exposes port ${number}, so nothing from outside the Pod's network reaches this server. ${has}`,
          related: proxies.slice(0, 1).map((proxy) => ({
            at: proxy.at('metadata', 'labels'),
            message: `Pods of the gateway: ${proxy.kind} ${proxy.name}`,
          })),
        });
      }
    }
  },
});

/** Ports at which a proxy is reached: those of its Services and their targets, and of its node. */
function portsOf(mesh: Mesh, proxy: Workload): { ports: Set<number>; names: string[] } {
  const ports = new Set<number>();
  const names: string[] = [];
  const ofContainers = proxy.containers.flatMap((container) => asList(container.object.ports).map(asMap));
  for (const port of ofContainers) {
    const node = proxy.podSpec.hostNetwork === true ? asNumber(port.containerPort) : asNumber(port.hostPort);
    if (node) ports.add(node).add(asNumber(port.containerPort) ?? node);
  }
  for (const service of mesh.servicesOf(proxy)) {
    for (const { number, targetPort, protocol } of service.ports) {
      if (number === undefined || protocol === 'udp') continue;
      const target =
        typeof targetPort === 'string'
          ? (asNumber(ofContainers.find((port) => port.name === targetPort)?.containerPort) ??
            (/^\d+$/.test(targetPort) ? Number(targetPort) : number))
          : (targetPort ?? number);
      ports.add(number).add(target);
      names.push(target === number ? `${number}` : `${number} (to ${target})`);
    }
  }
  return { ports, names };
}
