import { parse } from '../../src/analyzer/parse/index.ts';
import { findKind } from '../../src/analyzer/schema/decode.ts';
import { problemsOf } from '../../src/analyzer/schema/object.ts';
import { told } from '../../src/analyzer/schema/problem.ts';

const GROUPS = ['networking.istio.io', 'security.istio.io', 'telemetry.istio.io', 'extensions.istio.io'];

/** "fault path" of each problem of an object of Istio (or, as `gw/Kind`, of the Gateway API) with this spec. */
export function faults(kind: string, spec: unknown, minor = 31): string[] {
  const gatewayApi = kind.startsWith('gw/');
  const name = kind.replace('gw/', '');
  const groups = gatewayApi ? ['gateway.networking.k8s.io'] : GROUPS;
  const found = groups.flatMap((group) => findKind(group, name) ?? [])[0];
  if (!found) throw new Error(`no table of ${kind}`);
  const object = {
    apiVersion: `${found.group}/${found.versions[0]}`,
    kind: name,
    metadata: { name: 'a' },
    spec,
  };
  const [resource] = parse([{ name: 'a.json', text: JSON.stringify(object) }], 'default').resources;
  return problemsOf(resource!, minor).map(({ fault, path }) => `${fault} ${told(path.slice(1))}`);
}
