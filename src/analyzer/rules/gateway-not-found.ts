import { fix, replaceValue } from '../fix/index.ts';
import { gatewayNames, isInternalGateway } from '../mesh/gateways.ts';
import { gatewayReference, type Mesh } from '../mesh/index.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, Virtual Service reference, `gateways`; analysis message IST0101. */
export default defineRule({
  name: 'gateway-not-found',
  aliases: ['IST0101', 'IST0132', 'KIA1102'],
  severity: 'error',
  summary: 'A VirtualService names a Gateway that does not exist in that namespace.',
  reads: ['VirtualService'],
  needs: ['Gateway', 'KubernetesGateway'],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      for (const { written, at, top } of gatewayNames(virtualService)) {
        const reference = gatewayReference(written, virtualService.namespace ?? 'default');
        if (!reference || isInternalGateway(reference.name) || found(mesh, reference)) continue;
        const elsewhere = mesh.of('Gateway').filter((gateway) => gateway.name === reference.name);
        const meant = elsewhere.length === 1 ? `${elsewhere[0]!.namespace}/${reference.name}` : undefined;
        const hint = meant
          ? ` A Gateway of that name is in namespace \`${elsewhere[0]!.namespace}\`: write \`${meant}\`.`
          : '';
        report({
          at,
          // istioctl says of a missing Gateway also that it does not serve the hosts; not in a match.
          aliases: top ? ['IST0101', 'IST0132', 'KIA1102'] : ['KIA1102'],
          message: `There is no Gateway \`${reference.namespace}/${reference.name}\`, so these routes reach no gateway and its clients get 404.${hint}`,
          related: meant
            ? [{ at: elsewhere[0]!.at('metadata', 'name'), message: 'The Gateway of that name' }]
            : [],
          fixes: meant ? [fix(`Name ${meant}`, 'review', replaceValue(at, meant))] : [],
        });
      }
    }
  },
});

function found(mesh: Mesh, { namespace, name }: { namespace: string; name: string }): boolean {
  return ['Gateway', 'KubernetesGateway'].some((kind) => mesh.find(kind, namespace, name));
}
