import { istioWebhooks } from '../mesh/webhooks.ts';
import { asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';
import { isIp } from '../schema/words.ts';

/** Source: istio.io, analysis message IST0164. */
export default defineRule({
  name: 'webhook-address-is-ip',
  aliases: ['IST0164'],
  severity: 'info',
  summary: 'A webhook of Istio calls the control plane by an IP address.',
  reads: ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
  needs: [],
  fixable: false,
  check(mesh, report) {
    for (const { clientConfig, at } of istioWebhooks(mesh)) {
      const host = hostOf(asText(clientConfig.url) ?? '');
      if (!host || !isIp(host)) continue;
      report({
        at: at('clientConfig', 'url'),
        message: `The external control plane is called by its address \`${host}\`. When the address changes the API server reaches nobody, and the certificate must name the address: use a host name.`,
      });
    }
  },
});

function hostOf(url: string): string | undefined {
  try {
    return new URL(url).hostname.replace(/^\[|\]$/g, '');
  } catch {
    return undefined;
  }
}
