/** Text with one secret of each kind, and those secrets. None of them ever opened anything. */

const b64 = (text: string): string => Buffer.from(text).toString('base64');
const b64url = (text: string): string => Buffer.from(text).toString('base64url');
/** Put together here, so that no scanner takes this file for a leak. */
const join = (...parts: string[]): string => parts.join('');

const pemBody = Array.from({ length: 3 }, (_, line) => b64(`no key at all, line ${line} of it, only noise`));

export const secrets = {
  secretData: b64('data-of-a-secret-1'),
  secretStringData: 'string data in two words',
  secretBlock: 'a block of a secret',
  lastApplied: b64('data-that-was-applied-2'),
  pem: pemBody[0]!,
  pemLast: pemBody[2]!,
  pemOneLine: b64('a key on a single line, quoted'),
  pemBase64: b64(`-----BEGIN PRIVATE KEY-----\n${pemBody[0]}\n-----END PRIVATE KEY-----`),
  jwt: join(
    'eyJ',
    b64url('"alg":"none"}').slice(2),
    '.',
    b64url('{"sub":"nobody"}'),
    '.',
    b64url('signature'),
  ),
  bearer: 'mF9B5f41JqM',
  basic: b64('admin:open-sesame'),
  urlPassword: 'p:w1thc0l0n',
  redisPassword: 'n0-us3r-h3r3',
  github: join('gh', 'p_', 'a1'.repeat(18)),
  gitlab: join('gl', 'pat-', 'Ab3'.repeat(7)),
  slack: join('xo', 'xb-', '123456789012-abcdefGHIJ'),
  aws: join('AK', 'IA', 'ABCDEFGH234567AB'),
  google: join('AI', 'za', 'Sy0'.repeat(11), 'xx'),
  stripe: join('sk', '_live_', '0123456789abcdef'),
  npm: join('np', 'm_', 'Zy9'.repeat(12)),
  envPassword: 'hunter2',
  flag: 's3same',
  flagInList: 'open-now-7',
  property: 'jdbc-pw-9',
  comment: 'forgotten4here',
  envoySecret: 'hmac-of-a-filter',
  headerExact: 'only-this-key',
  dockerAuth: b64('robot:pull-only'),
  jsonInString: 'in-a-json-string-5',
};

const s = secrets;

export const seeded = `apiVersion: v1
kind: Secret
metadata:
  name: db
  namespace: shop
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"v1","data":{"old":"${s.lastApplied}"},"kind":"Secret","metadata":{"name":"db"}}
type: Opaque
data:
  password: ${s.secretData}
  .dockerconfigjson: ${b64('{"auths":{}}')}
stringData:
  words: "${s.secretStringData}"
  block: |
    ${s.secretBlock}
    and more of it
---
apiVersion: v1
kind: ConfigMap
metadata:
  name: settings
  namespace: shop
data:
  tls.key: |
    -----BEGIN PRIVATE KEY-----
    ${pemBody.join('\n    ')}
    -----END PRIVATE KEY-----
  one-line: "-----BEGIN RSA PRIVATE KEY-----\\n${s.pemOneLine}\\n-----END RSA PRIVATE KEY-----\\n"
  encoded: ${s.pemBase64}
  app.properties: |
    spring.datasource.username=shop
    spring.datasource.password=${s.property}
  app.json: "{\\"client_secret\\":\\"${s.jsonInString}\\"}"
  docker.json: |
    {"auths": {"registry.example.com": {"auth": "${s.dockerAuth}"}}}
  # password: ${s.comment}
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
  namespace: shop
spec:
  template:
    spec:
      containers:
        - name: shop
          image: registry.example.com/shop:1.2.3
          args: ["--api-token", ${s.flagInList}, --verbose]
          command: [sh, -c, "run --password ${s.flag} --port 80"]
          env:
            - name: DB_PASSWORD
              value: ${s.envPassword}
            - name: DB_URL
              value: postgres://shop:${s.urlPassword}@db.shop.svc.cluster.local:5432/shop
            - name: CACHE
              value: redis://:${s.redisPassword}@cache.shop:6379/0
            - name: A
              value: ${s.github}
            - name: B
              value: ${s.gitlab}
            - name: C
              value: ${s.slack}
            - name: D
              value: ${s.aws}
            - name: E
              value: ${s.google}
            - name: F
              value: ${s.stripe}
            - name: G
              value: ${s.npm}
            - name: H
              value: ${s.jwt}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: shop
  namespace: shop
spec:
  hosts: [shop]
  http:
    - match:
        - headers:
            x-api-key:
              exact: ${s.headerExact}
      headers:
        request:
          set:
            authorization: Basic ${s.basic}
            x-upstream: "Bearer ${s.bearer}"
      route:
        - destination:
            host: shop
---
apiVersion: networking.istio.io/v1alpha3
kind: EnvoyFilter
metadata:
  name: login
  namespace: shop
spec:
  configPatches:
    - applyTo: HTTP_FILTER
      patch:
        operation: ADD
        value:
          typed_config:
            hmac_secret:
              inline_string: ${s.envoySecret}
`;
