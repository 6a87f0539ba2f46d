import { fix, replaceValue } from '../fix/index.ts';
import { helmValues } from '../mesh/install.ts';
import { asMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio/istio, injection-template.yaml; kubernetes.io, Pod Security Standards. */
export default defineRule({
  name: 'proxy-privileged',
  aliases: [],
  severity: 'warning',
  summary: 'Every sidecar is made a privileged container.',
  reads: ['IstioOperator', 'HelmValues'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const { values, at } of helmValues(mesh)) {
      if (asMap(asMap(values.global).proxy).privileged !== true) continue;
      const place = at('global', 'proxy', 'privileged');
      report({
        at: place,
        message:
          '`privileged: true` makes each `istio-proxy` a privileged container, with the rights of root on the node. Namespaces with the Pod Security level `baseline` or `restricted` refuse such Pods.',
        fixes: [fix('Set it to false', 'review', replaceValue(place, 'false'))],
      });
    }
  },
});
