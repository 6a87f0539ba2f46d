import { asList, asMap, asNumber, asText, textsOf } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import type { Mesh } from './index.ts';
import { compareVersions } from './settings.ts';
import { type Container, selects, type Workload } from './workloads.ts';

/** An address on which a container is told to listen, by an argument or a well-known variable. */
export interface Listener {
  container: Container;
  on: 'loopback' | 'pod' | 'other';
  /** As written. */
  address: string;
  /** Undefined where nothing tells it. */
  port: number | undefined;
  from: 'argument' | 'variable';
  at: Place;
}

/** Flags that say where to listen; dots and underscores read as hyphens, leading hyphens left out. */
const LISTEN_FLAG =
  /^(?:host|hostname|b|bind|bind-(?:host|ip|all)|listen|listen-host|(?:[\w-]+-)?(?:listen|bind)-(?:address|addr)|address|addr|(?:http|grpc|server|quarkus-http|micronaut-server)-(?:address|addr|host))$/;
const PORT_FLAG = /^(?:p|port|(?:http|grpc|server|listen|bind|quarkus-http|micronaut-server)-port)$/;

/** Variables with a documented meaning for a server, or a name that leaves no doubt. */
const LISTEN_VARIABLE =
  /^(?:HOST|(?:[A-Z]+_)?(?:LISTEN|BIND)(?:_(?:ADDRESS|ADDR|HOST|IP))?|SERVER_ADDRESS|(?:FLASK_RUN|UVICORN|NITRO|NUXT|KC_HTTP|QUARKUS_HTTP|MICRONAUT_SERVER)_HOST|(?:ASPNETCORE|DOTNET)_URLS|GF_SERVER_HTTP_ADDR)$/;
const PORT_VARIABLE =
  /^(?:PORT|(?:[A-Z]+_)?(?:LISTEN|BIND)_PORT|SERVER_PORT|(?:FLASK_RUN|UVICORN|NITRO|NUXT|KC_HTTP|QUARKUS_HTTP|MICRONAUT_SERVER|GF_SERVER_HTTP)_(?:HTTP_)?PORT)$/;
/** Variables that hold a command line. */
const COMMAND_VARIABLE = /^(?:GUNICORN_CMD_ARGS|JAVA_(?:TOOL_)?OPT(?:ION)?S|JDK_JAVA_OPTIONS)$/;

interface Word {
  text: string;
  at: Place;
}

interface Setting {
  name: string;
  value: string;
  at: Place;
}

/** Every address on which the containers of a workload are told to listen. */
export function listeners(workload: Workload): Listener[] {
  return workload.containers.filter(({ init }) => !init).flatMap(containerListeners);
}

function containerListeners(container: Container): Listener[] {
  const variables = asList(container.object.env).map((item, index) => ({
    name: asText(asMap(item).name) ?? '',
    value: asText(asMap(item).value) ?? '',
    at: container.at('env', index, 'value'),
  }));
  const podIps = asList(container.object.env)
    .filter((item) =>
      /^status\.podIPs?$/.test(asText(asMap(asMap(asMap(item).valueFrom).fieldRef).fieldPath) ?? ''),
    )
    .map((item) => asText(asMap(item).name) ?? '');
  const words = [
    ...wordsOf(container, 'command'),
    ...wordsOf(container, 'args'),
    ...variables
      .filter(({ name }) => COMMAND_VARIABLE.test(name))
      .flatMap(({ value, at }) => value.split(/\s+/).map((text) => ({ text, at }))),
  ];
  const flags = settingsOf(words);
  const declared = asList(container.object.ports).flatMap(
    (port) => asNumber(asMap(port).containerPort) ?? [],
  );
  const port =
    portIn(flags.filter(({ name }) => PORT_FLAG.test(name))) ??
    portIn(variables.filter(({ name }) => PORT_VARIABLE.test(name))) ??
    (declared.length === 1 ? declared[0] : undefined);
  const found = (setting: Setting): Listener[] =>
    setting.value.split(/[;,]/).flatMap((part) => {
      const address = readAddress(part.trim(), podIps);
      return address
        ? [
            {
              container,
              on: address.on,
              address: part.trim(),
              port: address.port ?? port,
              from: setting.at.path.includes('env') ? 'variable' : 'argument',
              at: setting.at,
            },
          ]
        : [];
    });
  const all = [
    ...flags.filter(({ name }) => LISTEN_FLAG.test(name)).flatMap(found),
    ...variables.filter(({ name }) => LISTEN_VARIABLE.test(name)).flatMap(found),
  ];
  // What listens on another address as well is reached there.
  return all.filter((one) => !all.some((other) => other.on !== one.on && other.port === one.port));
}

