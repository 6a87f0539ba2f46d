import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { deployment, lineOf } from './deployment.ts';

const rule = 'listens-on-loopback-only';
const service = (targetPort: number | string, selector = 'app: app') =>
  `---\napiVersion: v1\nkind: Service\nmetadata: { name: app, namespace: shop }\nspec:\n  selector: { ${selector} }\n  ports: [{ name: http, port: 80, targetPort: ${targetPort} }]\n`;
const args = (...words: string[]) => deployment({ container: `args: ${JSON.stringify(words)}` });
const env = (variables: Record<string, string>, more = '') =>
  deployment({
    container: `env:\n${Object.entries(variables)
      .map(([name, value]) => `- name: ${name}\n  value: ${JSON.stringify(value)}`)
      .join('\n')}\n${more}`,
  });
const sidecar = (endpoint: string, selector = 'app: app') =>
  `---\napiVersion: networking.istio.io/v1\nkind: Sidecar\nmetadata: { name: app, namespace: shop }\nspec:\n  workloadSelector: { labels: { ${selector} } }\n  ingress:\n  - port: { number: 8080, protocol: HTTP, name: http }\n    defaultEndpoint: ${endpoint}\n`;
const localhostMode = '---\ninboundTrafficPolicy:\n  mode: LOCALHOST\n';

describe(rule, () => {
  test.each([
    ['an address with its port', args('--listen-address=127.0.0.1:8080')],
    ['host and port apart', args('--host', 'localhost', '--port', '8080')],
    ['an IPv6 loopback', args('--bind=[::1]:8080')],
    ['a shell line', args('-c', 'exec uvicorn app:app --host 127.0.0.1 --port 8080')],
    ['a Java property', args('-Dserver.address=localhost', '-Dserver.port=8080', '-jar', 'app.jar')],
    ["Django's address", args('manage.py', 'runserver', '127.0.0.1:8080')],
    ['a flag with dots', args('--web.listen-address=localhost:8080')],
    ['another address of 127/8', args('--bind-addr=127.0.1.1:8080')],
  ])('reports an argument: %s', (_name, text) => {
    expect(check(rule, text + service(8080))).toMatchObject([
      { severity: 'warning', certainty: 'certain', object: 'Deployment shop/app' },
    ]);
  });

  test.each([
    ['a URL', env({ ASPNETCORE_URLS: 'http://localhost:8080' })],
    ['host and port apart', env({ HOST: '127.0.0.1', PORT: '8080' })],
    ['the only declared port', env({ SERVER_ADDRESS: 'localhost' }, 'ports: [{ containerPort: 8080 }]')],
    ['a command line', env({ GUNICORN_CMD_ARGS: '--workers=2 --bind=127.0.0.1:8080' })],
    ['options of Java', env({ JAVA_TOOL_OPTIONS: '-Xmx1g -Dserver.address=127.0.0.1 -Dserver.port=8080' })],
  ])('reports a variable as likely: %s', (_name, text) => {
    expect(check(rule, text + service(8080))).toMatchObject([
      { line: lineOf(text, 'value:'), severity: 'warning', certainty: 'likely' },
    ]);
  });

  test('resolves a named target port', () => {
    const text = deployment({
      container: 'args: ["--host=127.0.0.1"]\nports: [{ name: web, containerPort: 8080 }]',
    });
    expect(check(rule, text + service('web'))).toHaveLength(1);
  });

  test('is an info where no Service was pasted and the container declares the port', () => {
    const text = deployment({ container: 'args: ["--host=127.0.0.1"]\nports: [{ containerPort: 8080 }]' });
    expect(check(rule, text)).toMatchObject([{ severity: 'info', certainty: 'likely' }]);
  });

  test.each([
    ['the wildcard', args('--host=0.0.0.0', '--port=8080') + service(8080)],
    ['the IPv6 wildcard', args('--bind=[::]:8080') + service(8080)],
    ['a port alone', args('--listen-address=:8080') + service(8080)],
    ['another port than the Service sends to', args('--admin-listen-address=127.0.0.1:9901') + service(8080)],
    ['no Service, and the port is not declared', args('--listen-address=127.0.0.1:8080')],
    ['no port to be known', args('--host=127.0.0.1') + service(8080)],
    ['where it calls, not where it listens', args('--upstream=http://127.0.0.1:8080') + service(8080)],
    ['a database elsewhere', env({ DB_HOST: '127.0.0.1', PORT: '8080' }) + service(8080)],
    ['several addresses', args('--bind', '127.0.0.1', '0.0.0.0', '--port', '8080') + service(8080)],
    [
      'two listeners on one port',
      env({ ASPNETCORE_URLS: 'http://localhost:8080;http://*:8080' }) + service(8080),
    ],
    [
      'a Sidecar sends to the loopback',
      args('--bind=127.0.0.1:8080') + service(8080) + sidecar('127.0.0.1:8080'),
    ],
    ['the mesh sends to the loopback', args('--bind=127.0.0.1:8080') + service(8080) + localhostMode],
    [
      "the node's network",
      deployment({ spec: 'hostNetwork: true', container: 'args: ["--bind=127.0.0.1:8080"]' }) + service(8080),
    ],
    [
      'nginx in front, on another port',
      `${deployment({ container: 'args: ["--bind=127.0.0.1:8080"]' }).trimEnd()}\n      - name: nginx\n        image: nginx\n        ports: [{ containerPort: 80 }]\n${service(80)}`,
    ],
    ['a Service of other Pods', args('--bind=127.0.0.1:8080') + service(8080, 'app: other')],
  ])('is silent: %s', (_name, text) => {
    expect(check(rule, text)).toEqual([]);
  });

  test('is silent before 1.10, where the proxy sends to the loopback', () => {
    const text = args('--bind=127.0.0.1:8080') + service(8080);
    expect(check(rule, text, { istioVersion: '1.9' })).toEqual([]);
  });

  test('a Sidecar of other Pods changes nothing', () => {
    const text = args('--bind=127.0.0.1:8080') + service(8080) + sidecar('127.0.0.1:8080', 'app: other');
    expect(check(rule, text)).toHaveLength(1);
  });

  test.each([
    ['an address', args('--bind=127.0.0.1:8080'), '--bind=0.0.0.0:8080'],
    ['a name', args('--host', 'localhost', '--port', '8080'), '"0.0.0.0"'],
    ['IPv6', args('--bind=[::1]:8080'), '--bind=[::]:8080'],
    ['a URL', env({ ASPNETCORE_URLS: 'http://localhost:8080' }), '"http://0.0.0.0:8080"'],
  ])('the fix binds the wildcard: %s', (_name, text, expected) => {
    const after = fixed(rule, text + service(8080)) ?? '';
    expect(after).toContain(expected);
    expect(check(rule, after)).toEqual([]);
  });
});
