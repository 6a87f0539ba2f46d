import { fix, replaceValue } from '../fix/index.ts';
import {
  DNS_AUTO_ALLOCATE,
  DNS_CAPTURE,
  PROXY_ENVIRONMENT_KINDS,
  proxyEnvironments,
  readBoolean,
} from '../mesh/dns.ts';
import { WORKLOAD_KINDS } from '../mesh/workloads.ts';
import { asText } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

const MEANT: Record<string, string> = {
  yes: '"true"',
  on: '"true"',
  enabled: '"true"',
  all: '"true"',
  no: '"false"',
  off: '"false"',
  disabled: '"false"',
  none: '"false"',
};

export default defineRule({
  name: 'dns-setting-not-boolean',
  aliases: [],
  severity: 'error',
  summary: 'A DNS setting of the proxy holds a text that is neither true nor false.',
  reads: [...PROXY_ENVIRONMENT_KINDS, ...WORKLOAD_KINDS],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const environment of proxyEnvironments(mesh)) {
      for (const name of [DNS_CAPTURE, DNS_AUTO_ALLOCATE]) {
        // Values that are no text are another fault: proxy-metadata-not-string.
        const text = asText(environment.values[name]);
        if (!text || readBoolean(text) !== undefined) continue;
        const at = environment.at(name);
        const meant = MEANT[text.trim().toLowerCase()];
        report({
          at,
          message: `\`${name}\` is \`${text}\`; Istio reads \`"true"\` or \`"false"\` only. The proxy can’t start with it: ${environment.scope} never become ready.`,
          fixes: meant ? [fix(`Write ${meant}`, 'review', replaceValue(at, meant))] : [],
        });
      }
    }
  },
});