function wordsOf(container: Container, field: 'command' | 'args'): Word[] {
  return asList(container.object[field]).flatMap((item, index): Word[] => {
    const text = asText(item);
    if (text === undefined) return [];
    const at = container.at(field, index);
    return /\s/.test(text)
      ? text
          .split(/\s+/)
          .filter(Boolean)
          .map((word) => ({ text: word, at }))
      : [{ text, at }];
  });
}

/** Flags with their values: `--name=value`, `--name value`, `-Dname=value`; and Django's `runserver ADDRESS`. */
function settingsOf(words: readonly Word[]): Setting[] {
  return words.flatMap(({ text, at }, index): Setting[] => {
    const next = words[index + 1];
    if (text === 'runserver' && next) return [{ name: 'bind', value: bare(next.text), at: next.at }];
    const flag = /^(?:-D|--?)([A-Za-z][\w.-]*)(?:=(.*))?$/s.exec(text);
    if (!flag) return [];
    const name = (flag[1] ?? '').replace(/[._]/g, '-').toLowerCase();
    if (flag[2] !== undefined) return [{ name, value: bare(flag[2]), at }];
    if (!next || next.text.startsWith('-')) return [];
    // Redis and others take several addresses after one flag.
    const end = words.findIndex((word, place) => place > index && word.text.startsWith('-'));
    const values = words.slice(index + 1, end < 0 ? undefined : end).map((word) => bare(word.text));
    return [{ name, value: values.join(','), at: next.at }];
  });
}

