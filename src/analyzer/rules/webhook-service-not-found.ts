import type { Mesh } from '../mesh/index.ts';
import { injectionWebhooks, istioWebhooks, type Webhook } from '../mesh/webhooks.ts';
import { asMap, asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Source: istio.io, analysis message IST0139; Kubernetes, webhook `failurePolicy`. */
export default defineRule({
  name: 'webhook-service-not-found',
  aliases: ['IST0139'],
  severity: 'error',
  summary: 'A webhook of Istio calls a Service that does not exist.',
  reads: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  needs: ['Service'],
  fixable: false,
  check(mesh, report) {
    for (const webhook of webhooks(mesh)) {
      const service = asMap(webhook.clientConfig.service);
      const name = asText(service.name);
      const namespace = asText(service.namespace);
      if (!name || !namespace || mesh.find('Service', namespace, name)) continue;
      const mutating = webhook.resource.kind === 'MutatingWebhookConfiguration';
      const what = mutating ? 'Pods that it catches' : 'objects of Istio';
      report({
        at: webhook.at('clientConfig', 'service', 'name'),
        inNamespace: namespace,
        ...(mutating ? {} : { aliases: [] }),
        message:
          webhook.object.failurePolicy === 'Ignore'
            ? `There is no Service \`${namespace}/${name}\`: the call fails and is ignored, so ${what} come in ${mutating ? 'without a sidecar' : 'unchecked'}.`
            : `There is no Service \`${namespace}/${name}\`: the call fails, and the API server refuses ${what}.`,
      });
    }
  },
});

function webhooks(mesh: Mesh): Webhook[] {
  const validating = istioWebhooks(mesh).filter(
    ({ resource }) => resource.kind === 'ValidatingWebhookConfiguration',
  );
  return [...injectionWebhooks(mesh), ...validating];
}
