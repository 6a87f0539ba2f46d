import { describe, expect, test } from 'vitest';
import { check } from './check.ts';
import { paste, service, virtualService } from './references.ts';

const two = '[{ name: http, port: 80 }, { name: http-admin, port: 81 }]';

describe('destination-port-missing', () => {
  test('reports a destination without a port where the host has two', () => {
    expect(
      check(
        'destination-port-missing',
        paste(virtualService({ hosts: '[web]' }), service('cart', 'shop', two)),
      ),
    ).toMatchObject([{ line: 9, severity: 'warning' }]);
  });

  test.each([
    ['the same host inside the mesh, where the port of the request stays', '[mesh]', 'info'],
    ['at a gateway its own port counts', '[edge/public]', 'warning'],
    ['at a gateway too', '[mesh, edge/public]', 'warning'],
  ])('weighs it: %s', (_name, gateways, severity) => {
    const text = paste(virtualService({ gateways }), service('cart', 'shop', two));
    expect(check('destination-port-missing', text)).toMatchObject([{ severity }]);
  });

  test.each([
    ['the host has one port', paste(virtualService({}), service('cart'))],
    [
      'the port is named',
      paste(
        virtualService({ destination: '{ host: cart, port: { number: 81 } }' }),
        service('cart', 'shop', two),
      ),
    ],
    ['the Service was not pasted', virtualService({})],
    ['the Service is another one', paste(virtualService({}), service('cart', 'other', two))],
  ])('is silent: %s', (_name, text) => {
    expect(check('destination-port-missing', text)).toEqual([]);
  });
});
