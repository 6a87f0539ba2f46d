import { defineRule } from '../rule.ts';

/** Source: istio.io, analysis message IST0123; Canary Upgrades, on the precedence of the labels. */
export default defineRule({
  name: 'injection-labels-contend',
  aliases: ['IST0123', 'KIA1311'],
  severity: 'warning',
  summary: 'A Namespace has several labels that each choose a data plane, of which one counts.',
  reads: ['Namespace'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const namespace of mesh.of('Namespace')) {
      const { labels } = namespace;
      const byName = labels['istio-injection'];
      if (namespace.name === mesh.settings.rootNamespace.value) continue;
      if (byName !== undefined && byName !== 'enabled') continue;
      const revision = labels['istio.io/rev'];
      const mode = labels['istio.io/dataplane-mode'];
      const ambient = mode !== undefined && mode !== 'none';
      const present = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'].filter(
        (key) => labels[key] !== undefined && (key !== 'istio.io/dataplane-mode' || ambient),
      );
      if (present.length < 2) continue;
      report({
        at: namespace.at('metadata', 'labels', present[present.length - 1] ?? ''),
        aliases: ambient ? ['IST0123', 'KIA1311'] : ['IST0123'],
        message: ambient
          ? `${listed(present)} choose sidecars and ambient at once: Pods that get a sidecar are left out of ambient, those that get none are in it. Keep the one that is meant.`
          : `\`istio-injection\` takes precedence, so revision \`${revision}\` does not inject here: the default revision does, or nothing where there is none. Take \`istio-injection\` out to use the revision.`,
      });
    }
  },
});

function listed(keys: readonly string[]): string {
  const words = keys.map((key) => `\`${key}\``);
  return `${words.slice(0, -1).join(', ')} and ${words[words.length - 1]}`;
}
