import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste, service } from './references.ts';
import { configuration } from './webhooks.ts';

const RULE = 'webhook-service-not-found';
const gone = configuration({ client: '{ service: { name: istiod-old, namespace: istio-system } }' });
const istiod = service('istiod', 'istio-system');

describe(RULE, () => {
  test.each([
    ['refuses Pods', paste(gone, istiod), 'refuses Pods'],
    ['lets Pods in bare', paste(`${gone}  failurePolicy: Ignore\n`, istiod), 'without a sidecar'],
    [
      'leaves objects unchecked',
      paste(
        `${configuration({ kind: 'ValidatingWebhookConfiguration', name: 'istio-validator-old', client: '{ service: { name: istiod-old, namespace: istio-system } }' })}  failurePolicy: Ignore\n`,
        istiod,
      ),
      'unchecked',
    ],
    [
      'a Service of another namespace',
      paste(configuration({}), service('istiod', 'shop'), service('x', 'istio-system')),
      'no Service',
    ],
  ])('reports what %s', (_name, text, words) => {
    expect(check(RULE, text)).toMatchObject([{ line: 6, severity: 'error', certainty: 'likely' }]);
    expect(check(RULE, text)[0]?.message).toContain(words);
  });

  test('is certain when the paste is all there is', () => {
    expect(check(RULE, gone, { complete: true })).toMatchObject([{ certainty: 'certain' }]);
  });

  test.each([
    ['the Service is there', paste(configuration({}), istiod)],
    ['no Service of that namespace was pasted', paste(gone, service('cart'))],
    [
      'an external control plane',
      paste(configuration({ client: '{ url: https://istiod.example.com }' }), istiod),
    ],
    [
      'somebody else’s webhook',
      paste(
        configuration({
          name: 'vault',
          webhook: 'vault.example.com',
          client: '{ service: { name: v, namespace: istio-system } }',
        }),
        istiod,
      ),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
