/**
 * Turns JSON field tables (CRD schemas per Istio version, Gateway API, mesh configuration) into the compact modules
 * of src/analyzer/schema/tables. Run from the project's root: `node scripts/schema-tables.ts [INPUT-FOLDER [OUTPUT-FOLDER]]`.
 */
import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { untranslated } from './schema-tables/conditions.ts';
import { fromCrd, type Schema } from './schema-tables/crd.ts';
import { Encoder } from './schema-tables/encode.ts';
import { istioOperator } from './schema-tables/operator.ts';
import { fromProto, type Package } from './schema-tables/proto.ts';
import { merge, type Shape } from './schema-tables/shape.ts';

interface Kind {
  group: string;
  kind: string;
  scope: string;
  versions: { name: string; served: boolean }[];
  spec: Schema & {};
}
interface Entry {
  group: string;
  kind: string;
  versions: string[];
  since?: number;
  shape: Shape;
}

const input = process.argv[2] ?? '../shared/schemas';
const output = process.argv[3] ?? 'src/analyzer/schema/tables';
const read = (file: string) => JSON.parse(fs.readFileSync(path.join(input, file), 'utf8'));
const minors = (prefix: string) =>
  fs
    .readdirSync(input)
    .flatMap((file) => {
      const match = new RegExp(`^${prefix}-1\\.(\\d+)(?:-dev)?\\.json$`).exec(file);
      return match ? [{ file, minor: Number(match[1]) }] : [];
    })
    .sort((a, b) => a.minor - b.minor);

function kindsOf(files: { file: string; minor: number }[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  files.forEach(({ file, minor }, index) => {
    for (const { group, kind, versions, spec } of read(file).kinds as Kind[]) {
      const key = `${group}/${kind}`;
      const before = entries.get(key);
      const shape = fromCrd(spec);
      entries.set(key, {
        group,
        kind,
        versions: versions.filter((version) => version.served).map((version) => version.name),
        since: before ? before.since : index ? minor : undefined,
        shape: before ? merge(before.shape, shape, minor) : shape,
      });
    }
  });
  return entries;
}

const at = (shape: Shape, ...names: string[]): Shape =>
  names.reduce((here, name) => (name === '[]' ? here.of! : here.fields.get(name)!.shape), shape);

const istio = kindsOf(minors('istio'));
const gateway = kindsOf([{ file: 'gateway-api-1.6.1-experimental.json', minor: 0 }]);

const spec = (kind: string) => istio.get(kind)!.shape;
const policy = at(spec('networking.istio.io/DestinationRule'), 'trafficPolicy');
/** Istio's own messages that the mesh configuration borrows; keepalives and the rest are read off the CRDs. */
const foreign: Record<string, Shape> = {
  'istio.networking.v1alpha3.ClientTLSSettings': at(policy, 'tls'),
  'istio.networking.v1alpha3.ConnectionPoolSettings': at(policy, 'connectionPool'),
  'istio.networking.v1alpha3.ConnectionPoolSettings.TCPSettings.TcpKeepalive': at(
    policy,
    'connectionPool',
    'tcp',
    'tcpKeepalive',
  ),
  'istio.networking.v1alpha3.OutlierDetection': at(policy, 'outlierDetection'),
  'istio.networking.v1alpha3.LocalityLoadBalancerSetting': at(policy, 'loadBalancer', 'localityLbSetting'),
  'istio.networking.v1alpha3.ZoneAwareLoadBalancerSetting': at(policy, 'loadBalancer', 'zoneAwareLbSetting'),
  'istio.networking.v1alpha3.HTTPRetry': at(
    spec('networking.istio.io/VirtualService'),
    'http',
    '[]',
    'retries',
  ),
  'istio.networking.v1alpha3.ReadinessProbe': at(spec('networking.istio.io/WorkloadGroup'), 'probe'),
  'istio.networking.v1beta1.ProxyImage': at(spec('networking.istio.io/ProxyConfig'), 'image'),
};

function message(name: string, parts: string[]): Shape {
  return minors('mesh-config').reduce<Shape | undefined>((before, { file, minor }) => {
    const table = read(file) as Record<string, Package>;
    const shape = fromProto(
      name,
      parts.map((part) => table[part]!),
      (type) => foreign[type],
    );
    return before ? merge(before, shape, minor) : shape;
  }, undefined)!;
}

const meshConfig = message('MeshConfig', ['config', 'proxy']);
const values = message('Values', ['values']);
values.fields.set('meshConfig', { shape: meshConfig, required: false, deprecated: false });
const settings: Entry[] = [
  ['MeshConfig', meshConfig],
  ['ProxyConfig', message('ProxyConfig', ['proxy'])],
  ['MeshNetworks', message('MeshNetworks', ['network'])],
  ['HelmValues', values],
  ['IstioOperator', istioOperator(meshConfig, values)],
].map(([kind, shape]) => ({
  group: 'install.istio.io',
  kind: kind as string,
  versions: ['v1alpha1'],
  shape: shape as Shape,
}));

const encoder = new Encoder();
const kindLines = [...istio.values(), ...gateway.values(), ...settings].map(
  ({ group, kind, versions, since, shape }) =>
    [group, kind, encoder.add(shape).toString(36), versions.join(','), since ?? ''].join(' ').trimEnd(),
);

const literal = (lines: string[]) => `\`\n${lines.join('\n').replace(/[\\`$]/g, '\\$&')}\n\``;
const write = (file: string, name: string, about: string, lines: string[]) => {
  const text = `// Made by scripts/schema-tables.ts; do not edit.\n/** ${about} */\nexport const ${name} = ${literal(lines)};\n`;
  fs.writeFileSync(path.join(output, file), text);
  return text;
};
fs.mkdirSync(output, { recursive: true });
const written =
  write(
    'kinds.ts',
    'kinds',
    'Group, kind, number of its node, served versions, first minor version of Istio.',
    kindLines,
  ) +
  write(
    'nodes.ts',
    'nodes',
    'One node a line, numbered from 0; the format is told in ../decode.ts.',
    encoder.lines,
  );

console.log(
  `${kindLines.length} kinds, ${encoder.lines.length} nodes, ${(gzipSync(written).length / 1000).toFixed(1)} kB gz`,
);
for (const rule of untranslated) console.log(`no condition for: ${rule}`);
