import { describe, expect, test } from 'vitest';
import { outputOf, recognise } from '../../src/signals/index.ts';
import { readMessages } from '../../src/signals/istioctl.ts';
import { readPaste } from '../../src/signals/read.ts';

const NOW = Date.parse('2026-11-25T00:00:00Z');
const endpoints = (rows: string) => `ENDPOINT              STATUS        OUTLIER CHECK     CLUSTER\n${rows}`;
const secrets = (rows: string) =>
  `RESOURCE NAME     TYPE           STATUS     VALID CERT     SERIAL NUMBER     NOT AFTER                NOT BEFORE\n${rows}`;
const pods = (rows: string) => `NAME         READY   STATUS    RESTARTS   AGE\n${rows}`;
const wide =
  'NAMESPACE   NAME       READY   STATUS             RESTARTS        AGE   IP           NODE     NOMINATED NODE   READINESS GATES\n';
const events = (rows: string) => `LAST SEEN   TYPE      REASON      OBJECT      MESSAGE\n${rows}`;
const routes = (rows: string) =>
  `NAME          VHOST NAME     DOMAINS     MATCH     VIRTUAL SERVICE\n${rows}`;
const listeners = (rows: string) => `ADDRESSES   PORT  MATCH   DESTINATION\n${rows}`;

/** What is pasted, the signal that comes first, and the faults with the first place of each. */
const OUTPUTS: [string, string, string, string[]][] = [
  [
    'endpoints',
    endpoints('10.4.4.4:80     HEALTHY     OK     outbound|80||a.b.svc.cluster.local'),
    'endpoints-read',
    [],
  ],
  [
    'endpoints that are not ready',
    endpoints(
      '10.4.4.4:80     UNHEALTHY     OK     outbound|80||a.b.svc.cluster.local\n10.4.4.5:80     HEALTHY     OK     outbound|80||a.b.svc.cluster.local',
    ),
    'endpoints-unhealthy',
    ['UNHEALTHY 1: 10.4.4.4:80 outbound|80||a.b.svc.cluster.local'],
  ],
  [
    'endpoints without title or spacing',
    '10.4.4.4:80 HEALTHY FAILED outbound|80|v2|a.b.svc.cluster.local',
    'endpoints-ejected',
    ['OUTLIER CHECK FAILED 1: 10.4.4.4:80 outbound|80|v2|a.b.svc.cluster.local'],
  ],
  ['no endpoint', endpoints(''), 'endpoints-none', ['no endpoint 1: only the titles of the table']],
  [
    'endpoints as JSON',
    '[\n {\n  "name": "outbound|80||a",\n  "hostStatuses": [ { "healthStatus": { "failedOutlierCheck": true, "edsHealthStatus": "HEALTHY" } } ] } ]',
    'endpoints-ejected',
    ['failedOutlierCheck 1: in the JSON'],
  ],
  [
    'clusters, in which the black hole is no fault',
    'SERVICE FQDN           PORT     SUBSET     DIRECTION     TYPE       DESTINATION RULE\nBlackHoleCluster       -        -          -             STATIC\nPassthroughCluster     -        -          -             ORIGINAL_DST\na.b.svc.cluster.local  80       -          outbound      EDS        a.b',
    'clusters-read',
    [],
  ],
  [
    'no cluster',
    'SERVICE FQDN     PORT     SUBSET     DIRECTION     TYPE     DESTINATION RULE\n',
    'clusters-none',
    ['no cluster 1: only the titles of the table'],
  ],
  ['routes', routes('80    a.b.svc.cluster.local:80    a, a.b + 1 more...    /*    a.b'), 'routes-read', []],
  [
    'a gateway port without routes',
    routes('http.8080     blackhole:80     *     /*     404'),
    'routes-without-host',
    ['404 1: http.8080     blackhole:80     *     /*     404'],
  ],
  [
    'routes of a proxy that blocks',
    routes('80    block_all    *    /*    '),
    'routes-read',
    ['block_all 1: 80    block_all    *    /*'],
  ],
  ['listeners', listeners('0.0.0.0     15001 ALL     PassthroughCluster'), 'listeners-read', []],
  [
    'listeners of a proxy that blocks',
    listeners('0.0.0.0     15001 ALL     BlackHoleCluster'),
    'listeners-read',
    ['BlackHoleCluster 1: 0.0.0.0 15001 ALL BlackHoleCluster'],
  ],
  ['no listener', listeners(''), 'listeners-none', ['no listener 1: only the titles of the table']],
  [
    'certificates',
    secrets(
      'default     Cert Chain     ACTIVE     true     6fbe     2126-11-25T08:00:00Z     2026-11-24T07:58:00Z',
    ),
    'certificates-read',
    [],
  ],
  [
    'an expired certificate',
    secrets(
      'default     Cert Chain     ACTIVE     false     6fbe     2026-11-20T08:00:00Z     2026-11-19T07:58:00Z',
    ),
    'certificate-expired',
    ['expired 1: default, not after 2026-11-20T08:00:00Z'],
  ],
  [
    'a certificate that is not there',
    secrets('kubernetes://shop-tls                    WARMING     false'),
    'certificate-missing',
    ['WARMING 1: kubernetes://shop-tls'],
  ],
  [
    'remote clusters',
    'NAME     SECRET               STATUS      ISTIOD\neast                          synced      istiod-1\nwest     istio-system/west    timeout     istiod-1',
    'remote-cluster-not-synced',
    ['timeout 1: west'],
  ],
  ['Pods', pods('a-1          2/2     Running   0          4d'), 'pods-read', []],
  [
    'a Pod that is not ready',
    pods('a-1          1/2     Running   3 (2m ago)   4d'),
    'pod-not-ready',
    ['Running, 1/2 ready 1: a-1, 1/2, 3 restarts'],
  ],
  [
    'Pods of all namespaces, wide, the worst first',
    `${wide}shop        a-1        0/2     Init:0/2           0               4d    <none>       n1       <none>           <none>\nshop        b-1        1/2     CrashLoopBackOff   12 (20s ago)    4d    10.4.4.4     n1       <none>           <none>`,
    'pod-crash-loop',
    ['CrashLoopBackOff 1: shop/b-1, 1/2, 12 restarts', 'Init:0/2 1: shop/a-1, 0/2, 0 restarts'],
  ],
  [
    'a Job',
    pods('job-1        1/2     NotReady   0         4d'),
    'pod-job-kept-alive',
    ['NotReady 1: job-1, 1/2, 0 restarts'],
  ],
  [
    'a Pod row alone',
    'a-1   0/1   ImagePullBackOff   0   4d',
    'pod-image-pull',
    ['ImagePullBackOff 1: a-1, 0/1, 0 restarts'],
  ],
  [
    'events',
    events('3m          Normal    Pulled      pod/a-1     Container image already present'),
    'events-read',
    [],
  ],
  [
    'a Pod that is not placed',
    events('3m          Warning   FailedScheduling   pod/a-1     0/3 nodes are available'),
    'pod-pending',
    ['FailedScheduling 1: pod/a-1 0/3 nodes are available'],
  ],
  [
    'events of describe',
    'Events:\n  Type     Reason     Age                From     Message\n  ----     ------     ----               ----     -------\n  Warning  BackOff    2m (x9 over 5m)    kubelet  Back-off restarting failed container app in pod a-1',
    'pod-crash-loop',
    ['BackOff 1: 2m (x9 over 5m) kubelet Back-off restarting failed container app in pod a-1'],
  ],
  [
    'a proxy’s probe among events',
    events(
      '3m          Warning   Unhealthy   pod/a-1     Readiness probe failed: HTTP probe failed with statuscode: 503 http://10.4.4.4:15021/healthz/ready',
    ),
    'proxy-probe-failed',
    [
      'Unhealthy 1: pod/a-1 Readiness probe failed: HTTP probe failed with statuscode: 503 http://10.4.4.4:15021/healthz/ready',
    ],
  ],
  [
    'describe, without a sidecar',
    'Pod: a-1\n   Pod Ports: 53/UDP (a), 53 (a)\nWARNING: a-1 is not part of mesh; no Istio sidecar\n--------------------',
    'describe-no-proxy',
    ['WARNING 1: a-1 is not part of mesh; no Istio sidecar'],
  ],
  [
    'describe',
    'Pod: a-1\n   Pod Revision: default\n   Pod Ports: 8080 (a), 15090 (istio-proxy)\n--------------------\nService: a\n   Port: http 80/HTTP targets pod port 8080',
    'describe-read',
    [],
  ],
];

