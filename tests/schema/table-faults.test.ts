import { describe, expect, test } from 'vitest';
import { parse } from '../../src/analyzer/parse/index.ts';
import { problemsOf } from '../../src/analyzer/schema/object.ts';
import { faults } from './objects.ts';

const route = [{ route: [{ destination: { host: 'orders' } }] }];
const selector = { matchLabels: { app: 'orders' } };
const port = { number: 80, name: 'http', protocol: 'HTTP' };

describe('types', () => {
  test.each([
    ['text for a list', { hosts: 'orders', http: route }, 'field-type-wrong hosts'],
    [
      'a list for a map',
      { hosts: ['a'], http: [{ ...route[0], rewrite: [] }] },
      'field-type-wrong http[0].rewrite',
    ],
    [
      'a quoted number',
      { hosts: ['a'], http: [{ route: [{ destination: { host: 'a', port: { number: '80' } } }] }] },
      'field-type-wrong http[0].route[0].destination.port.number',
    ],
    [
      'a number for a duration',
      { hosts: ['a'], http: [{ ...route[0], timeout: 5 }] },
      'field-type-wrong http[0].timeout',
    ],
    [
      'text for a boolean',
      { hosts: ['a'], http: [{ ...route[0], match: [{ ignoreUriCase: 'yes', uri: { exact: '/' } }] }] },
      'field-type-wrong http[0].match[0].ignoreUriCase',
    ],
    ['an empty list item', { hosts: [null], http: route }, 'field-type-wrong hosts[0]'],
  ])('%s', (_name, spec, expected) => {
    expect(faults('VirtualService', spec)).toEqual([expected]);
  });

  test('null counts as absent', () => {
    expect(faults('VirtualService', { hosts: ['a'], gateways: null, http: route })).toEqual([]);
    expect(faults('WasmPlugin', { url: null })).toEqual(['required-field-missing url']);
  });
});

describe('values', () => {
  test.each([
    [
      'DestinationRule',
      { host: 'a', trafficPolicy: { loadBalancer: { simple: 'least_request' } } },
      ['field-value-not-allowed trafficPolicy.loadBalancer.simple'],
    ],
    [
      'DestinationRule',
      { host: 'a', trafficPolicy: { connectionPool: { tcp: { connectTimeout: '5' } } } },
      ['field-value-not-allowed trafficPolicy.connectionPool.tcp.connectTimeout'],
    ],
    [
      'DestinationRule',
      { host: 'a', trafficPolicy: { loadBalancer: { warmup: { duration: '0s' } } } },
      ['field-value-not-allowed trafficPolicy.loadBalancer.warmup.duration'],
    ],
    ['PeerAuthentication', { selector, portLevelMtls: {} }, ['field-value-not-allowed portLevelMtls']],
    [
      'PeerAuthentication',
      { selector, portLevelMtls: { http: { mode: 'STRICT' } } },
      ['field-value-not-allowed portLevelMtls.http'],
    ],
    [
      'PeerAuthentication',
      { selector: { matchLabels: { app: 'or*' } } },
      ['field-value-not-allowed selector.matchLabels.app'],
    ],
    [
      'ServiceEntry',
      { hosts: ['a.example.com'], ports: [port, { ...port, number: 81 }] },
      ['field-value-not-allowed ports[1].name'],
    ],
    [
      'ServiceEntry',
      { hosts: ['a.example.com'], ports: [port, { ...port, name: 'other' }] },
      ['field-value-not-allowed ports[1].number'],
    ],
    ['WasmPlugin', { url: 'ftp://a/b.wasm' }, ['field-value-not-allowed url']],
    ['WasmPlugin', { url: 'oci://a/b', sha256: 'abc' }, ['field-value-not-allowed sha256']],
    [
      'RequestAuthentication',
      { jwtRules: [{ issuer: 'a', jwksUri: 'example.com/keys' }] },
      ['field-value-not-allowed jwtRules[0].jwksUri'],
    ],
    ['WorkloadEntry', { address: 'unix://socket' }, ['field-value-not-allowed address']],
    [
      'gw/HTTPRoute',
      {
        rules: [
          {
            matches: [{ path: { type: 'PathPrefix', value: 'orders' } }],
            backendRefs: [{ name: 'a', port: 80 }],
          },
        ],
      },
      ['field-value-not-allowed rules[0].matches[0].path.value'],
    ],
    [
      'gw/HTTPRoute',
      { rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 300 } }] }] },
      ['field-value-not-allowed rules[0].filters[0].requestRedirect.statusCode'],
    ],
    [
      'gw/HTTPRoute',
      { rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { statusCode: 301 } }] }] },
      [],
    ],
    ['WasmPlugin', { url: 'registry.example.com/plugins/auth:v1' }, []],
    ['WorkloadEntry', { address: 'unix:///var/run/a.sock' }, []],
    [
      'DestinationRule',
      { host: 'a', trafficPolicy: { loadBalancer: { warmup: { duration: '1m30s' } } } },
      [],
    ],
    [
      'ServiceEntry',
      { hosts: ['a.example.com'], addresses: [{ '2001:db8:': null }], resolution: 'NONE' },
      [],
    ],
  ])('%s %j', (kind, spec, expected) => {
    expect(faults(kind, spec)).toEqual(expected);
  });
});

