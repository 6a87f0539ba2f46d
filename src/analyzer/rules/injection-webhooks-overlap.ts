import { injectionWebhooks, overlaps, type Sample } from '../mesh/webhooks.ts';
import { describe } from '../parse/resource.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, analysis message IST0139. */
export default defineRule({
  name: 'injection-webhooks-overlap',
  aliases: ['IST0139'],
  severity: 'error',
  summary: 'Two injection webhooks catch the same Pods.',
  reads: ['MutatingWebhookConfiguration'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { webhook, others, sample } of overlaps(injectionWebhooks(mesh))) {
      const [other] = others;
      if (!other) continue;
      const more = others.length > 1 ? ` and ${others.length - 1} more` : '';
      report({
        at: webhook.at('name'),
        message: `\`${other.name}\` of ${describe(other.resource)}${more} catches the same Pods: ${told(sample)}. Two control planes inject them, and which proxy they end up with is left to the order of the calls.`,
        related: [{ at: other.at('name'), message: 'the other webhook' }],
      });
    }
  },
});

function told({ namespace, pod }: Sample): string {
  const labels = (map: Record<string, string>) =>
    Object.entries(map)
      .map(([key, value]) => `\`${key}=${value}\``)
      .join(' and ') || 'none of Istio’s labels';
  return `in a namespace with ${labels(namespace)}, a Pod with ${labels(pod)}`;
}
