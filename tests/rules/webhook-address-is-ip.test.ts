import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { configuration } from './webhooks.ts';

const RULE = 'webhook-address-is-ip';
const url = (text: string, more = {}) => configuration({ client: `{ url: "${text}" }`, ...more });

describe(RULE, () => {
  test.each([
    ['IPv4', url('https://203.0.113.10:15017/inject')],
    ['IPv6', url('https://[2001:db8::1]:15017/inject')],
    [
      'of a validator',
      url('https://203.0.113.10', { kind: 'ValidatingWebhookConfiguration', name: 'istio-validator-a' }),
    ],
  ])('tells: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 6, severity: 'info', certainty: 'certain' }]);
  });

  test.each([
    ['a host name', url('https://istiod.example.com')],
    ['a host name of digits', url('https://10.example.com')],
    ['a Service', configuration({})],
    ['no URL at all', url('nothing')],
    ['somebody else’s webhook', url('https://203.0.113.10', { name: 'vault' })],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
