import { groupBy } from '../mesh/index.ts';
import { carries, disagreement, SHARING_KINDS, sharedPorts } from '../mesh/shared-ports.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Application Requirements ("service association"); analysis message IST0116. */
export default defineRule({
  name: 'services-disagree-on-protocol',
  aliases: ['IST0116'],
  severity: 'warning',
  summary: 'Services of one workload declare different protocols for a port number.',
  reads: SHARING_KINDS,
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { workload, ports } of sharedPorts(mesh)) {
      for (const [number, group] of groupBy(ports, ({ port }) => port.number)) {
        const pair = disagreement(group, carries);
        if (number === undefined || !pair) continue;
        const [one, other] = pair;
        const same = one.port.targetPort === other.port.targetPort;
        report({
          at: workload.resource.at('metadata', 'name'),
          severity: same ? 'warning' : 'info',
          message: `Service \`${one.service.name}\` declares port ${number} as ${carries(one.port)}, \`${other.service.name}\` as ${carries(other.port)}, and both select these Pods. ${
            same
              ? 'The sidecar treats what arrives in one way only, so one of the two is read as the wrong protocol.'
              : 'Istio asks that one number means one protocol for all Services of a Pod.'
          }`,
          related: pair.map(({ service, port }) => ({
            at: port.at('port'),
            message: `Port of ${service.name}`,
          })),
        });
      }
    }
  },
});