describe('what is missing and what excludes', () => {
  test.each([
    ['DestinationRule', { trafficPolicy: { tls: { mode: 'DISABLE' } } }, ['required-field-missing host']],
    [
      'PeerAuthentication',
      { portLevelMtls: { 80: { mode: 'DISABLE' } } },
      ['required-field-missing portLevelMtls'],
    ],
    ['WorkloadEntry', { labels: { app: 'a' } }, ['required-field-missing address']],
    [
      'Telemetry',
      { metrics: [{ overrides: [{ tagOverrides: { a: { operation: 'UPSERT' } } }] }] },
      ['required-field-missing metrics[0].overrides[0].tagOverrides.a.value'],
    ],
    [
      'EnvoyFilter',
      {
        configPatches: [
          { applyTo: 'CLUSTER', match: { context: 'WAYPOINT' }, patch: { operation: 'REMOVE' } },
        ],
      },
      ['required-field-missing configPatches[0].match.waypoint'],
    ],
    ['TrafficExtension', { phase: 'AUTHN' }, ['required-field-missing ']],
    [
      'gw/HTTPRoute',
      { rules: [{ backendRefs: [{ name: 'a' }] }] },
      ['required-field-missing rules[0].backendRefs[0].port'],
    ],
    [
      'gw/Gateway',
      {
        gatewayClassName: 'istio',
        listeners: [{ name: 'a', port: 443, protocol: 'HTTPS', tls: { mode: 'Terminate' } }],
      },
      ['required-field-missing listeners[0].tls.certificateRefs'],
    ],
    [
      'DestinationRule',
      {
        host: 'a',
        trafficPolicy: { loadBalancer: { simple: 'RANDOM', consistentHash: { useSourceIp: true } } },
      },
      ['fields-exclude-each-other trafficPolicy.loadBalancer.consistentHash'],
    ],
    [
      'RequestAuthentication',
      { selector, targetRefs: [{ kind: 'Service', group: '', name: 'a' }] },
      ['fields-exclude-each-other targetRefs'],
    ],
    [
      'ServiceEntry',
      { hosts: ['a.example.com'], addresses: ['10.0.0.0/8'], resolution: 'DNS' },
      ['fields-exclude-each-other addresses[0]'],
    ],
    [
      'ServiceEntry',
      { hosts: ['a.example.com'], endpoints: [{ address: '192.0.2.1' }] },
      ['fields-exclude-each-other endpoints'],
    ],
    [
      'AuthorizationPolicy',
      { rules: [{ from: [{ source: { serviceAccounts: ['a/b'], namespaces: ['a'] } }] }] },
      ['fields-exclude-each-other rules[0].from[0].source.serviceAccounts'],
    ],
    [
      'gw/HTTPRoute',
      {
        rules: [
          {
            filters: [{ type: 'URLRewrite', urlRewrite: { hostname: 'a.example.com' }, cors: {} }],
            backendRefs: [{ name: 'a', port: 80 }],
          },
        ],
      },
      ['fields-exclude-each-other rules[0].filters[0].cors'],
    ],
    [
      'gw/HTTPRoute',
      {
        rules: [
          {
            filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }],
            backendRefs: [{ name: 'a', port: 80 }],
          },
        ],
      },
      ['fields-exclude-each-other rules[0].backendRefs'],
    ],
    [
      'gw/HTTPRoute',
      { rules: [{ filters: [{ type: 'RequestRedirect', requestRedirect: { scheme: 'https' } }] }] },
      [],
    ],
    [
      'gw/Gateway',
      {
        gatewayClassName: 'istio',
        listeners: [
          { name: 'a', port: 80, protocol: 'HTTP' },
          { name: 'b', port: 80, protocol: 'HTTP', hostname: 'a.example.com' },
        ],
      },
      [],
    ],
    [
      'gw/Gateway',
      { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
      [],
    ],
    ['Telemetry', { metrics: [{ overrides: [{ tagOverrides: { a: { operation: 'REMOVE' } } }] }] }, []],
    ['PeerAuthentication', { mtls: { mode: 'STRICT' } }, []],
  ])('%s %j', (kind, spec, expected) => {
    expect(faults(kind, spec)).toEqual(expected);
  });
});

