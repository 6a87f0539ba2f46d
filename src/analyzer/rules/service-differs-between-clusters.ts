import { groupBy } from '../mesh/index.ts';
import type { Service } from '../mesh/services.ts';
import { asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/**
 * Source: istio.io, analysis message IST0170. Two objects of one name come from two clusters when they stand in two
 * files, or have two uids.
 */
export default defineRule({
  name: 'service-differs-between-clusters',
  aliases: ['IST0170'],
  severity: 'info',
  summary: 'A Service of one name differs between two files, which may be two clusters.',
  reads: ['Service'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const services of groupBy(mesh.services, ({ host }) => host).values()) {
      const [first, ...rest] = services;
      if (!first) continue;
      for (const other of rest) {
        if (!isElsewhere(first, other)) continue;
        const reason = difference(first, other);
        if (!reason) continue;
        report({
          at: other.resource.at('metadata', 'name'),
          certainty: 'likely',
          message: `Another Service has this name, and ${reason}. If the two are of two clusters of one mesh, a caller goes by the one of its own cluster, and its requests to the other’s endpoints can fail.`,
          related: [{ at: first.resource.at('metadata', 'name'), message: 'the other one' }],
        });
      }
    }
  },
});

function isElsewhere({ resource: a }: Service, { resource: b }: Service): boolean {
  const [one, two] = [a, b].map(({ object }) => asText(asMap(object.metadata).uid));
  return one && two ? one !== two : a.tree.source !== b.tree.source;
}

function difference(a: Service, b: Service): string | undefined {
  if (a.headless !== b.headless) return 'one of the two is headless';
  const type = ({ resource }: Service) => asText(resource.spec.type) ?? 'ClusterIP';
  if (type(a) !== type(b)) return `their types are ${type(a)} and ${type(b)}`;
  return ports(a) === ports(b) ? undefined : 'their ports differ';
}

/** Every field of the ports that a person writes, in the order of their names. */
function ports({ ports: list }: Service): string {
  const told = list.map(({ name, number, targetPort, appProtocol, object }) =>
    JSON.stringify([name ?? '', number, targetPort, appProtocol, object.protocol ?? 'TCP']),
  );
  return told.sort().join();
}
