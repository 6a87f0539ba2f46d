import { describe, expect, test } from 'vitest';
import { check, fixed } from './check.ts';
import { peerAuthentication } from './policies.ts';
import { paste } from './references.ts';

const RULE = 'port-mtls-names-service-port';
const policy = (ports: string, labels = 'app: cart') =>
  peerAuthentication(`{ selector: { matchLabels: { ${labels} } }, portLevelMtls: { ${ports} } }`);
const service = (ports: string, selector = 'app: cart', namespace = 'shop') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: cart, namespace: ${namespace} }\nspec: { selector: { ${selector} }, ports: [${ports}] }\n`;
const workload = (ports: string, labels = 'app: cart') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: cart, namespace: shop }\nspec: { template: { metadata: { labels: { ${labels} } }, spec: { containers: [{ name: app, image: app, ports: [${ports}] }] } } }\n`;
const strict = (port: number) => `${port}: { mode: STRICT }`;
const http = '{ name: http, port: 80, targetPort: 8080 }';

describe(RULE, () => {
  test.each([
    ['by equal labels', paste(policy(strict(80)), service(http))],
    ['by labels of which some agree', paste(policy(strict(80), 'app: cart, version: v1'), service(http))],
    [
      'by the workload between',
      paste(policy(strict(80), 'version: v1'), service(http), workload('', 'app: cart, version: v1')),
    ],
    [
      'by the name of a port',
      paste(
        policy(strict(80)),
        service('{ port: 80, targetPort: web }'),
        workload('{ name: web, containerPort: 8080 }'),
      ),
    ],
    ['beside one that is right', paste(policy(`${strict(8080)}, ${strict(80)}`), service(http))],
  ])('reports: %s', (_name, text) => {
    expect(check(RULE, text)).toMatchObject([{ line: 4, severity: 'error', certainty: 'certain' }]);
  });

  test('names the port that is meant, where there is one', () => {
    expect(fixed(RULE, paste(policy(strict(80)), service(http)))).toBe(
      paste(policy('"8080": { mode: STRICT }'), service(http)),
    );
    expect(check(RULE, paste(policy(`${strict(8080)}, ${strict(80)}`), service(http)))[0]?.fixes).toEqual([]);
  });

  test.each([
    ['the workload’s port', paste(policy(strict(8080)), service(http))],
    ['one number for both', paste(policy(strict(80)), service('{ port: 80 }'))],
    [
      'another Service leads to it',
      paste(policy(strict(80)), service(`${http}, { name: admin, port: 81, targetPort: 80 }`)),
    ],
    [
      'the container listens on it',
      paste(policy(strict(80)), service(http), workload('{ containerPort: 80 }')),
    ],
    ['a name that nobody explains', paste(policy(strict(80)), service('{ port: 80, targetPort: web }'))],
    ['a port that no Service has', paste(policy(strict(9090)), service(http))],
    ['another application', paste(policy(strict(80)), service(http, 'app: orders'))],
    ['a Service of another namespace', paste(policy(strict(80)), service(http, 'app: cart', 'web'))],
    ['no Service was pasted', policy(strict(80))],
    [
      'no selector, another fault',
      paste(peerAuthentication(`{ portLevelMtls: { ${strict(80)} } }`), service(http)),
    ],
  ])('is silent: %s', (_name, text) => {
    expect(check(RULE, text)).toEqual([]);
  });
});
