import { describe, expect, test } from 'vitest';
import { faults } from './objects.ts';

const to = (host: string, more = {}) => ({ destination: { host }, ...more });
const rule = (more = {}) => ({ route: [to('orders')], ...more });
const vs = (...http: unknown[]) => ({ hosts: ['orders'], http });
const policy = (trafficPolicy: unknown) => ({ host: 'orders', trafficPolicy });
const server = (more = {}) => ({
  port: { number: 80, name: 'http', protocol: 'HTTP' },
  hosts: ['shop.example.com'],
  ...more,
});
const https = (tls?: unknown) =>
  server({ port: { number: 443, name: 'https', protocol: 'HTTPS' }, ...(tls ? { tls } : {}) });

/** Kind, spec, and the faults with their paths; none: the webhook takes it. */
type Case = [string, unknown, ...string[]];

const run = (cases: Case[]) =>
  test.each(
    cases.map(
      ([kind, spec, ...expected]) => [kind, JSON.stringify(spec).slice(0, 110), spec, expected] as const,
    ),
  )('%s %s', (kind, _text, spec, expected) => {
    expect(faults(kind, spec)).toEqual(expected);
  });

const V = 'field-value-not-allowed ';
const M = 'required-field-missing ';
const X = 'fields-exclude-each-other ';

describe('VirtualService', () => {
  run([
    ['VirtualService', { hosts: ['orders'] }, `${M}http`],
    ['VirtualService', { hosts: ['*'], http: [rule()] }, `${V}hosts[0]`],
    ['VirtualService', { hosts: ['orders:80'], http: [rule()] }, `${V}hosts[0]`],
    ['VirtualService', { hosts: ['a.*.example.com'], http: [rule()] }, `${V}hosts[0]`],
    ['VirtualService', { hosts: ['*.example.com', 'a.example.com'], http: [rule()] }, `${V}hosts[1]`],
    ['VirtualService', { gateways: ['a'], http: [rule()] }, `${X}gateways`],
    ['VirtualService', { hosts: ['a.example.com'], gateways: ['a/b/c'], http: [rule()] }, `${V}gateways[0]`],
    ['VirtualService', vs({ match: [{ uri: { prefix: '/' } }] }), `${M}http[0].route`],
    ['VirtualService', vs(rule({ redirect: { uri: '/' } })), `${X}http[0].route`],
    ['VirtualService', vs(rule({ directResponse: { status: 200 } })), `${X}http[0].route`],
    ['VirtualService', vs(rule({ delegate: { name: 'a' } })), `${X}http[0].route`],
    ['VirtualService', vs({ route: [to('*')] }), `${V}http[0].route[0].destination.host`],
    ['VirtualService', vs({ route: [to('http://orders')] }), `${V}http[0].route[0].destination.host`],
    ['VirtualService', vs({ route: [to('a'), to('b')] }), `${V}http[0].route[0].weight`],
    ['VirtualService', vs(rule({ match: [{ uri: { regex: '/(?=a)' } }] })), `${V}http[0].match[0].uri.regex`],
    ['VirtualService', vs(rule({ match: [{ uri: { regex: '/(a' } }] })), `${V}http[0].match[0].uri.regex`],
    [
      'VirtualService',
      vs(rule({ match: [{ headers: { 'a b': { exact: 'x' } } }] })),
      `${V}http[0].match[0].headers."a b"`,
    ],
    [
      'VirtualService',
      vs(rule({ match: [{ method: { prefix: '' } }] })),
      `${V}http[0].match[0].method.prefix`,
    ],
    [
      'VirtualService',
      vs(rule({ retries: { attempts: 2, retryOn: '5xx, reset' } })),
      `${V}http[0].retries.retryOn`,
    ],
    [
      'VirtualService',
      vs(rule({ retries: { attempts: 0, perTryTimeout: '1s' } })),
      `${X}http[0].retries.perTryTimeout`,
    ],
    ['VirtualService', vs(rule({ rewrite: {} })), `${M}http[0].rewrite`],
    [
      'VirtualService',
      vs(rule({ rewrite: { uriRegexRewrite: { match: 'a' } } })),
      `${M}http[0].rewrite.uriRegexRewrite.rewrite`,
    ],
    [
      'VirtualService',
      vs(rule({ fault: { abort: { httpStatus: 999 } } })),
      `${V}http[0].fault.abort.httpStatus`,
    ],
    [
      'VirtualService',
      vs({ redirect: { redirectCode: 200, uri: '/' } }),
      `${V}http[0].redirect.redirectCode`,
    ],
    [
      'VirtualService',
      vs(rule({ corsPolicy: { allowMethods: ['get'] } })),
      `${V}http[0].corsPolicy.allowMethods[0]`,
    ],
    [
      'VirtualService',
      { hosts: ['a.example.com'], tls: [{ match: [{ sniHosts: ['b.example.com'] }], route: [to('b')] }] },
      `${V}tls[0].match[0].sniHosts[0]`,
    ],
    [
      'VirtualService',
      { hosts: ['a.example.com'], tcp: [{ match: [{ destinationSubnets: ['x'] }], route: [to('b')] }] },
      `${V}tcp[0].match[0].destinationSubnets[0]`,
    ],
    ['VirtualService', vs(rule())],
    ['VirtualService', { hosts: ['*'], gateways: ['public'], http: [rule()] }],
    ['VirtualService', { hosts: ['192.0.2.1', '*.example.com', 'a.b.svc.cluster.local.'], http: [rule()] }],
    ['VirtualService', vs({ route: [to('a', { weight: 90 }), to('b', { weight: 5 })] })],
    ['VirtualService', vs({ route: [to('a', { weight: 1 }), to('b')] })],
    ['VirtualService', vs({ delegate: { name: 'a', namespace: 'b' }, match: [{ uri: { regex: '/a.*' } }] })],
    ['VirtualService', { http: [rule({ match: [{ uri: { prefix: '' } }] })] }],
    ['VirtualService', vs(rule({ match: [{ withoutHeaders: { a: { regex: '*' } } }] }))],
    ['VirtualService', vs(rule({ match: [{ uri: { regex: '(?i)/a/[[:alpha:]]+/\\d{1,3}' } }] }))],
    [
      'VirtualService',
      vs(
        rule({
          match: [{ headers: { '@request.auth.claims.sub': { exact: 'a' }, ':authority': { exact: 'b' } } }],
        }),
      ),
    ],
    ['VirtualService', vs(rule({ retries: { attempts: 3, retryOn: '5xx,reset,503,connect-failure' } }))],
    [
      'VirtualService',
      { hosts: ['*.example.com'], tls: [{ match: [{ sniHosts: ['a.example.com'] }], route: [to('b')] }] },
    ],
  ]);
});

