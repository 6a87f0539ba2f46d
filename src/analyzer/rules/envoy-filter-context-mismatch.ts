import { fix, replaceValue } from '../fix/index.ts';
import { envoyPatches } from '../mesh/envoy-filters.ts';
import { chosenByGateway, isGateway, namesGateway } from '../mesh/gateway-pods.ts';
import type { Mesh } from '../mesh/index.ts';
import { asMap, textMap } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, EnvoyFilter reference, PatchContext. */
export default defineRule({
  name: 'envoy-filter-context-mismatch',
  aliases: [],
  severity: 'error',
  summary: 'An EnvoyFilter patches a context that the proxies it selects do not have.',
  reads: ['EnvoyFilter'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const kinds = new Map<Resource, ReturnType<typeof proxiesOf>>();
    for (const { resource, context, at } of envoyPatches(mesh)) {
      if (!/^(?:SIDECAR_INBOUND|SIDECAR_OUTBOUND|GATEWAY)$/.test(context)) continue;
      if (!kinds.has(resource)) kinds.set(resource, proxiesOf(mesh, resource));
      const proxies = kinds.get(resource);
      if (proxies === 'gateways' && context !== 'GATEWAY') {
        report({
          at: at('match', 'context'),
          message: `The selector chooses a gateway, and a gateway’s listeners belong to the context GATEWAY. \`${context}\` is about sidecars: the patch changes nothing.`,
          fixes: [fix('Patch the gateway', 'review', replaceValue(at('match', 'context'), 'GATEWAY'))],
        });
      }
      if (proxies === 'sidecars' && context === 'GATEWAY') {
        report({
          at: at('match', 'context'),
          certainty: mesh.settings.complete.value ? 'certain' : 'likely',
          message:
            'The selector chooses applications with sidecars, which have the contexts SIDECAR_INBOUND (requests to the application) and SIDECAR_OUTBOUND (its own requests). `GATEWAY` is about gateways: the patch changes nothing.',
        });
      }
    }
  },
});

/** Which kind of proxies an EnvoyFilter's selector chooses; undefined without one, and where both or neither may be meant. */
function proxiesOf(mesh: Mesh, { spec, namespace }: Resource): 'gateways' | 'sidecars' | undefined {
  const labels = textMap(asMap(spec.workloadSelector).labels);
  if (Object.keys(labels).length === 0) return undefined;
  const isRoot = namespace === mesh.settings.rootNamespace.value;
  const workloads = mesh.workloadsWith(labels, isRoot ? undefined : namespace).map(isGateway);
  if (workloads.includes(false) && !workloads.includes(true) && !workloads.includes(undefined))
    return 'sidecars';
  if (workloads.includes(false)) return undefined;
  return workloads.includes(true) || namesGateway(labels) || chosenByGateway(mesh, labels)
    ? 'gateways'
    : undefined;
}
