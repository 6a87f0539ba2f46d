/**
 * Tables and JSON of `istioctl proxy-config`. Column titles as of 1.31, and the older ones of the same command; rows are
 * told by their own marks, so that a paste without its header or its spacing is read too.
 */
import { Collector, type Output, type Shape } from './types.ts';

const ENDPOINT =
  /^\s*(\S+)\s+(HEALTHY|UNHEALTHY|DRAINING|DEGRADED|TIMEOUT|UNKNOWN)\s+(?:(OK|FAILED)\s+)?(\S+)\s*$/;
const CLUSTER =
  /^\s*(\S+)\s+(\d{1,5}|-)\s+(\S+)\s+(inbound|outbound|inbound-vip|-)\s+(EDS|STRICT_DNS|LOGICAL_DNS|STATIC|ORIGINAL_DST|STRICT|LOGICAL)\b\s*(\S.*)?$/;
const SECRET = /^\s*(\S+)\s+(.*?)\s*\b(ACTIVE|WARMING)\s+(true|false)\b(.*)$/;
const DATE = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/;

/** `proxy-config endpoints`: endpoints that may not be used, and those that outlier detection ejected. */
export function readEndpoints(text: string): Output | undefined {
  const lines = text.split(/\r?\n/);
  const header = lines.some((line) => /^\s*ENDPOINT\s+STATUS\s+(?:OUTLIER CHECK\s+)?CLUSTER\s*$/.test(line));
  const collector = new Collector();
  let rows = 0;
  for (const line of lines) {
    const [, endpoint, status, outlier, cluster] = ENDPOINT.exec(line) ?? [];
    if (!endpoint) continue;
    rows++;
    const where = `${endpoint} ${cluster}`;
    if (outlier === 'FAILED') collector.add('ejected', 'OUTLIER CHECK FAILED', where);
    if (status !== 'HEALTHY') collector.add('unhealthy', status!, where);
  }
  if (!header && rows === 0) return readEndpointsJson(text);
  if (!header && !/\|/.test(text)) return undefined;
  if (rows === 0) collector.add('none', 'no endpoint', 'only the titles of the table');
  const found = collector.sorted(['ejected', 'unhealthy', 'none']);
  return { shape: 'endpoints', command: 'istioctl proxy-config endpoints', rows, unit: 'endpoint', found };
}

function readEndpointsJson(text: string): Output | undefined {
  if (!text.includes('"hostStatuses"') && !text.includes('"lbEndpoints"')) return undefined;
  const collector = new Collector();
  for (const [, status] of text.matchAll(/"(?:edsHealthStatus|healthStatus)": ?"([A-Z]{3,12})"/g)) {
    if (status !== 'HEALTHY') collector.add('unhealthy', status!, 'in the JSON');
  }
  for (const _ of text.matchAll(/"failedOutlierCheck": ?true/g))
    collector.add('ejected', 'failedOutlierCheck', 'in the JSON');
  const rows = text.match(/"portValue"/g)?.length ?? 0;
  const found = collector.sorted(['ejected', 'unhealthy']);
  return {
    shape: 'endpoints',
    command: 'istioctl proxy-config endpoints -o json',
    rows,
    unit: 'address',
    found,
  };
}

/** `proxy-config clusters`. PassthroughCluster and BlackHoleCluster are in every sidecar and no fault. */
export function readClusters(text: string): Output | undefined {
  const lines = text.split(/\r?\n/);
  const header = lines.some((line) => /^\s*SERVICE FQDN\s+PORT\s+SUBSET\s+DIRECTION\s+TYPE\b/.test(line));
  const rows = lines.filter((line) => CLUSTER.test(line)).length;
  if (!header && rows < 2) return undefined;
  const collector = new Collector();
  if (rows === 0) collector.add('none', 'no cluster', 'only the titles of the table');
  return {
    shape: 'clusters',
    command: 'istioctl proxy-config clusters',
    rows,
    unit: 'cluster',
    found: collector.sorted([]),
  };
}

/** `proxy-config routes`: the port that answers 404 to all, and the block of REGISTRY_ONLY. */
export function readRoutes(text: string): Output | undefined {
  const lines = text.split(/\r?\n/);
  const header = lines.findIndex((line) =>
    /^\s*NAME\s+(?:VHOST NAME\s+)?DOMAINS\s+MATCH\s+VIRTUAL SERVICE\s*$/.test(line),
  );
  if (header < 0) return undefined;
  const collector = new Collector();
  let rows = 0;
  for (const line of lines.slice(header + 1)) {
    if (!line.trim()) continue;
    rows++;
    if (/\bblackhole:\d+/.test(line) || /\/\*\s+404\s*$/.test(line))
      collector.add('no-host', '404', line.trim());
    if (/\bblock_all\b/.test(line)) collector.add('blocks', 'block_all', line.trim());
  }
  if (rows === 0) collector.add('none', 'no route', 'only the titles of the table');
  return {
    shape: 'routes',
    command: 'istioctl proxy-config routes',
    rows,
    unit: 'route',
    found: collector.sorted(['no-host', 'none', 'blocks']),
  };
}

