import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { paste, service, serviceEntry, virtualService } from './references.ts';

const RULE = 'destination-port-not-found';
const to = (port: number, host = 'cart') =>
  virtualService({ destination: `{ host: ${host}, port: { number: ${port} } }` });

describe(RULE, () => {
  test('reports the port of the Pod, and puts the port of the Service there', () => {
    const text = paste(to(8080), service('cart'));
    expect(check(RULE, text)).toMatchObject([{ line: 9, severity: 'error', certainty: 'certain' }]);
    expect(check(RULE, text)[0]?.message).toContain("8080 is the Pod's port");
    expect(fixed(RULE, text)).toBe(paste(to(80), service('cart')));
  });

  test('offers no fix where several ports are possible', () => {
    const ports = '[{ name: http, port: 80 }, { name: http-admin, port: 81 }]';
    expect(check(RULE, paste(to(9), service('cart', 'shop', ports)))).toMatchObject([{ fixes: [] }]);
  });

  test.each([
    ['a port of the Service', paste(to(80), service('cart'))],
    ['a port of a ServiceEntry', paste(to(80, 'api.example.com'), serviceEntry('api.example.com'))],
    ['the host was not pasted', paste(to(8080), service('web'))],
    ['no port is named', paste(virtualService({}), service('cart'))],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