describe('DestinationRule', () => {
  run([
    ['DestinationRule', { host: 'a_b' }, `${V}host`],
    ['DestinationRule', { host: 'a', subsets: [{ name: 'v1' }, { name: 'v1' }] }, `${V}subsets[1].name`],
    ['DestinationRule', { host: 'a', subsets: [{ name: 'v 1' }] }, `${V}subsets[0].name`],
    ['DestinationRule', policy({}), `${M}trafficPolicy`],
    ['DestinationRule', policy({ connectionPool: {} }), `${M}trafficPolicy.connectionPool`],
    [
      'DestinationRule',
      policy({ portLevelSettings: [{ tls: { mode: 'DISABLE' } }] }),
      `${M}trafficPolicy.portLevelSettings[0].port`,
    ],
    [
      'DestinationRule',
      policy({ connectionPool: { http: { h2UpgradePolicy: 'UPGRADE', useClientProtocol: true } } }),
      `${X}trafficPolicy.connectionPool.http.useClientProtocol`,
    ],
    [
      'DestinationRule',
      policy({ outlierDetection: { maxEjectionPercent: 150 } }),
      `${V}trafficPolicy.outlierDetection.maxEjectionPercent`,
    ],
    [
      'DestinationRule',
      policy({ outlierDetection: { consecutiveLocalOriginFailures: 5 } }),
      `${M}trafficPolicy.outlierDetection.consecutiveLocalOriginFailures`,
    ],
    ['DestinationRule', policy({ tls: { mode: 'MUTUAL' } }), `${M}trafficPolicy.tls`],
    [
      'DestinationRule',
      policy({ tls: { mode: 'SIMPLE', credentialName: 'a', caCertificates: '/a' } }),
      `${X}trafficPolicy.tls.caCertificates`,
    ],
    [
      'DestinationRule',
      policy({ loadBalancer: { localityLbSetting: { distribute: [{ from: 'a/*', to: { 'a/*': 80 } }] } } }),
      `${V}trafficPolicy.loadBalancer.localityLbSetting.distribute[0].to`,
    ],
    [
      'DestinationRule',
      policy({ loadBalancer: { localityLbSetting: { failover: [{ from: 'a', to: 'a' }] } } }),
      `${V}trafficPolicy.loadBalancer.localityLbSetting.failover[0].to`,
    ],
    [
      'DestinationRule',
      { host: '*.example.com', exportTo: ['.'], trafficPolicy: { tls: { mode: 'SIMPLE' } } },
    ],
    ['DestinationRule', policy({ tls: { mode: 'MUTUAL', credentialName: 'a' } })],
    [
      'DestinationRule',
      policy({ portLevelSettings: [{ port: { number: 80 }, loadBalancer: { simple: 'RANDOM' } }] }),
    ],
    [
      'DestinationRule',
      policy({
        loadBalancer: { localityLbSetting: { distribute: [{ from: 'a/*', to: { 'a/*': 80, 'b/*': 20 } }] } },
      }),
    ],
  ]);
});

