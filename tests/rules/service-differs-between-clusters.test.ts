import { describe, expect, test } from 'vitest';
import { analyze } from '../../src/analyzer/index.ts';
import { paste } from './references.ts';

const RULE = 'service-differs-between-clusters';
const service = (ports: string, spec = '', uid = '') =>
  `apiVersion: v1\nkind: Service\nmetadata: { name: cart, namespace: shop${uid && `, uid: ${uid}`} }\nspec: { ports: ${ports}${spec && `, ${spec}`} }\n`;
const found = (...texts: string[]) =>
  analyze(
    texts.map((text, index) => ({ name: `cluster-${index}.yaml`, text })),
    { only: [RULE] },
  ).findings;
const http = '[{ name: http, port: 80, targetPort: 8080 }]';

describe(RULE, () => {
  test.each([
    [
      'another port',
      service(http),
      service('[{ name: http, port: 80, targetPort: 8080 }, { name: admin, port: 81 }]'),
    ],
    ['another name of a port', service(http), service('[{ name: grpc, port: 80, targetPort: 8080 }]')],
    ['another target', service(http), service('[{ name: http, port: 80, targetPort: 9090 }]')],
    [
      'another transport',
      service(http),
      service('[{ name: http, port: 80, targetPort: 8080, protocol: UDP }]'),
    ],
    ['headless in one', service(http), service(http, 'clusterIP: None')],
    ['another type', service(http), service(http, 'type: LoadBalancer')],
  ])('tells: %s', (_name, one, two) => {
    expect(found(one, two)).toMatchObject([
      { source: 'cluster-1.yaml', severity: 'info', certainty: 'likely' },
    ]);
  });

  test('knows two objects of one text by their uids', () => {
    expect(found(paste(service(http, '', 'a'), service(http, 'clusterIP: None', 'b')))).toHaveLength(1);
  });

  test.each([
    ['the same', [service(http), service(http)]],
    [
      'the order of ports',
      [
        service(`[{ name: a, port: 1 }, { name: b, port: 2 }]`),
        service(`[{ name: b, port: 2 }, { name: a, port: 1 }]`),
      ],
    ],
    ['what is the default anyway', [service(http), service(http, 'type: ClusterIP')]],
    [
      'an address of each cluster’s own',
      [service(http, 'clusterIP: 10.0.0.1'), service(http, 'clusterIP: 10.9.0.1')],
    ],
    ['a later version in the same text', [paste(service(http), service(http, 'type: LoadBalancer'))]],
    ['one object in two files', [service(http, '', 'a'), service(http, 'type: LoadBalancer', 'a')]],
    ['another namespace', [service(http), service(http, 'type: LoadBalancer').replace('shop', 'web')]],
  ])('is silent: %s', (_name, texts) => {
    expect(found(...texts)).toEqual([]);
  });
});
