import { asList, asMap, asNumber, asText } from '../parse/json.ts';
import type { Mesh } from './index.ts';
import type { Service, ServicePort } from './services.ts';
import type { Container, Workload } from './workloads.ts';

/** Why a port is taken for one of a certain protocol, in words that fit after "because". */
export interface Hint {
  why: string;
  /** `strong`: a declaration or an unmistakable name; `weak`: a name that can mean something else. */
  strength: 'strong' | 'weak';
}

/** Words of a name: `grpc-Api_v2` is grpc, api, v2. */
export function wordsOf(name: string): string[] {
  return name.toLowerCase().split(/[^a-z0-9]+/);
}

/** Whether a name says gRPC: a word `grpc`, or one that begins or ends with it. */
export function saysGrpc(name: string): boolean {
  return wordsOf(name).some((word) => word.startsWith('grpc') || word.endsWith('grpc'));
}

/** The port that gRPC's own examples and most servers use. */
const GRPC_PORT = 50051;

/**
 * Signs that the server behind a Service port speaks gRPC: names, probes, arguments, the well-known port.
 * A name of the whole Service or its image counts only where the Service has a single TCP port.
 */
export function grpcHint(mesh: Mesh, service: Service, port: ServicePort): Hint | undefined {
  const workloads = mesh.workloadsOf(service);
  for (const workload of workloads) {
    for (const container of workload.containers) {
      const strong = probed(container, port) ?? listensByArgument(container, targetNumber(workload, port));
      if (strong) return { why: strong, strength: 'strong' };
    }
  }
  if (port.name && saysGrpc(port.name))
    return { why: `the port is called \`${port.name}\``, strength: 'strong' };
  const target = targetName(workloads, port);
  if (target && saysGrpc(target))
    return { why: `the container's port is called \`${target}\``, strength: 'strong' };
  if (port.number === GRPC_PORT || port.targetPort === GRPC_PORT)
    return { why: `${GRPC_PORT} is the usual gRPC port`, strength: 'weak' };
  if (service.ports.filter((other) => other.protocol !== 'udp').length !== 1) return undefined;
  if (saysGrpc(service.name)) return { why: `the Service is called \`${service.name}\``, strength: 'weak' };
  const image = workloads
    .flatMap((workload) => workload.containers)
    .find((container) => !container.init && saysGrpc(imageName(container.image)));
  return image && { why: `the image is called \`${imageName(image.image)}\``, strength: 'weak' };
}

function imageName(image: string): string {
  return (image.split('/').pop() ?? '').split(/[:@]/, 1)[0] ?? '';
}

/** Container port number that a Service port leads to, where the paste says. */
function targetNumber(workload: Workload, port: ServicePort): number | undefined {
  if (typeof port.targetPort === 'number') return port.targetPort;
  for (const container of workload.containers) {
    const named = containerPorts(container).find((item) => item.name === port.targetPort);
    if (named) return named.number;
  }
  return undefined;
}

function targetName(workloads: readonly Workload[], port: ServicePort): string | undefined {
  if (typeof port.targetPort === 'string') return port.targetPort;
  return workloads
    .flatMap((workload) => workload.containers.flatMap(containerPorts))
    .find((item) => item.number === port.targetPort)?.name;
}

function containerPorts(container: Container): { name: string | undefined; number: number | undefined }[] {
  return asList(container.object.ports).map((item) => ({
    name: asText(asMap(item).name),
    number: asNumber(asMap(item).containerPort),
  }));
}

function probed(container: Container, port: ServicePort): string | undefined {
  const probe = ['livenessProbe', 'readinessProbe', 'startupProbe'].find((name) => {
    const grpc = asMap(asMap(container.object[name]).grpc);
    return grpc.port !== undefined && grpc.port === port.targetPort;
  });
  return probe && `the container's ${probe} calls gRPC on that port`;
}

