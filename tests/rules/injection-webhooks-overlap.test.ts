import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste } from './references.ts';
import { byNamespace, byPod, configuration } from './webhooks.ts';

const RULE = 'injection-webhooks-overlap';
const enabled = byNamespace('{ matchLabels: { istio-injection: enabled } }');
const revision = (value: string) =>
  byNamespace(
    `{ matchExpressions: [{ key: istio.io/rev, operator: In, values: [${value}] }, { key: istio-injection, operator: DoesNotExist }] }`,
  );
const pair = (one: string, two: string, more: { labels?: string; name?: string } = {}) =>
  paste(
    configuration({ selectors: one }),
    configuration({ name: 'istio-sidecar-injector-2', selectors: two, ...more }),
  );

describe(RULE, () => {
  test.each([
    ['the same namespaces', pair(enabled, enabled)],
    ['one that catches everything', pair('', enabled)],
    ['the same revision', pair(revision('canary'), revision('canary'))],
    ['one of several revisions', pair(revision('canary, stable'), revision('stable'))],
    [
      'Pods of an unlabelled namespace',
      pair(
        byPod('{ matchLabels: { sidecar.istio.io/inject: "true" } }'),
        byPod('{ matchExpressions: [{ key: sidecar.istio.io/inject, operator: Exists }] }'),
      ),
    ],
  ])('reports both: %s', (_name, text) => {
    const found = check(RULE, text);
    expect(found.map(({ object }) => object)).toEqual([
      'MutatingWebhookConfiguration istio-sidecar-injector',
      'MutatingWebhookConfiguration istio-sidecar-injector-2',
    ]);
    expect(found).toMatchObject([{ line: 5, severity: 'error', certainty: 'certain' }, {}]);
  });

  test('two webhooks of one configuration, too', () => {
    const text = `${configuration({ selectors: enabled })}- name: object.sidecar-injector.istio.io\n  clientConfig: {}\n${enabled}`;
    expect(check(RULE, text)).toHaveLength(2);
  });

  test.each([
    ['one webhook', configuration({ selectors: enabled })],
    ['two revisions', pair(revision('canary'), revision('stable'))],
    ['a revision beside the default', pair(enabled, revision('canary'))],
    [
      'one that is turned off',
      pair(enabled, byNamespace('{ matchLabels: { istio.io/deactivated: never-match } }')),
    ],
    [
      'other Pods',
      pair(
        `${enabled}${byPod('{ matchExpressions: [{ key: sidecar.istio.io/inject, operator: NotIn, values: ["true"] }] }')}`,
        `${enabled}${byPod('{ matchLabels: { sidecar.istio.io/inject: "true" } }')}`,
      ),
    ],
    [
      'somebody else’s webhook',
      paste(
        configuration({ selectors: enabled }),
        configuration({ name: 'vault', webhook: 'vault.example.com', selectors: enabled }),
      ),
    ],
    [
      'one that is about other objects',
      pair(enabled, `${enabled}  rules: [{ apiGroups: [networking.istio.io], resources: [gateways] }]\n`),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
