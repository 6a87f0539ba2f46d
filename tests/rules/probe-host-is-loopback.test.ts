import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const rule = 'probe-host-is-loopback';
const probe = (name: string, handler: string, host: string, spec = '') =>
  deployment({
    spec,
    container: `${name}:\n  ${handler}:\n    port: 8080${host ? `\n    host: "${host}"` : ''}`,
  });

describe(rule, () => {
  test.each([
    ['readinessProbe', 'httpGet', '127.0.0.1'],
    ['livenessProbe', 'httpGet', 'localhost'],
    ['startupProbe', 'tcpSocket', '::1'],
  ])('reports: %s %s %s', (name, handler, host) => {
    const text = probe(name, handler, host);
    expect(check(rule, text)).toMatchObject([
      { line: lineOf(text, 'host:'), severity: 'warning', certainty: 'certain' },
    ]);
  });

  test.each([
    ['no host', probe('readinessProbe', 'httpGet', '')],
    ['another host', probe('readinessProbe', 'httpGet', 'example.com')],
    ["the node's network", probe('readinessProbe', 'httpGet', '127.0.0.1', 'hostNetwork: true')],
    [
      'a command in the container',
      deployment({
        container: 'readinessProbe:\n  exec:\n    command: [curl, "http://localhost:8080/ready"]',
      }),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test('the fix takes the host out', () => {
    const text = fixed(rule, probe('readinessProbe', 'httpGet', '127.0.0.1')) ?? '';
    expect(text).toContain('port: 8080');
    expect(text).not.toContain('host:');
  });
});