/** `proxy-config listeners`: where unknown destinations are closed. */
export function readListeners(text: string): Output | undefined {
  const lines = text.split(/\r?\n/);
  const header = lines.findIndex((line) =>
    /^\s*(?:LISTENER\s+|NAME\s+)?ADDRESS(?:ES)?\s+PORT\s+(?:MATCH\s+DESTINATION|TYPE)\s*$/.test(line),
  );
  if (header < 0) return undefined;
  const collector = new Collector();
  let rows = 0;
  for (const line of lines.slice(header + 1)) {
    if (!/\s\d{1,5}\s/.test(line)) continue;
    rows++;
    if (line.includes('BlackHoleCluster'))
      collector.add('blocks', 'BlackHoleCluster', line.trim().replace(/\s+/g, ' '));
  }
  if (rows === 0) collector.add('none', 'no listener', 'only the titles of the table');
  return {
    shape: 'listeners',
    command: 'istioctl proxy-config listeners',
    rows,
    unit: 'listener',
    found: collector.sorted(['none', 'blocks']),
  };
}

/** `proxy-config secret` and `ztunnel-config certificate`: certificates that are missing, expired or not yet good. */
export function readSecrets(text: string, now: number): Output | undefined {
  const lines = text.split(/\r?\n/);
  const header = lines.some((line) =>
    /^\s*(?:RESOURCE|CERTIFICATE) NAME\s+TYPE\s+(?:STATUS\s+)?VALID CERT\b/.test(line),
  );
  if (!header) return undefined;
  const collector = new Collector();
  let rows = 0;
  for (const line of lines) {
    const [, name, , status, valid, rest = ''] = SECRET.exec(line) ?? [];
    if (!name) continue;
    rows++;
    const notAfter = DATE.exec(rest)?.[0];
    const where = notAfter ? `${name}, not after ${notAfter}` : name;
    if (status === 'WARMING') collector.add('warming', 'WARMING', where);
    else if (notAfter && Date.parse(notAfter) < now) collector.add('expired', 'expired', where);
    else if (valid === 'false') collector.add('not-accepted', 'VALID CERT false', where);
  }
  if (rows === 0) collector.add('warming', 'no certificate', 'only the titles of the table');
  return {
    shape: 'secrets',
    command: 'istioctl proxy-config secret',
    rows,
    unit: 'certificate',
    found: collector.sorted(['expired', 'warming', 'not-accepted']),
  };
}

/** `istioctl remote-clusters`: clusters that istiod does not read. */
export function readRemoteClusters(text: string): Output | undefined {
  const lines = text.split(/\r?\n/);
  if (!lines.some((line) => /^\s*NAME\s+SECRET\s+STATUS\s+ISTIOD\b/.test(line))) return undefined;
  const collector = new Collector();
  let rows = 0;
  for (const line of lines) {
    const [, name, status] =
      /^\s*(\S+)\s+(?:\S+\/\S+\s+)?(synced|syncing|timeout|closed)\b/i.exec(line) ?? [];
    if (!name) continue;
    rows++;
    if (status!.toLowerCase() !== 'synced') collector.add('not-synced', status!, name);
  }
  return {
    shape: 'remote-clusters',
    command: 'istioctl remote-clusters',
    rows,
    unit: 'cluster',
    found: collector.sorted([]),
  };
}

const JSON_MARKS: [Shape, string, RegExp][] = [
  ['secrets', 'istioctl proxy-config secret -o json', /"dynamicActiveSecrets"|"dynamicWarmingSecrets"/],
  ['routes', 'istioctl proxy-config routes -o json', /"virtualHosts": ?\[/],
  ['listeners', 'istioctl proxy-config listeners -o json', /"filterChains": ?\[/],
  ['clusters', 'istioctl proxy-config clusters -o json', /"edsClusterConfig"|"circuitBreakers": ?\{/],
];

/** The JSON of the same commands, known by keys that only they have. */
export function readConfigJson(text: string): Output | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const [shape, command] = JSON_MARKS.find(([, , mark]) => mark.test(text)) ?? [];
  if (!shape || !command) return undefined;
  const collector = new Collector();
  if (shape === 'secrets') {
    for (const _ of text.matchAll(/"dynamicWarmingSecrets": ?\[\s*\{/g))
      collector.add('warming', 'dynamicWarmingSecrets', 'in the JSON');
  }
  const rows = text.match(/^ {4,8}"name":/gm)?.length ?? 0;
  return { shape, command, rows, unit: 'name', found: collector.sorted([]) };
}
