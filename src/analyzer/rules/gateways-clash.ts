import { gatewayProxies, mates } from '../mesh/gateway-proxies.ts';
import { type GatewayServer, serversOf, splitServerHost } from '../mesh/gateways.ts';
import { groupBy } from '../mesh/index.ts';
import { lineOf } from '../mesh/route-rules.ts';
import { describe, type Place, type Resource } from '../parse/resource.ts';
import { defineRule, type Hit, type Reporter } from '../rule.ts';

type Kind = 'http' | 'tls' | 'tcp';

type Say = (names: string, entry: Entry, others: readonly Entry[]) => string;

interface Entry {
  gateway: Resource;
  server: GatewayServer;
  kind: Kind;
  /** As written. */
  written: string;
  namespace: string;
  host: string;
  at: Place;
}

/**
 * Sources: istio pilot/pkg/model/gateway.go (which servers of one port are merged, and which are left out);
 * istio.io, analysis message IST0145.
 */
export default defineRule({
  name: 'gateways-clash',
  aliases: ['IST0145', 'KIA0301'],
  severity: 'error',
  summary:
    'Two Gateways open the same port of the same proxies for the same host, or as different protocols.',
  reads: ['Gateway'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    const proxies = gatewayProxies(mesh);
    const entries = mesh.of('Gateway').flatMap(entriesOf);
    const byKey = (items: readonly Entry[]) => groupBy(items, (item) => proxies.keyOf(item.gateway));
    const told = new Set<GatewayServer>();
    const portOf = ({ server }: Entry) => `${server.bind ?? ''} ${server.port.number}`;

    for (const group of groupBy(entries, (entry) => `${portOf(entry)} ${entry.host}`).values()) {
      if (group.length < 2) continue;
      const near = byKey(group);
      for (const entry of group) {
        const others = mates(
          proxies,
          entry,
          near,
          (other) => other.server !== entry.server && isSameHost(entry, other),
        );
        if (others.length > 0) tellSameHost(report, entry, others, told);
      }
    }
    // Opaque TCP takes a port whole, whatever the hosts.
    for (const group of groupBy(entries, portOf).values()) {
      const kinds = groupBy(group, (entry) => entry.kind);
      const opaque = kinds.get('tcp');
      if (!opaque) continue;
      const nearOpaque = byKey(opaque);
      const nearOther = byKey(group.filter((entry) => entry.kind !== 'tcp'));
      for (const entry of group) {
        const others = mates(proxies, entry, entry.kind === 'tcp' ? nearOther : nearOpaque, () => true);
        if (others.length > 0 && !told.has(entry.server))
          tell(report, entry, others, told, { aliases: [] }, mixed);
      }
    }
  },
});

function entriesOf(gateway: Resource): Entry[] {
  return serversOf(gateway).flatMap((server) =>
    server.port.number === undefined || server.port.number === 0
      ? []
      : server.hosts.map((written, index) => ({
          gateway,
          server,
          kind: kindOf(server),
          written,
          ...splitServerHost(written.toLowerCase(), gateway.namespace ?? 'default'),
          at: server.at('hosts', index),
        })),
  );
}

function kindOf({ port: { protocol }, tls }: GatewayServer): Kind {
  if (['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'].includes(protocol)) return 'http';
  return ['HTTPS', 'TLS'].includes(protocol) || Object.keys(tls).length > 0 ? 'tls' : 'tcp';
}

/** Servers bound to different namespaces share a plain HTTP port in peace; the name of a TLS server is one for all. */
function isSameHost(a: Entry, b: Entry): boolean {
  if (a.kind === 'tls' && b.kind === 'tls') return true;
  return a.namespace === '*' || b.namespace === '*' || a.namespace === b.namespace;
}

function tellSameHost(
  report: Reporter,
  entry: Entry,
  others: readonly Entry[],
  told: Set<GatewayServer>,
): void {
  const sameText = others.some((other) => other.written === entry.written);
  const twoGateways = others.some(
    (other) => other.gateway !== entry.gateway && other.written === entry.written,
  );
  const codes = twoGateways ? ['IST0145', 'KIA0301'] : ['KIA0301'];
  const differing = others.find((other) => other.kind !== entry.kind);
  if (differing) tell(report, entry, others, told, { aliases: codes }, mixed);
  else if (entry.kind === 'http') {
    const redirects = (item: Entry) => item.server.tls.httpsRedirect === true;
    const redirecting = others.some((other) => redirects(other) !== redirects(entry));
    const extra = { aliases: codes, severity: redirecting ? ('warning' as const) : ('info' as const) };
    tell(report, entry, others, told, extra, redirecting ? redirected : merged);
  } else tell(report, entry, others, told, { aliases: codes }, sameText ? dropped : refused);
}

const redirected: Say = (names, { server, host }) =>
  `Port ${server.port.number} serves \`${host}\` in ${names} too, and one of them redirects to HTTPS. The redirect holds for the host whole, so the routes of the other are never used.`;

const merged: Say = (names, { server, host }) =>
  `Port ${server.port.number} serves \`${host}\` in ${names} too. Istio merges plain HTTP servers, so both work; where their VirtualServices disagree, age decides.`;

const dropped: Say = (names, { server, host }) =>
  `Port ${server.port.number} is opened for \`${host}\` by ${names} too, on the same proxies. Istio keeps the older server and leaves the other out whole, with all its hosts.`;

const refused: Say = (names, { server, host }) =>
  `Port ${server.port.number} has a TLS server for \`${host}\` in ${names} too. Since the namespaces before the host differ, both are kept, and the proxy refuses a listener with two certificates for one name: the port does not work at all.`;

const mixed: Say = (names, entry, others) => {
  const kinds = [...new Set(others.map((other) => other.server.port.protocol))].join(' and ');
  return `Port ${entry.server.port.number} is opened as ${entry.server.port.protocol} here and as ${kinds} by ${names}, on the same proxies. One port can have one of them: the younger server is left out.`;
};

/** One finding a server, at the host that shows it first. */
function tell(
  report: Reporter,
  entry: Entry,
  others: readonly Entry[],
  told: Set<GatewayServer>,
  extra: Pick<Hit, 'aliases' | 'severity'>,
  say: Say,
): void {
  if (told.has(entry.server)) return;
  told.add(entry.server);
  const names = [
    ...new Set(
      others.map((other) =>
        other.gateway === entry.gateway ? 'another server of this Gateway' : describe(other.gateway),
      ),
    ),
  ].join(', ');
  report({
    at: entry.at,
    ...extra,
    message: say(names, entry, others),
    related: others.map((other) => ({
      at: other.at,
      message: `Port ${other.server.port.number} (${other.server.port.protocol}), line ${lineOf(other.at)}`,
    })),
  });
}