describe.each(OUTPUTS)('%s', (_, text, signal, found) => {
  test.each([text, text.replaceAll('\n', '\r\n'), `$ some command\n${text}\n`])(
    'is recognised, with its marks',
    (paste) => {
      const [first] = recognise(paste);
      expect(first?.signal).toBe(signal);
      expect(first?.certainty).toBe(signal === 'proxy-probe-failed' ? 'likely' : 'certain');
      const output = outputOf(paste, NOW);
      expect(output?.found.map(({ mark, count, where }) => `${mark} ${count}: ${where[0]}`)).toEqual(found);
      expect(readPaste(paste).output?.shape).toBe(output?.shape);
    },
  );
});

test('nothing is called good', () => {
  const read = OUTPUTS.filter(([, , signal]) => signal.endsWith('-read')).map(
    ([, text]) => recognise(text)[0]!,
  );
  for (const { title, meaning } of read)
    expect(`${title} ${meaning}`).not.toMatch(/\b(?:all good|healthy\.|valid)\b/i);
});

describe('messages of istioctl analyze', () => {
  const expected = [
    { code: 'IST0101', level: 'error', text: '(VirtualService shop/a) Referenced host not found: "b"' },
    {
      code: 'IST0118',
      level: 'info',
      text: '(Service shop/c) Port name  (port: 80) does not follow the naming',
    },
  ];
  const yaml = (code: string, level: string, message: string, origin: string) =>
    `- code: ${code}\n  documentationUrl: https://istio.io/latest/docs/\n  level: ${level}\n  message: '${message}'\n  origin: ${origin}\n  reference: x.yaml\n`;

  test('text', () => {
    const text = `Info [IST0118] ${expected[1]!.text}\nError [IST0101] ${expected[0]!.text}\nError: Analyzers found issues.`;
    expect(readMessages(text)).toEqual(expected);
    expect(recognise(text)[0]?.signal).toBe('ist0101');
  });

  test('JSON and YAML: the same codes, the worst first', () => {
    const records = [
      {
        code: 'IST0118',
        documentationUrl: 'https://istio.io/',
        level: 'Info',
        message: 'hint',
        origin: 'Service c.shop',
      },
      {
        code: 'IST0101',
        documentationUrl: 'https://istio.io/',
        level: 'Error',
        message: 'no host',
        origin: 'VirtualService a.shop',
      },
    ];
    const json = JSON.stringify(records, null, 2);
    const text = records
      .map(({ code, level, message, origin }) => yaml(code, level, message, origin))
      .join('');
    for (const paste of [json, text]) {
      const messages = readMessages(paste);
      expect(messages.map(({ code, level }) => `${level} ${code}`)).toEqual([
        'error IST0101',
        'info IST0118',
      ]);
      expect(messages[0]?.text).toContain('VirtualService a.shop');
      expect(messages[0]?.text).toContain('no host');
      expect(recognise(paste)[0]?.signal).toBe('ist0101');
    }
  });
});
