import { fix, replaceValue } from '../fix/index.ts';
import { isHttp } from '../mesh/protocols.ts';
import { defineRule } from '../rule.ts';

/** Ports that belong to one server, by custom of that server; none of them speaks HTTP. */
const DATABASE_PORTS: Record<number, string> = {
  1433: 'SQL Server',
  1521: 'Oracle',
  3306: 'MySQL',
  5432: 'PostgreSQL',
  6379: 'Redis',
  9042: 'Cassandra',
  11211: 'memcached',
  26257: 'CockroachDB',
  27017: 'MongoDB',
};

/** Source: istio/istio#14909: a CockroachDB port named grpc makes Envoy parse HTTP/2 where TLS or another protocol is. */
export default defineRule({
  name: 'database-port-declared-http',
  aliases: [],
  severity: 'warning',
  summary: 'A port that databases use is declared as HTTP or gRPC.',
  reads: ['Service'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const service of mesh.services) {
      for (const port of service.ports) {
        const database = DATABASE_PORTS[port.number ?? 0];
        if (!database || !isHttp(port.protocol)) continue;
        const field = port.from === 'appProtocol' ? 'appProtocol' : 'name';
        const name = (port.name ?? '').replace(/^[^-]*/, 'tcp');
        report({
          at: port.at(field),
          certainty: 'likely',
          message: `${port.number} is ${database}'s port and is declared as \`${port.protocol}\`: the proxy looks for HTTP in its bytes and connections break. If ${database} listens here, declare it as \`tcp\`.`,
          fixes: [
            field === 'name'
              ? fix(`Name it ${name}`, 'review', replaceValue(port.at('name'), name))
              : fix('Say appProtocol: tcp', 'review', replaceValue(port.at('appProtocol'), 'tcp')),
          ],
        });
      }
    }
  },
});
