import { fix, remove } from '../fix/index.ts';
import { durationSeconds } from '../mesh/shutdown.ts';
import { asList, asMap, asNumber, asText, isMap } from '../parse/json.ts';
import { defineRule } from '../rule.ts';

/**
 * Sources: Envoy, router.cc, FilterUtility::finalTimeout (a per-try time not below the whole is ignored), and
 * retry_state_impl.cc, wouldRetryFromReset (only `reset`, `5xx` and `gateway-error` repeat a try that was cut);
 * Istio, route/retry/retry.go (the default conditions).
 */
export default defineRule({
  name: 'slow-try-not-retried',
  aliases: [],
  severity: 'warning',
  summary: '`perTryTimeout` never leads to another try.',
  reads: ['VirtualService'],
  needs: [],
  fixable: true,
  check(mesh, report) {
    for (const virtualService of mesh.of('VirtualService')) {
      asList(virtualService.spec.http).forEach((value, index) => {
        const rule = asMap(value);
        const retries = asMap(rule.retries);
        // A delegate's own times replace these; without attempts the API refuses a time for each.
        if (isMap(rule.delegate) || (asNumber(retries.attempts) ?? 0) <= 0) return;
        const perTry = asText(retries.perTryTimeout) ?? '';
        const each = durationSeconds(perTry);
        if (!each) return;
        const at = virtualService.at('spec', 'http', index, 'retries', 'perTryTimeout');
        const whole = asText(rule.timeout) ?? '';
        const all = durationSeconds(whole);
        if (all && each >= all) {
          report({
            at,
            message: `The timeout of the whole request, ${whole}, covers all tries and is not longer than \`perTryTimeout\`, which the proxy then ignores: a slow first try uses it up, and the caller gets 504 without a retry.`,
            related: [
              { at: virtualService.at('spec', 'http', index, 'timeout'), message: 'Covers all tries.' },
            ],
            fixes: [fix('Take the ignored perTryTimeout out', 'safe', remove(at))],
          });
        } else if (retries.retryOn === undefined || retries.retryOn === '') {
          report({
            at,
            severity: 'info',
            message: `A try that takes longer than ${perTry} is cut and not repeated: without \`retryOn\`, the proxy retries failed connections and some gRPC statuses, no slow tries. The caller gets 504 after ${perTry}. Name \`reset\`, \`gateway-error\` or \`5xx\` where a request may run twice.`,
          });
        }
      });
    }
  },
});
