import { describe, expect, test } from 'vitest';
import { recognise } from '../../src/signals/index.ts';

/** Logs of other programs, prose and objects: something in them may look known, but nothing is certain. */
const TEXTS: Record<string, string> = {
  'Apache, common': '203.0.113.5 - - [24/Nov/2026:21:07:33 +0000] "GET /index.html HTTP/1.1" 200 2326',
  'Apache, not modified':
    '203.0.113.5 - - [24/Nov/2026:21:07:33 +0000] "GET /a.css HTTP/1.1" 304 - "-" "Mozilla/5.0"',
  'Apache, 503':
    '203.0.113.5 - frank [24/Nov/2026:21:07:33 +0000] "POST /buy HTTP/1.0" 503 299 "https://x/" "curl/8"',
  'nginx, combined':
    '10.0.0.1 - - [24/Nov/2026:21:07:33 +0000] "GET / HTTP/2.0" 404 153 "-" "Mozilla/5.0" "-"',
  'nginx ingress':
    '10.0.0.1 - - [24/Nov/2026:21:07:33 +0000] "GET /api HTTP/1.1" 502 150 "-" "k6" 213 0.003 [shop-api-80] [] 10.1.1.1:80 0 0.000 502 8d1c0f7e',
  'nginx, error':
    '2026/11/24 21:07:33 [error] 31#31: *512 recv() failed (104: Connection reset by peer) while reading response header from upstream, client: 10.0.0.1',
  'nginx, timeout':
    '2026/11/24 21:07:33 [error] 31#31: *512 upstream timed out (110: Connection timed out) while connecting to upstream',
  'nginx, refused':
    '2026/11/24 21:07:33 [error] 31#31: *1 connect() failed (111: Connection refused) while connecting to upstream',
  HAProxy:
    'Nov 24 21:07:33 lb haproxy[2143]: 10.0.0.1:33317 [24/Nov/2026:21:07:33.655] http-in static/srv1 10/0/30/69/109 503 2750 - - SC-- 1/1/1/1/0 0/0 "GET /index.html HTTP/1.1"',
  Traefik: '10.0.0.1 - - [24/Nov/2026:21:07:33 +0000] "GET / HTTP/1.1" 404 19 "-" "-" 1 "-" "-" 0ms',
  'Traefik, JSON':
    '{"ClientAddr":"10.0.0.1:1","DownstreamStatus":502,"RequestMethod":"GET","RequestPath":"/","level":"info"}',
  Caddy:
    '{"level":"info","ts":1769000000.1,"logger":"http.log.access","msg":"handled request","request":{"method":"GET","uri":"/"},"status":404}',
  'AWS load balancer':
    'https 2026-11-24T21:07:33.918Z app/lb/50dc6c495c0c9188 10.0.0.1:2817 10.0.0.66:80 0.086 0.048 0.037 502 502 0 57 "GET https://example.net:443/ HTTP/1.1" "curl/8" ECDHE TLSv1.2',
  'Google load balancer':
    '{"httpRequest":{"status":502,"requestMethod":"GET"},"jsonPayload":{"statusDetails":"failed_to_connect_to_backend"},"severity":"WARNING"}',
  'a status in JSON': '{"method":"GET","path":"/","status":503,"response_code":503,"duration":12}',
  Kong: '2026/11/24 21:07:33 [error] 1260#0: *78 upstream prematurely closed connection while reading response header',
  MySQL: "ERROR 2003 (HY000): Can't connect to MySQL server on 'db' (111)",
  PostgreSQL: 'psql: error: connection to server at "db" (10.0.0.5), port 5432 failed: Connection refused',
  Redis: 'Could not connect to Redis at redis:6379: Connection refused',
  Kafka:
    'WARN [Producer clientId=p1] Connection to node -1 (kafka/10.0.0.7:9092) could not be established. Broker may not be available.',
  'Python, TLS':
    'requests.exceptions.SSLError: HTTPSConnectionPool: Max retries exceeded (Caused by SSLError(SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate")))',
  'Python, version': 'ssl.SSLError: [SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1000)',
  'Go, x509': 'Get "https://registry.example.net/v2/": x509: certificate signed by unknown authority',
  'Go, TLS': 'tls: first record does not look like a TLS handshake',
  'Java, reset':
    'java.net.SocketException: Connection reset by peer at java.base/sun.nio.ch.SocketDispatcher.read0',
  'Node, refused':
    'Error: connect ECONNREFUSED 127.0.0.1:3000\n    at TCPConnectWrap.afterConnect [as oncomplete]',
  'Node, DNS': 'Error: getaddrinfo EAI_AGAIN registry.npmjs.org',
  'pip, DNS': 'Failed to establish a new connection: [Errno -3] Temporary failure in name resolution',
  sshd: 'Nov 24 21:07:33 host sshd[911]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh',
  git: 'fatal: unable to access: Could not resolve host: github.com',
  systemd: 'Nov 24 21:07:33 host systemd[1]: Started Session 5 of user root.',
  kernel: '[12345.678901] Out of memory: Killed process 4321 (java) total-vm:8123456kB',
  Docker:
    'Error response from daemon: Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection',
  Linkerd:
    '[    12.345s]  WARN ThreadId(01) outbound:proxy{addr=10.0.0.1:80}: linkerd_reconnect: Failed to connect error=Connection refused (os error 111)',
  Terraform:
    'Error: Error applying plan:\n\n1 error occurred:\n\t* aws_instance.web: timeout while waiting for state',
  'a table of Services':
    'NAME   TYPE        CLUSTER-IP     EXTERNAL-IP   PORT(S)   AGE\ncart   ClusterIP   10.96.12.3     <none>        80/TCP    5d',
  'a table of nodes': 'NAME     STATUS   ROLES    AGE   VERSION\nnode-1   Ready    <none>   9d    v1.35.2',
  'a table of Deployments':
    'NAME   READY   UP-TO-DATE   AVAILABLE   AGE\ncart   1/2     2            1           5d',
  Helm: 'NAME\tNAMESPACE\tREVISION\tUPDATED\tSTATUS\tCHART\ncart\tshop\t3\t2026-11-24\tdeployed\tcart-1.2.3',
  'prose about flags':
    'Please ask the UC team whether the DC in Oslo can take the load before we do anything else.',
  'prose about a failure':
    'We have seen since yesterday that some of the customers can not reach the shop and that the people on call restarted the service twice without any effect on the errors that they saw',
  'prose that names an error':
    'Some of our users say that they get a page that says no healthy upstream when they try to pay but when they try again it works and we do not know why this is so yet',
  'a question': 'Why does my route not match when I add a second rule below the first one?',
  'a name': 'reviews-v2-664994896d-6lt5d',
  'a URL': 'https://example.net/path?response=503&flags=UH',
  YAML: 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: notes\ndata:\n  text: upstream request timeout, see PassthroughCluster\n',
  'a VirtualService':
    'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata:\n  name: a\nspec:\n  hosts: [a]\n  http:\n  - fault:\n      abort: { httpStatus: 503 }\n  # rbac_access_denied_matched_policy\n',
  CSV: 'time,code,flag\n2026-11-24,503,none\n2026-11-24,200,none',
  SQL: "SELECT * FROM logs WHERE flags = 'UH' AND code = 503 ORDER BY time;",
};

test('there are forty of them', () => expect(Object.keys(TEXTS).length).toBeGreaterThanOrEqual(40));

describe('nothing certain', () => {
  test.each(Object.entries(TEXTS))('%s', (_, text) => {
    const certain = recognise(text).filter(({ certainty }) => certainty === 'certain');
    expect(certain.map(({ signal, matched }) => `${signal}: ${matched}`)).toEqual([]);
  });
});
