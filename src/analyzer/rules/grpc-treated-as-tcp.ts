import { fix, replaceValue } from '../fix/index.ts';
import { type Backend, backendsOf } from '../mesh/backends.ts';
import { findGateway, type GatewayServer, serversOf } from '../mesh/gateways.ts';
import { grpcHint, type Hint, saysGrpc } from '../mesh/hints.ts';
import { gatewaysOf, type Mesh } from '../mesh/index.ts';
import type { Service, ServicePort } from '../mesh/services.ts';
import { asList, asMap, asNumber } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule, type Reporter } from '../rule.ts';

const PER_CONNECTION = 'all calls of one connection go to one pod';

/** Sources: istio.io, Protocol Selection; istio.io, Understanding Traffic Routing, "TCP" and "HTTP". */
export default defineRule({
  name: 'grpc-treated-as-tcp',
  aliases: [],
  severity: 'warning',
  summary: 'gRPC is forwarded as bytes, so calls are not balanced one by one.',
  reads: ['Service', 'VirtualService', 'Gateway', 'TCPRoute'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    servicePorts(mesh, report);
    const backends = backendsOf(mesh).filter((backend) => backend.list === 'tcp');
    const reached = backends.flatMap((backend) => {
      const hint = grpcBehind(mesh, backend);
      return hint ? [{ backend, hint }] : [];
    });
    for (const { backend, hint } of reached) {
      report({
        at: backend.at,
        certainty: hint.strength === 'strong' ? 'certain' : 'likely',
        message: `This \`tcp\` route forwards gRPC as bytes (${hint.why}): ${PER_CONNECTION}, and matches on paths or headers can't apply. Route it under \`http\`.`,
      });
    }
    for (const gateway of mesh.of('Gateway')) gatewayPorts(mesh, report, gateway, reached);
  },
});

/** Ports named tcp whose server speaks gRPC. */
function servicePorts(mesh: Mesh, report: Reporter): void {
  for (const service of mesh.services) {
    for (const port of service.ports) {
      if (port.protocol !== 'tcp') continue;
      const hint = grpcHint(mesh, service, port);
      if (!hint) continue;
      const field = port.from === 'appProtocol' ? 'appProtocol' : 'name';
      const name = (port.name ?? '').replace(/^tcp/i, 'grpc').replace(/^grpc-grpc(?=-|$)/i, 'grpc');
      report({
        at: port.at(field),
        certainty: 'likely',
        message: `This port is declared as TCP and looks like gRPC (${hint.why}): ${PER_CONNECTION}, and HTTP routes, retries and metrics don't apply.`,
        fixes: [
          field === 'name'
            ? fix(`Name it ${name}`, 'review', replaceValue(port.at('name'), name))
            : fix('Say appProtocol: grpc', 'review', replaceValue(port.at('appProtocol'), 'grpc')),
        ],
      });
    }
  }
}

/** Ports of protocol TCP whose name, number or `tcp` routes say gRPC. */
function gatewayPorts(
  mesh: Mesh,
  report: Reporter,
  gateway: Resource,
  reached: readonly { backend: Backend; hint: Hint }[],
): void {
  for (const server of serversOf(gateway)) {
    if (server.port.protocol !== 'TCP') continue;
    const route = reached.find(({ backend }) => leadsTo(mesh, backend, gateway, server));
    const hint: Hint | undefined = route
      ? { why: 'a route leads from it to a gRPC port', strength: route.hint.strength }
      : server.port.name && saysGrpc(server.port.name)
        ? { why: `it is called \`${server.port.name}\``, strength: 'strong' }
        : undefined;
    if (!hint) continue;
    const terminated = Object.keys(server.tls).length > 0;
    report({
      at: server.at('port', 'protocol'),
      certainty: hint.strength === 'strong' ? 'certain' : 'likely',
      message: `This gateway port carries gRPC (${hint.why}) with the protocol TCP: ${PER_CONNECTION}, and \`http\` routes are not used. Its protocol should be \`${terminated ? 'HTTPS' : 'GRPC'}\`.`,
      related: route ? [{ at: route.backend.at, message: 'The route' }] : [],
      fixes: [
        fix(
          `Set the protocol to ${terminated ? 'HTTPS' : 'GRPC'}`,
          'review',
          replaceValue(server.at('port', 'protocol'), terminated ? 'HTTPS' : 'GRPC'),
        ),
      ],
    });
  }
}

/** Whether a `tcp` route of a VirtualService takes connections of this gateway's server. */
function leadsTo(mesh: Mesh, backend: Backend, gateway: Resource, server: GatewayServer): boolean {
  const { resource, kind, rule } = backend;
  if (kind !== 'VirtualService') return false;
  const namespace = resource.namespace ?? 'default';
  if (!gatewaysOf(resource).some((name) => findGateway(mesh, name, namespace) === gateway)) return false;
  const matches = asList(asMap(asList(resource.spec.tcp)[rule]).match).map((match) =>
    asNumber(asMap(match).port),
  );
  return matches.length === 0 || matches.some((port) => port === undefined || port === server.port.number);
}

/** What says that a `tcp` route's backend speaks gRPC. */
function grpcBehind(mesh: Mesh, backend: Backend): Hint | undefined {
  const service = mesh.service(backend.host);
  if (!service) {
    return saysGrpc(backend.host.split('.', 1)[0] ?? '')
      ? { why: `the host is called \`${backend.host}\``, strength: 'weak' }
      : undefined;
  }
  const port = portOf(service, backend);
  if (!port) return undefined;
  if (port.protocol === 'grpc' || port.protocol === 'grpc-web')
    return {
      why: `the port ${port.number} of Service \`${service.name}\` is declared as gRPC`,
      strength: 'strong',
    };
  return port.protocol === 'tcp' || port.protocol === 'auto' ? grpcHint(mesh, service, port) : undefined;
}

function portOf(service: Service, backend: Backend): ServicePort | undefined {
  if (backend.port !== undefined) return service.ports.find((port) => port.number === backend.port);
  return service.ports.length === 1 ? service.ports[0] : undefined;
}
