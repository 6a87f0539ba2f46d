import { fix, replaceValue } from '../fix/index.ts';
import { gatewayNames } from '../mesh/gateways.ts';
import { gatewayReference } from '../mesh/index.ts';
import { defineRule } from '../rule.ts';

/** Source: pilot/pkg/model of istio (resolveGatewayName), and istio.io, Virtual Service reference, `gateways`. */
export default defineRule({
  name: 'gateway-named-by-dots',
  aliases: ['KIA1108'],
  severity: 'info',
  summary: 'A VirtualService names a Gateway in the old form with dots.',
  reads: ['VirtualService'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      const own = virtualService.namespace ?? 'default';
      for (const { written, at } of gatewayNames(virtualService)) {
        if (!written.includes('.') || written.includes('/')) continue;
        const { namespace, name } = gatewayReference(written, own)!;
        const dotted = mesh.find('Gateway', own, written) !== undefined;
        const meant = dotted ? `${own}/${written}` : `${namespace}/${name}`;
        report({
          at,
          severity: dotted ? 'warning' : 'info',
          message: dotted
            ? `\`${written}\` is read as Gateway \`${namespace}/${name}\`, not as the Gateway of that name here, so these routes do not reach it: write \`${meant}\`.`
            : `\`${written}\` is the old way to name a Gateway of another namespace. Istio still reads it as \`${meant}\`; istioctl and Kiali do not.`,
          fixes: [fix(`Name ${meant}`, dotted ? 'review' : 'safe', replaceValue(at, meant))],
        });
      }
    }
  },
});