describe('unknown fields', () => {
  const messages = (text: string, minor = 31) => {
    const [resource] = parse([{ name: 'a.yaml', text }], 'default').resources;
    return problemsOf(resource!, minor).map(({ path, message, repair }) => ({
      path: path.join('.'),
      message,
      repair,
    }));
  };
  const rule = (body: string) =>
    `apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\nspec:\n  hosts: [a]\n  http:\n  - route: [{ destination: { host: a } }]\n    ${body}\n`;

  test('the nearest name is offered', () => {
    expect(messages(rule('timeOut: 5s'))).toMatchObject([
      { path: 'spec.http.0.timeOut', repair: { kind: 'rename', to: 'timeout' } },
    ]);
    expect(messages(rule('cors_policy: {}'))).toMatchObject([{ repair: { to: 'corsPolicy' } }]);
    expect(messages(rule('header: {}'))).toMatchObject([{ repair: { to: 'headers' } }]);
  });

  test('nothing is offered for a name like no other', () => {
    expect(messages(rule('websocketUpgrade: true'))).toMatchObject([
      { path: 'spec.http.0.websocketUpgrade', repair: undefined },
    ]);
  });

  test('a field of another place is sent there', () => {
    expect(messages(rule('perTryTimeout: 1s'))[0]?.message).toContain('belongs under `spec.http[].retries`');
  });

  test('an invisible character is named', () => {
    const [problem] = messages(rule('\u200btimeout: 5s'));
    expect(problem?.message).toContain('U+200B');
    expect(problem?.repair).toEqual({ kind: 'rename', to: 'timeout' });
  });

  test('lost indentation is said once for each parent', () => {
    const text =
      'apiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata:\nname: a\nnamespace: b\nspec:\nmtls:\n  mode: STRICT\n';
    expect(messages(text).map(({ path }) => path)).toEqual(['metadata', 'spec']);
  });

  test('a missing spec is missed only where the kind needs one', () => {
    const object = (kind: string, group: string) =>
      `apiVersion: ${group}/v1\nkind: ${kind}\nmetadata: { name: a }\n`;
    expect(messages(object('ServiceEntry', 'networking.istio.io'))).toMatchObject([{ path: 'spec' }]);
    expect(messages(object('PeerAuthentication', 'security.istio.io'))).toEqual([]);
  });

  test('fields of a newer version are told apart', () => {
    expect(
      faults('VirtualService', { hosts: ['a'], http: [{ redirect: { prefixRewrite: '/' } }] }, 30),
    ).toEqual(['field-newer-than-istio http[0].redirect.prefixRewrite']);
    expect(faults('ServiceEntry', { hosts: ['*.example.com'], resolution: 'DYNAMIC_DNS' }, 27)).toEqual([
      'field-newer-than-istio resolution',
    ]);
    expect(faults('RequestAuthentication', { jwtRules: [{ issuer: 'a', presence: 'NEVER' }] })).toEqual([
      'field-newer-than-istio jwtRules[0].presence',
      'field-value-not-allowed jwtRules[0].presence',
    ]);
  });

  test('labels and annotations are text in every kind', () => {
    const text =
      'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: a\n  labels: { version: 1 }\nspec:\n  template:\n    metadata:\n      annotations: { sidecar.istio.io/inject: true }\n';
    expect(messages(text).map(({ path }) => path)).toEqual([
      'metadata.labels.version',
      'spec.template.metadata.annotations.sidecar.istio.io/inject',
    ]);
  });

  test.each([
    [
      'Helm',
      'metadata:\n  name: a\n  labels:\n    app: "{{ .Chart.Name }}"\nspec:\n  mtls:\n    mode: "{{ .Values.mode }}"\n',
    ],
    ['the shell', `metadata: { name: a }\nspec:\n  mtls:\n    mode: \${MODE}\n`],
  ])('values that %s fills in are left alone', (_name, body) => {
    expect(messages(`apiVersion: security.istio.io/v1\nkind: PeerAuthentication\n${body}`)).toEqual([]);
  });

  test('an older version of the Gateway API asks for less', () => {
    const route = (version: string) =>
      `apiVersion: gateway.networking.k8s.io/${version}\nkind: TLSRoute\nmetadata: { name: a }\nspec:\n  rules: [{ backendRefs: [{ name: a, port: 443 }] }]\n`;
    expect(messages(route('v1'))).toMatchObject([{ path: 'spec.hostnames' }]);
    expect(messages(route('v1alpha2'))).toEqual([]);
  });
});
