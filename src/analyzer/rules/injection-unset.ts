import { fix, replaceValue } from '../fix/index.ts';
import { groupBy, type Mesh } from '../mesh/index.ts';
import { injectorsOf } from '../mesh/injection.ts';
import type { Workload } from '../mesh/workloads.ts';
import { asMap } from '../parse/json.ts';
import type { Resource } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

const INJECT = 'sidecar.istio.io/inject';

/** Source: istio.io, analysis messages IST0102 and IST0148; Installing the Sidecar, on the injection labels. */
export default defineRule({
  name: 'injection-unset',
  aliases: ['IST0102', 'IST0148'],
  severity: 'info',
  summary: 'A Namespace does not say whether its Pods get a sidecar.',
  reads: ['Namespace'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    const workloads = groupBy(mesh.workloads, (workload) => workload.namespace);
    const others = mesh.of('Namespace').some(({ labels }) => decides(labels));
    const byDefault = injectorsOf(mesh).find(
      ({ values }) => asMap(values.sidecarInjectorWebhook).enableNamespacesByDefault === true,
    );
    for (const namespace of mesh.of('Namespace')) {
      const { name, labels } = namespace;
      if (isIstios(mesh, namespace)) continue;
      const written = labels['istio-injection'];
      const at = namespace.at('metadata', 'labels', 'istio-injection');
      if (written !== undefined && written !== '' && written !== 'enabled' && written !== 'disabled') {
        report({
          at,
          severity: 'warning',
          aliases: [],
          message: `\`istio-injection\` is \`${written}\`; only \`enabled\` calls the injector, so Pods here start without a sidecar.`,
          fixes: [fix('Write `enabled`', 'review', replaceValue(at, 'enabled'))],
        });
        continue;
      }
      if (decides(labels)) continue;
      const here = workloads.get(name) ?? [];
      // Without Pods it matters only beside namespaces that do say something.
      if (here.length > 0 ? here.every(decidesItself) : !others) continue;
      report({
        at: namespace.at('metadata', 'name'),
        aliases: [byDefault ? 'IST0148' : 'IST0102'],
        message: byDefault
          ? `Namespace ${name} says nothing about injection, and ${byDefault.resource.name} injects such namespaces: its Pods get a sidecar. Label it \`istio-injection\` \`enabled\` or \`disabled\` to say which is meant.`
          : `Namespace ${name} says nothing about injection, so its Pods stay outside the mesh. Label it \`istio-injection: enabled\` to have them in it, \`disabled\` to say that they are meant to stay out.`,
        related: byDefault
          ? [{ at: byDefault.resource.at('metadata', 'name'), message: 'The injector that does so' }]
          : [],
      });
    }
  },
});

function decides(labels: Record<string, string>): boolean {
  return (
    Boolean(labels['istio-injection']) ||
    labels['istio.io/rev'] !== undefined ||
    labels['istio.io/dataplane-mode'] !== undefined
  );
}

function decidesItself({ labels, annotations }: Workload): boolean {
  return (
    labels[INJECT] !== undefined || annotations[INJECT] !== undefined || labels['istio.io/rev'] !== undefined
  );
}

function isIstios(mesh: Mesh, { name }: Resource): boolean {
  return name === 'istio-system' || name === mesh.settings.rootNamespace.value;
}
