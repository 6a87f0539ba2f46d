import { asMap, asText } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { groupBy, type Mesh } from './index.ts';
import { indexBySelector } from './label-index.ts';
import { policyLabels } from './policies.ts';
import { selects } from './workloads.ts';

/** What decides that the callers' proxies send no identity, and in which words. */
export interface Plaintext {
  because: string;
  by: Resource | undefined;
}

interface Mode {
  mode: string;
  resource: Resource;
}

/** PeerAuthentications and DestinationRules that say how workloads of a namespace are talked to. */
interface Sides {
  server: Mode | undefined;
  client: Mode | undefined;
}

const MUTUAL = new Set(['ISTIO_MUTUAL', 'MUTUAL']);

/**
 * Why workloads with these labels (none: all of the namespace) are talked to without mutual TLS, so that policies see
 * no identity; undefined where nothing says so.
 * Sources: istio.io, PeerAuthentication reference (precedence), mutual TLS in DestinationRules, auto mutual TLS.
 */
export function plaintextFor(
  mesh: Mesh,
  namespace: string,
  labels: Record<string, string>,
): Plaintext | undefined {
  const auto = mesh.settings.autoMtls.value;
  for (const { labels: own, mode, resource } of narrowPeers(mesh, namespace, labels)) {
    if (mode === 'STRICT') return undefined;
    if (mode === 'DISABLE') return disabled({ mode, resource });
    if (mode !== 'PERMISSIVE') continue;
    const client = clientOf(mesh, namespace, own);
    if (client && MUTUAL.has(client.mode)) return undefined;
    if (client?.mode === 'DISABLE') return disabled(client);
    break;
  }
  const near: Sides = {
    server: wide(mesh, namespace),
    client: ruleFor(mesh, `*.${namespace}.svc.${domain(mesh)}`),
  };
  const far: Sides = {
    server: wide(mesh, mesh.settings.rootNamespace.value),
    client: ruleFor(mesh, '*.local'),
  };
  const first = judge(near, auto);
  if (first !== 'open') return first === 'mutual' ? undefined : first;
  const both: Sides = { server: near.server ?? far.server, client: near.client ?? far.client };
  const second = judge(both, auto);
  if (second !== 'open') return second === 'mutual' ? undefined : second;
  if (both.client && MUTUAL.has(both.client.mode) && both.server?.mode !== 'DISABLE') return undefined;
  if (both.client?.mode === 'DISABLE') return disabled(both.client);
  if (both.server?.mode === 'DISABLE') return disabled(both.server);
  if (auto) return undefined;
  return { because: 'auto mutual TLS is off, and no DestinationRule tells callers to use it', by: undefined };
}

/** Where both sides agree, the answer; `open` where one of them says nothing. */
function judge({ server, client }: Sides, auto: boolean): 'mutual' | 'open' | Plaintext {
  const accepts = server?.mode === 'STRICT' || server?.mode === 'PERMISSIVE';
  if (accepts && client && MUTUAL.has(client.mode)) return 'mutual';
  if (accepts && !client && auto) return 'mutual';
  if (server?.mode === 'DISABLE' && (client?.mode === 'DISABLE' || (!client && auto)))
    return disabled(server);
  return 'open';
}

function disabled({ resource }: Mode): Plaintext {
  return { because: 'mutual TLS is turned off', by: resource };
}

const domain = (mesh: Mesh) => mesh.settings.clusterDomain.value;

function modeOf({ spec }: Resource): string | undefined {
  return asText(asMap(spec.mtls).mode);
}

/** The mode of the namespace's own policy without labels. */
function wide(mesh: Mesh, namespace: string): Mode | undefined {
  const resource = peersOf(mesh, namespace).find((one) => one.spec.selector === undefined && modeOf(one));
  const mode = resource && modeOf(resource);
  return mode && mode !== 'UNSET' ? { mode, resource } : undefined;
}

/** How the Services that a selector is about are called, by rules for exactly their host. */
function clientOf(mesh: Mesh, namespace: string, labels: Record<string, string>): Mode | undefined {
  const { services } = indexOf(mesh);
  for (const service of services.get(namespace) ?? []) {
    if (Object.keys(service.selector).length === 0 || !selects(labels, service.selector)) continue;
    const found = ruleFor(mesh, service.host);
    if (found) return found;
  }
  return undefined;
}

/** The client's mode by the first DestinationRule for a host, as written in full. */
function ruleFor(mesh: Mesh, host: string): Mode | undefined {
  return indexOf(mesh).rules.get(host)?.[0];
}

interface Peer extends Mode {
  labels: Record<string, string>;
}

interface Index {
  peers: Map<string, Resource[]>;
  /** Of a namespace, those with labels, by the labels that they select. */
  narrow: Map<string, (labels: Record<string, string>) => Peer[]>;
  rules: Map<string, Mode[]>;
  services: Map<string, Mesh['services'][number][]>;
}

const kept = new WeakMap<Mesh, Index>();

function indexOf(mesh: Mesh): Index {
  const known = kept.get(mesh);
  if (known) return known;
  const rules = mesh.of('DestinationRule').flatMap((resource) => {
    const mode = asText(asMap(asMap(resource.spec.trafficPolicy).tls).mode);
    const host = asText(resource.spec.host);
    return mode && host ? [{ host: mesh.fqdn(host, resource.namespace), mode, resource }] : [];
  });
  const peers = groupBy(mesh.of('PeerAuthentication'), ({ namespace }) => namespace ?? 'default');
  const index: Index = {
    peers,
    narrow: new Map([...peers].map(([namespace, near]) => [namespace, indexPeers(near)])),
    rules: groupBy(rules, ({ host }) => host),
    services: groupBy(mesh.services, ({ namespace }) => namespace),
  };
  kept.set(mesh, index);
  return index;
}

function indexPeers(peers: readonly Resource[]) {
  const narrow = peers.flatMap((resource): Peer[] => {
    const labels = policyLabels(resource);
    const mode = modeOf(resource);
    return mode && Object.keys(labels).length > 0 ? [{ labels, mode, resource }] : [];
  });
  return indexBySelector(narrow, ({ labels }) => labels);
}

/** The PeerAuthentications whose labels are among these, in the order of the text. */
function narrowPeers(mesh: Mesh, namespace: string, labels: Record<string, string>): Peer[] {
  const found = indexOf(mesh).narrow.get(namespace)?.(labels) ?? [];
  return [...found].sort((a, b) => a.resource.order - b.resource.order);
}

function peersOf(mesh: Mesh, namespace: string): readonly Resource[] {
  return indexOf(mesh).peers.get(namespace) ?? [];
}