/** `--grpc-port=9000`, `--grpc 9000`, `GRPC_PORT=9000`, `GRPC_LISTEN_ADDR=:9000`. */
function listensByArgument(container: Container, number: number | undefined): string | undefined {
  if (number === undefined) return undefined;
  const args = [...asList(container.object.command), ...asList(container.object.args)].map(String);
  const flag = /^--?([\w-]*grpc[\w-]*)(?:[= ]|$)/i;
  for (const [index, arg] of args.entries()) {
    const name = flag.exec(arg)?.[1];
    if (!name) continue;
    const value = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : (args[index + 1] ?? '');
    if (endsWithPort(value, number)) return `the container is started with \`--${name}\` on ${number}`;
  }
  for (const item of asList(container.object.env)) {
    const { name, value } = asMap(item);
    if (typeof name === 'string' && /(^|_)grpc(_|$)/i.test(name) && endsWithPort(String(value ?? ''), number))
      return `\`${name}\` names port ${number}`;
  }
  return undefined;
}

function endsWithPort(value: string, number: number): boolean {
  return value === String(number) || value.endsWith(`:${number}`);
}

const STRONG_SOCKET_WORDS = new Set(['websocket', 'websockets', 'socketio', 'sockjs']);
const WEAK_SOCKET_WORDS = new Set(['ws', 'wss']);

/** Whether a name speaks of WebSocket; `ws` alone can also mean "web service". */
export function websocketName(name: string): Hint['strength'] | undefined {
  const words = wordsOf(name);
  const joined = words.some((word, index) => word === 'socket' && words[index + 1] === 'io');
  if (joined || words.some((word) => STRONG_SOCKET_WORDS.has(word))) return 'strong';
  return words.some((word) => WEAK_SOCKET_WORDS.has(word)) ? 'weak' : undefined;
}

/** Signs that a Service port serves WebSocket: its appProtocol, its name, the Service's name when it has one port. */
export function websocketHint(service: Service, port: ServicePort): Hint | undefined {
  if (port.appProtocol?.toLowerCase() === 'kubernetes.io/ws')
    return { why: 'its appProtocol is `kubernetes.io/ws`', strength: 'strong' };
  const byPort = websocketName(port.name ?? '');
  if (byPort) return { why: `the port is called \`${port.name}\``, strength: byPort };
  if (service.ports.length !== 1) return undefined;
  const byService = websocketName(service.name);
  return byService && { why: `the Service is called \`${service.name}\``, strength: byService };
}

/**
 * Signs that a rule of a VirtualService or an HTTPRoute takes WebSocket handshakes: the path of one of its
 * matches, or a match on the `upgrade` header.
 */
export function websocketRule(rule: unknown): Hint | undefined {
  const { match, matches } = asMap(rule);
  const hints = [...asList(match), ...asList(matches)].flatMap((item): Hint[] => {
    const one = asMap(item);
    const upgrade = JSON.stringify(headerValue(one.headers, 'upgrade') ?? '').toLowerCase();
    if (upgrade.includes('websocket'))
      return [{ why: 'it matches the header `upgrade: websocket`', strength: 'strong' }];
    const uri = asMap(one.uri);
    const path = asText(uri.exact) ?? asText(uri.prefix) ?? asText(asMap(one.path).value) ?? '';
    const strength = websocketName(path);
    return strength ? [{ why: `its path is \`${path}\``, strength }] : [];
  });
  return hints.find((hint) => hint.strength === 'strong') ?? hints[0];
}

/** Condition on a header: `headers` is a map in Istio and a list in Gateway API. */
function headerValue(headers: unknown, name: string): unknown {
  if (Array.isArray(headers))
    return headers.map(asMap).find((header) => asText(header.name)?.toLowerCase() === name)?.value;
  const key = Object.keys(asMap(headers)).find((header) => header.toLowerCase() === name);
  return key === undefined ? undefined : asMap(headers)[key];
}
