import { fix, insertKey } from '../fix/index.ts';
import { backendsTo } from '../mesh/backends.ts';
import { grpcHint, wordsOf } from '../mesh/hints.ts';
import type { Mesh } from '../mesh/index.ts';
import type { Service, ServicePort } from '../mesh/services.ts';
import { policyLevels, rulesFor } from '../mesh/traffic-policies.ts';
import { asMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/**
 * Sidecars detect HTTP on such a port; gateways don't detect and speak HTTP/1.1 to it.
 * Sources: istio.io, Protocol Selection ("HTTP gateway protocol selection"); pkg/config/kube/conversion.go.
 */
export default defineRule({
  name: 'port-protocol-undeclared',
  aliases: ['IST0118', 'KIA0601'],
  severity: 'info',
  summary: 'A Service port says nothing Istio understands about its protocol.',
  reads: ['Service'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const service of mesh.services) {
      if (service.externalName !== undefined || belongsToIstio(service)) continue;
      for (const port of service.ports) {
        if (port.protocol !== 'auto' || port.appProtocol !== undefined) continue;
        const routes = backendsTo(mesh, service.host).filter(
          (backend) => (backend.port ?? port.number) === port.number,
        );
        const grpcRoute = routes.find((backend) => backend.kind === 'GRPCRoute' && backend.byGateway);
        const hint = grpcHint(mesh, service, port);
        const gateway = grpcRoute ?? (hint && routes.find((r) => r.byGateway && r.list === 'http'));
        const name = port.name === undefined ? 'This port has no name' : `\`${port.name}\` names no protocol`;
        const base = {
          at: port.at('name'),
          fixes: [declare(port, gateway || hint ? 'grpc' : undefined)],
        };
        if (gateway && !forcesHttp2(mesh, service.host)) {
          report({
            ...base,
            severity: 'error',
            certainty: grpcRoute || hint?.strength === 'strong' ? 'certain' : 'likely',
            message: `${name}, and a gateway routes gRPC here${grpcRoute ? '' : ` (${hint?.why})`}. Gateways don't detect the protocol of a backend: they speak HTTP/1.1 to it and every call fails.`,
            related: [{ at: gateway.at, message: 'The route that leads here' }],
          });
        } else {
          const grpc = hint
            ? ` It looks like gRPC (${hint.why}): sidecars detect it, but through a gateway every call would fail.`
            : '';
          report({
            ...base,
            message: `${name}, so sidecars look at the first bytes of each connection and gateways speak HTTP/1.1.${grpc}`,
          });
        }
      }
    }
  },
});

/** Istio's own Services and those it makes for gateways: their ports are Istio's business. */
function belongsToIstio({ resource: { labels } }: Service): boolean {
  return (
    labels.istio !== undefined || labels.release === 'istio' || Boolean(labels['gateway.istio.io/managed'])
  );
}

/** Whether a DestinationRule makes proxies speak HTTP/2 here whatever the port says. */
function forcesHttp2(mesh: Mesh, host: string): boolean {
  return rulesFor(mesh, host)
    .flatMap(policyLevels)
    .map((level) => asMap(asMap(level.value.connectionPool).http))
    .some((http) => http.useClientProtocol === true || http.h2UpgradePolicy === 'UPGRADE');
}

const HTTP_WORDS = new Set(['web', 'api', 'rest', 'ui', 'frontend']);
const HTTP_PORTS = new Set([80, 8080]);

/** `appProtocol` rather than a new name: other objects may refer to the name. Only where the protocol can be told. */
function declare(port: ServicePort, known: 'grpc' | undefined) {
  const http =
    HTTP_PORTS.has(port.number ?? 0) || wordsOf(port.name ?? '').some((word) => HTTP_WORDS.has(word));
  const protocol = known ?? (http ? 'http' : undefined);
  return (
    protocol &&
    fix(
      `Declare it: appProtocol: ${protocol}`,
      'review',
      insertKey(port.at(), 'appProtocol', protocol, 'port'),
    )
  );
}