const bare = (text: string) => text.replace(/^["']|["']$/g, '');

function portIn(settings: readonly Setting[]): number | undefined {
  for (const { value } of settings) if (/^\d{1,5}(?:,|$)/.test(value)) return Number.parseInt(value, 10);
  return undefined;
}

const ADDRESS = /^(?:[a-z][a-z+]*:\/\/)?(\[[^\]]*\]|[^:/\s]*|[0-9a-f:]+)(?::(\d{1,5}))?\/?$/i;

function readAddress(
  text: string,
  podIps: readonly string[],
): { on: Listener['on']; port: number | undefined } | undefined {
  const match = ADDRESS.exec(text);
  if (!match || text === '') return undefined;
  const host = (match[1] ?? '').replace(/^\[|\]$/g, '').toLowerCase();
  const port = match[2] === undefined ? undefined : Number(match[2]);
  const variable = /^\$[({]?(\w+)[)}]?$/.exec(match[1] ?? '')?.[1];
  if (/^127(?:\.\d{1,3}){3}$/.test(host) || host === 'localhost' || host === '::1')
    return { on: 'loopback', port };
  if (variable !== undefined) return podIps.includes(variable) ? { on: 'pod', port } : undefined;
  if (['', '0.0.0.0', '::', '*', '+'].includes(host)) return { on: 'other', port };
  return undefined;
}

/** Ports of a workload's Pods to which a Service in the paste sends, and the Service port of each. */
export function servedPorts(mesh: Mesh, workload: Workload): Map<number, Place> {
  const ports = new Map<number, Place>();
  for (const service of mesh.servicesOf(workload)) {
    for (const port of service.ports) {
      const number =
        typeof port.targetPort === 'string' ? namedPort(workload, port.targetPort) : port.targetPort;
      if (number !== undefined && !ports.has(number)) ports.set(number, port.at());
    }
  }
  return ports;
}

function namedPort(workload: Workload, name: string): number | undefined {
  if (/^\d+$/.test(name)) return Number(name);
  for (const container of workload.containers)
    for (const port of asList(container.object.ports).map(asMap))
      if (port.name === name) return asNumber(port.containerPort);
  return undefined;
}

/** Whether the container that listens says so itself. */
export function declaresPort(container: Container, port: number): boolean {
  return asList(container.object.ports).some((item) => asMap(item).containerPort === port);
}

export interface IngressEndpoint {
  sidecar: Resource;
  /** Number of the ingress listener. */
  listenerPort: number;
  to: 'loopback' | 'pod';
  port: number;
  at: Place;
}

/** The ingress listeners of a Sidecar that name a `defaultEndpoint` other than a socket. */
export function ingressEndpoints(sidecar: Resource): IngressEndpoint[] {
  return asList(sidecar.spec.ingress).flatMap((item, index): IngressEndpoint[] => {
    const written = asText(asMap(item).defaultEndpoint) ?? '';
    const match = /^(\[[0-9a-f:]+\]|[\d.]*):(\d{1,5})$/i.exec(written);
    const listenerPort = asNumber(asMap(asMap(item).port).number);
    if (!match || listenerPort === undefined) return [];
    const host = (match[1] ?? '').replace(/^\[|\]$/g, '');
    const to = host === '127.0.0.1' || host === '::1' ? 'loopback' : 'pod';
    const at = sidecar.at('spec', 'ingress', index, 'defaultEndpoint');
    return [{ sidecar, listenerPort, to, port: Number(match[2]), at }];
  });
}

/** The Sidecar that governs a workload: its own, its namespace's, or the root namespace's. */
export function sidecarFor(mesh: Mesh, workload: Workload): Resource | undefined {
  const inNamespace = mesh.of('Sidecar').filter((one) => one.namespace === workload.namespace);
  const labelsOf = (one: Resource) => asMap(asMap(one.spec.workloadSelector).labels);
  const isWide = (one: Resource) => Object.keys(labelsOf(one)).length === 0;
  return (
    inNamespace.find(
      (one) => !isWide(one) && selects(labelsOf(one) as Record<string, string>, workload.labels),
    ) ??
    inNamespace.find(isWide) ??
    mesh.of('Sidecar').find((one) => one.namespace === mesh.settings.rootNamespace.value && isWide(one))
  );
}

/**
 * Where the proxy of a workload sends what arrives on a port, and what in the paste says so.
 * The Pod's own address since 1.10, unless a Sidecar or the mesh's `inboundTrafficPolicy` says the loopback.
 */
export function inboundTarget(
  mesh: Mesh,
  workload: Workload,
  port: number,
): { to: 'loopback' | 'pod'; endpoint?: IngressEndpoint; at?: Place } {
  const sidecar = sidecarFor(mesh, workload);
  const endpoint = sidecar && ingressEndpoints(sidecar).find(({ listenerPort }) => listenerPort === port);
  if (endpoint) return { to: endpoint.to, endpoint, at: endpoint.at };
  const policy = mesh.meshConfigs.find(({ value }) => asMap(value.inboundTrafficPolicy).mode === 'LOCALHOST');
  if (policy) return { to: 'loopback', at: policy.at('inboundTrafficPolicy', 'mode') };
  return { to: compareVersions(mesh.settings.istioVersion.value, '1.10') < 0 ? 'loopback' : 'pod' };
}

/** Containers that are no part of the application: the mesh's own. */
export function isMeshContainer(container: Container): boolean {
  return container.name === 'istio-proxy' || textsOf(container.object.args).includes('--proxyLogLevel');
}
