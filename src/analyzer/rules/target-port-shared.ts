import { groupBy } from '../mesh/index.ts';
import { carries, disagreement, SHARING_KINDS, sharedPorts } from '../mesh/shared-ports.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, analysis message IST0137; pilot/pkg/networking/core/listener_inbound.go (one chain a target port). */
export default defineRule({
  name: 'target-port-shared',
  aliases: ['IST0137'],
  severity: 'warning',
  summary: 'Services lead different ports to one port of a workload.',
  reads: SHARING_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { workload, ports } of sharedPorts(mesh)) {
      for (const [target, group] of groupBy(ports, ({ port }) => String(port.targetPort || port.number))) {
        const pair = disagreement(group, (port) => port.number);
        if (!pair) continue;
        const [one, other] = pair;
        const [a, b] = [carries(one.port), carries(other.port)];
        const protocols = a !== undefined && b !== undefined && a !== b;
        report({
          at: workload.resource.at('metadata', 'name'),
          severity: protocols ? 'warning' : 'info',
          message: `Port ${one.port.number} of Service \`${one.service.name}\` and ${other.port.number} of \`${other.service.name}\` both lead to port ${target} of these Pods. The sidecar has one inbound setting for it: ${
            protocols
              ? `${a} or ${b}, whichever Service it takes, and the other's traffic is read as the wrong protocol.`
              : 'metrics and traces name one of the two Services for the traffic of both.'
          }`,
          related: pair.map(({ service, port }) => ({
            at: port.at('targetPort'),
            message: `Port ${port.number} of ${service.name}`,
          })),
        });
      }
    }
  },
});
