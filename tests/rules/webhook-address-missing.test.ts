import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { configuration } from './webhooks.ts';

const RULE = 'webhook-address-missing';
const validating = { kind: 'ValidatingWebhookConfiguration', name: 'istiod-default-validator' };

describe(RULE, () => {
  test.each([
    ['neither URL nor Service', configuration({ client: '{}' })],
    ['an empty URL', configuration({ client: '{ url: }' })],
    ['an empty text', configuration({ client: '{ url: "" }' })],
    ['a URL without a scheme', configuration({ client: '{ url: "istiod.example.com:15017/inject" }' })],
    [
      'plain http, which the API server refuses',
      configuration({ client: '{ url: http://istiod.example.com }' }),
    ],
    ['a blank in it', configuration({ client: '{ url: "https://istiod example.com" }' })],
    ['the validator', configuration({ ...validating, client: '{}' })],
    ['a validator of a revision', configuration({ ...validating, name: 'istio-validator-x', client: '{}' })],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 6, severity: 'warning', certainty: 'certain' }]);
  });

  test.each([
    ['a Service', configuration({})],
    [
      'a Service beside an empty URL',
      configuration({ client: '{ url: , service: { name: a, namespace: b } }' }),
    ],
    ['a URL', configuration({ client: '{ url: "https://istiod.example.com:15017/inject" }' })],
    ['a URL by address', configuration({ client: '{ url: "https://203.0.113.10/inject" }' })],
    ['a template', configuration({ client: '{ url: "{{ .Values.url }}" }' })],
    ['somebody else’s webhook', configuration({ name: 'vault', client: '{}' })],
    ['somebody else’s validator', configuration({ ...validating, name: 'vault', client: '{}' })],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
