import { istioWebhooks } from '../mesh/webhooks.ts';
import { isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/** Sources: istio.io, analysis message IST0163; Kubernetes, WebhookClientConfig. */
export default defineRule({
  name: 'webhook-address-missing',
  aliases: ['IST0163'],
  severity: 'warning',
  summary: 'A webhook of Istio has no address that the API server could call.',
  reads: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { clientConfig, object, at } of istioWebhooks(mesh)) {
      const { url, service } = clientConfig;
      const effect =
        object.failurePolicy === 'Ignore'
          ? 'the API server goes on without it'
          : 'the API server refuses what it should be asked about';
      if (url === undefined || url === null || url === '') {
        if (isMap(service)) continue;
        report({
          at: at('clientConfig', ...('url' in clientConfig ? ['url'] : [])),
          message: `The webhook has neither \`url\` nor \`service\`, so nobody can be called: ${effect}. Name istiod’s Service, or the address of the external control plane.`,
        });
      } else if (typeof url === 'string' && !url.includes('{{') && !isAddress(url)) {
        report({
          at: at('clientConfig', 'url'),
          message: `\`${url}\` is no address that can be called (\`https://host:port/path\`): ${effect}.`,
        });
      }
    }
  },
});

/** Kubernetes takes https only. */
function isAddress(url: string): boolean {
  try {
    const { protocol, hostname } = new URL(url);
    return protocol === 'https:' && hostname !== '';
  } catch {
    return false;
  }
}