describe('Gateway', () => {
  const gateway = (...servers: unknown[]) => ({ selector: { istio: 'ingressgateway' }, servers });
  run([
    ['Gateway', { selector: { a: 'b' } }, `${M}servers`],
    [
      'Gateway',
      gateway(server(), server({ port: { number: 81, name: 'http', protocol: 'HTTP' } })),
      `${V}servers[1].port.name`,
    ],
    [
      'Gateway',
      gateway(server({ port: { number: 80, name: 'a', protocol: 'WEB' } })),
      `${V}servers[0].port.protocol`,
    ],
    ['Gateway', gateway(server({ hosts: ['shop'] })), `${V}servers[0].hosts[0]`],
    ['Gateway', gateway(server({ hosts: ['*shop.example.com'] })), `${V}servers[0].hosts[0]`],
    ['Gateway', gateway(server({ hosts: ['a/'] })), `${V}servers[0].hosts[0]`],
    ['Gateway', gateway(https()), `${M}servers[0].tls`],
    ['Gateway', gateway(https({ mode: 'SIMPLE' })), `${M}servers[0].tls`],
    ['Gateway', gateway(server({ tls: { mode: 'SIMPLE', credentialName: 'a' } })), `${X}servers[0].tls.mode`],
    [
      'Gateway',
      gateway(https({ mode: 'ISTIO_MUTUAL', credentialName: 'a' })),
      `${X}servers[0].tls.credentialName`,
    ],
    [
      'Gateway',
      gateway(server({ tls: { httpsRedirect: true } }), https({ mode: 'SIMPLE', credentialName: 'a' })),
    ],
    [
      'Gateway',
      gateway(https({ mode: 'MUTUAL', serverCertificate: '/a', privateKey: '/b', caCertificates: '/c' })),
    ],
    [
      'Gateway',
      gateway(server({ port: { number: 443, name: 'tls', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' } })),
    ],
    [
      'Gateway',
      gateway(
        server({
          port: { number: 15443, name: 'tls', protocol: 'TLS' },
          tls: { mode: 'AUTO_PASSTHROUGH' },
          hosts: ['*.local'],
        }),
      ),
    ],
    ['Gateway', gateway(server({ hosts: ['*', './*', 'ns/*.example.com', '*/a.example.com'] }))],
  ]);
});

describe('ServiceEntry and workloads', () => {
  const entry = (more: unknown) => ({
    hosts: ['api.example.com'],
    ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    ...(more as object),
  });
  run([
    ['ServiceEntry', entry({ addresses: ['api'], resolution: 'NONE' }), `${V}addresses[0]`],
    [
      'ServiceEntry',
      entry({ resolution: 'STATIC', endpoints: [{ address: 'a.example.com' }] }),
      `${V}endpoints[0].address`,
    ],
    [
      'ServiceEntry',
      entry({ resolution: 'DNS', endpoints: [{ address: 'a.example.com', ports: { http: 80 } }] }),
      `${V}endpoints[0].ports.http`,
    ],
    [
      'ServiceEntry',
      {
        hosts: ['a.example.com', 'b.example.com'],
        ports: [{ number: 1, name: 'a', protocol: 'TCP' }],
        resolution: 'DNS',
      },
      `${X}ports[0].protocol`,
    ],
    ['ServiceEntry', entry({ exportTo: ['a b'] }), `${V}exportTo[0]`],
    ['ServiceEntry', entry({ resolution: 'DYNAMIC_DNS' }), `${V}hosts[0]`],
    ['ServiceEntry', entry({ resolution: 'DNS', exportTo: ['~'] })],
    [
      'ServiceEntry',
      entry({ resolution: 'STATIC', endpoints: [{ address: '2001:db8::1', ports: { tls: 8443 } }] }),
    ],
    [
      'ServiceEntry',
      {
        hosts: ['*.example.com'],
        ports: [{ number: 443, name: 'tls', protocol: 'tls' }],
        resolution: 'NONE',
        location: 'MESH_EXTERNAL',
      },
    ],
    ['WorkloadEntry', { address: 'a b' }, `${V}address`],
    ['WorkloadEntry', { address: 'vm1.example.com' }],
    ['WorkloadGroup', { template: { address: 'a/b' } }, `${V}template.address`],
  ]);
});

describe('Sidecar', () => {
  const ingress = (more: unknown) => ({
    ingress: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, ...(more as object) }],
  });
  run([
    ['Sidecar', { workloadSelector: { labels: { app: 'a' } } }, `${M}egress`],
    ['Sidecar', { egress: [{ hosts: ['shop'] }] }, `${V}egress[0].hosts[0]`],
    ['Sidecar', { egress: [{ hosts: ['./cart'] }] }, `${V}egress[0].hosts[0]`],
    ['Sidecar', { egress: [{ hosts: ['./*'] }, { hosts: ['a/*'] }] }, `${V}egress[0]`],
    ['Sidecar', ingress({ defaultEndpoint: 'localhost:8080' }), `${V}ingress[0].defaultEndpoint`],
    [
      'Sidecar',
      ingress({
        defaultEndpoint: '127.0.0.1:8080',
        tls: { mode: 'SIMPLE', serverCertificate: '/a', privateKey: '/b' },
      }),
      `${X}ingress[0].tls`,
    ],
    [
      'Sidecar',
      { egress: [{ hosts: ['./*', '~/*', 'istio-system/*', '*/a.example.com', '~istio-system/*'] }] },
    ],
    [
      'Sidecar',
      { ...ingress({ defaultEndpoint: '0.0.0.0:8080' }), outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
    ],
    ['Sidecar', ingress({ defaultEndpoint: '[::1]:8080' })],
    [
      'Sidecar',
      {
        egress: [{ port: { number: 9080, protocol: 'HTTP', name: 'a' }, hosts: ['./*'] }, { hosts: ['a/*'] }],
      },
    ],
  ]);
});

describe('AuthorizationPolicy and RequestAuthentication', () => {
  const source = (value: unknown) => ({ rules: [{ from: [{ source: value }] }] });
  const operation = (value: unknown) => ({ rules: [{ to: [{ operation: value }] }] });
  const when = (key: string, values: string[] = ['a']) => ({ rules: [{ when: [{ key, values }] }] });
  run([
    ['AuthorizationPolicy', { action: 'DENY' }, `${M}rules`],
    ['AuthorizationPolicy', { action: 'CUSTOM', rules: [{}] }, `${M}provider`],
    [
      'AuthorizationPolicy',
      { action: 'CUSTOM', provider: { name: 'a' }, ...source({ principals: ['a'] }) },
      `${X}rules[0].from[0].source.principals`,
    ],
    ['AuthorizationPolicy', { provider: { name: 'a' }, rules: [{}] }, `${X}provider`],
    ['AuthorizationPolicy', { rules: [{ from: [] }] }, `${M}rules[0].from`],
    ['AuthorizationPolicy', source({}), `${M}rules[0].from[0].source`],
    ['AuthorizationPolicy', source({ ipBlocks: ['10.0.0.0/33'] }), `${V}rules[0].from[0].source.ipBlocks[0]`],
    ['AuthorizationPolicy', operation({ ports: ['http'] }), `${V}rules[0].to[0].operation.ports[0]`],
    ['AuthorizationPolicy', operation({ paths: ['/a/{id}'] }), `${V}rules[0].to[0].operation.paths[0]`],
    ['AuthorizationPolicy', operation({ paths: ['/{**}/{*}'] }), `${V}rules[0].to[0].operation.paths[0]`],
    ['AuthorizationPolicy', operation({ methods: [''] }), `${V}rules[0].to[0].operation.methods[0]`],
    ['AuthorizationPolicy', when('request.header[x]'), `${V}rules[0].when[0].key`],
    ['AuthorizationPolicy', when('request.headers'), `${V}rules[0].when[0].key`],
    ['AuthorizationPolicy', when('source.ip', ['a']), `${V}rules[0].when[0].values[0]`],
    ['AuthorizationPolicy', when('request.auth.claims[iss]', []), `${M}rules[0].when[0].values`],
    [
      'AuthorizationPolicy',
      { targetRefs: [{ kind: 'Gateway', group: 'networking.istio.io', name: 'a' }] },
      `${V}targetRefs[0].group`,
    ],
    ['AuthorizationPolicy', {}],
    ['AuthorizationPolicy', { rules: [{}] }],
    [
      'AuthorizationPolicy',
      { action: 'CUSTOM', provider: { name: 'a' }, ...operation({ paths: ['/admin*'] }) },
    ],
    [
      'AuthorizationPolicy',
      operation({ paths: ['/a/{*}/b/{**}', '*/c', '/d*'], ports: ['80'], hosts: ['*.example.com'] }),
    ],
    [
      'AuthorizationPolicy',
      source({ ipBlocks: ['10.0.0.0/8', '2001:db8::/32'], remoteIpBlocks: ['192.0.2.1'] }),
    ],
    ['AuthorizationPolicy', when('request.auth.claims[realm_access][roles]')],
    ['AuthorizationPolicy', when('experimental.envoy.filters.network.mysql_proxy[db.table]')],
    [
      'AuthorizationPolicy',
      { targetRefs: [{ kind: 'Gateway', group: 'gateway.networking.k8s.io', name: 'a' }] },
    ],
    ['RequestAuthentication', { jwtRules: [{ audiences: ['a'] }] }, `${M}jwtRules[0].issuer`],
    ['RequestAuthentication', { jwtRules: [{ issuer: 'a', jwks: 'https://a' }] }, `${V}jwtRules[0].jwks`],
    ['RequestAuthentication', { jwtRules: [{ issuer: 'a', jwks: '{"keys":[]}' }] }],
  ]);
});

describe('EnvoyFilter', () => {
  const patch = (more: unknown) => ({
    configPatches: [{ applyTo: 'CLUSTER', patch: { operation: 'MERGE', value: {} }, ...(more as object) }],
  });
  run([
    ['EnvoyFilter', patch({ applyTo: undefined }), `${M}configPatches[0].applyTo`],
    ['EnvoyFilter', patch({ patch: { operation: 'MERGE' } }), `${M}configPatches[0].patch.value`],
    ['EnvoyFilter', patch({ match: { listener: {} } }), `${X}configPatches[0].match.listener`],
    ['EnvoyFilter', patch({ patch: { operation: 'REMOVE' } })],
    ['EnvoyFilter', patch({ match: { cluster: { service: 'a' } } })],
    [
      'EnvoyFilter',
      patch({
        applyTo: 'HTTP_FILTER',
        match: { context: 'GATEWAY', listener: { filterChain: { filter: { name: 'a' } } } },
      }),
    ],
  ]);
});
