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
    // Many Gateways select the same proxies.
    const exposed = new Map<string, Exposed>();
    for (const gateway of mesh.of('Gateway')) {
      const selector = selectorOf(gateway);
      const proxies = mesh.workloadsWith(selector);
      if (proxies.length === 0 || Object.keys(selector).length === 0) continue;
      const key = JSON.stringify(selector);
      const open = exposed.get(key) ?? together(proxies.map((proxy) => portsOf(mesh, proxy)));
      exposed.set(key, open);
      for (const server of serversOf(gateway)) {
        const { number } = server.port;
        if (!number || server.bind?.startsWith('unix://') || open.ports.has(number)) continue;
        const names = [...open.names];
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

interface Exposed {
  ports: ReadonlySet<number>;
  /** As messages name them. */
  names: ReadonlySet<string>;
}

function together(parts: readonly Exposed[]): Exposed {
  return {
    ports: new Set(parts.flatMap(({ ports }) => [...ports])),
    names: new Set(parts.flatMap(({ names }) => [...names])),
  };
}

/** Ports at which a proxy is reached: those of its Services and their targets, and of its node. */
function portsOf(mesh: Mesh, proxy: Workload): Exposed {
  const ports = new Set<number>();
  const names = new Set<string>();
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
      names.add(target === number ? `${number}` : `${number} (to ${target})`);
    }
  }
  return { ports, names };
}
