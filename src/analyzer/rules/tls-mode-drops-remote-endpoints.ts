import { fix, remove } from '../fix/index.ts';
import { spansNetworks } from '../mesh/east-west.ts';
import { serviceOf } from '../mesh/hosts.ts';
import { asList, asMap, asText } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';
import type { Fix } from '../types.ts';

const PLAIN = new Set(['DISABLE', 'SIMPLE', 'MUTUAL']);

/** Sources: istio/istio, pilot/pkg/xds/endpoints/ep_filters.go and mtls_checker.go. */
export default defineRule({
  name: 'tls-mode-drops-remote-endpoints',
  aliases: [],
  severity: 'warning',
  summary: 'A TLS mode other than Istio’s own leaves out endpoints of other networks.',
  reads: ['DestinationRule'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    if (!spansNetworks(mesh)) return;
    const domain = mesh.settings.clusterDomain.value;
    for (const rule of mesh.of('DestinationRule')) {
      const host = mesh.fqdn(asText(rule.spec.host) ?? '', rule.namespace);
      const service = serviceOf(host, domain);
      // istiod itself is reached over plain TLS on purpose.
      const known = service ? service.namespace !== mesh.settings.rootNamespace.value : host === '*.local';
      if (!known) continue;
      for (const { mode, at } of modes(rule)) {
        if (!mode || !PLAIN.has(mode)) continue;
        report({
          at,
          message: `With \`${mode}\`, calls to \`${host}\` carry no mesh TLS, and between networks that is what names the service: istiod leaves out every endpoint behind a gateway of another network. Only the own network answers; without an endpoint there, \`503 UH\`.`,
          certainty: 'likely',
          fixes: [takeOut(at)],
        });
      }
    }
  },
});

/** Every `tls.mode` of a DestinationRule with its place. */
function modes(rule: Resource): { mode: string | undefined; at: Place }[] {
  const policy = (value: unknown, ...path: (string | number)[]) => [
    { mode: asText(asMap(asMap(value).tls).mode), at: rule.at(...path, 'tls', 'mode') },
    ...asList(asMap(value).portLevelSettings).map((item, index) => ({
      mode: asText(asMap(asMap(item).tls).mode),
      at: rule.at(...path, 'portLevelSettings', index, 'tls', 'mode'),
    })),
  ];
  return [
    ...policy(rule.spec.trafficPolicy, 'spec', 'trafficPolicy'),
    ...asList(rule.spec.subsets).flatMap((item, index) =>
      policy(asMap(item).trafficPolicy, 'spec', 'subsets', index, 'trafficPolicy'),
    ),
  ];
}

/** Without `tls`, or without the policy that holds nothing else. */
function takeOut(mode: Place): Fix | undefined {
  const title = 'Take tls out: auto mTLS decides for each endpoint';
  return fix(title, 'review', remove(above(mode, 1))) ?? fix(title, 'review', remove(above(mode, 2)));
}

/** The node some steps above a place. */
const above = ({ treePath, path, ...place }: Place, steps: number): Place => ({
  ...place,
  treePath: treePath.slice(0, -steps),
  path: path.slice(0, -steps),
});
