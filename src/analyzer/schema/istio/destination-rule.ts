import type { Report, Steps } from '../problem.ts';
import { isFqdn, isIp, isLabel } from '../words.ts';
import {
  asMap,
  asText,
  entries,
  exclude,
  exportTo,
  has,
  host,
  isMap,
  type JsonMap,
  percent,
  port,
  type Validation,
} from './common.ts';

/** Istio's checks of a DestinationRule. */
export const destinationRule: Validation = ({ spec }, report) => {
  const name = asText(spec.host);
  if (name) host(name, ['host'], report);
  exportTo(spec, report);
  policy(spec.trafficPolicy, ['trafficPolicy'], report);
  const seen = new Map<string, Steps>();
  for (const { value, path } of entries(spec.subsets, 'subsets')) {
    const subset = asText(value.name);
    if (subset !== undefined && subset !== '' && !isLabel(subset)) {
      report(
        'field-value-not-allowed',
        [...path, 'name'],
        `\`${subset}\` cannot be a subset’s name: letters, digits and inner dashes, at most 63.`,
      );
    }
    const first = subset === undefined ? undefined : seen.get(subset);
    if (first) {
      report(
        'field-value-not-allowed',
        [...path, 'name'],
        `Two subsets are called \`${subset}\`: Istio’s webhook refuses the object.`,
        {
          also: [{ path: first, message: 'the first of them' }],
        },
      );
    } else if (subset !== undefined) seen.set(subset, [...path, 'name']);
    policy(value.trafficPolicy, [...path, 'trafficPolicy'], report);
  }
};

const LEVELS = ['loadBalancer', 'connectionPool', 'outlierDetection', 'tls'];

function policy(value: unknown, path: Steps, report: Report): void {
  if (!isMap(value)) return;
  if (Object.keys(value).length === 0)
    report(
      'required-field-missing',
      path,
      '`trafficPolicy` is empty: Istio’s webhook refuses it. Say a policy, or leave it out.',
    );
  exclude(value, path, 'proxyProtocol', 'tunnel', report);
  settings(value, path, report);
  for (const level of entries(value.portLevelSettings, ...path, 'portLevelSettings')) {
    if (!has(asMap(level.value.port), 'number'))
      report('required-field-missing', [...level.path, 'port'], 'Settings of a port need `port.number`.');
    if (!LEVELS.some((name) => has(level.value, name))) {
      report(
        'required-field-missing',
        level.path,
        'Settings of a port need a `loadBalancer`, `connectionPool`, `outlierDetection` or `tls`.',
      );
    }
    port(asMap(level.value.port).number, [...level.path, 'port', 'number'], report);
    settings(level.value, level.path, report);
  }
  const { tunnel } = value;
  if (!isMap(tunnel)) return;
  const at = [...path, 'tunnel'];
  const target = asText(tunnel.targetHost);
  if (target && !isFqdn(target) && !isIp(target))
    report(
      'field-value-not-allowed',
      [...at, 'targetHost'],
      `\`${target}\` is neither a host nor an address.`,
    );
  const protocol = asText(tunnel.protocol);
  if (protocol && !/^(?:connect|post)$/i.test(protocol))
    report(
      'field-value-not-allowed',
      [...at, 'protocol'],
      `\`${protocol}\` is no way to tunnel: CONNECT or POST.`,
    );
  port(tunnel.targetPort, [...at, 'targetPort'], report);
}

function settings(value: JsonMap, path: Steps, report: Report): void {
  if (isMap(value.connectionPool)) connectionPool(value.connectionPool, [...path, 'connectionPool'], report);
  if (isMap(value.outlierDetection))
    outlierDetection(value.outlierDetection, [...path, 'outlierDetection'], report);
  if (isMap(value.loadBalancer)) loadBalancer(value.loadBalancer, [...path, 'loadBalancer'], report);
  if (isMap(value.tls)) tls(value.tls, [...path, 'tls'], report);
}

function connectionPool(value: JsonMap, path: Steps, report: Report): void {
  if (!has(value, 'http') && !has(value, 'tcp')) {
    report('required-field-missing', path, '`connectionPool` needs `http` or `tcp`.');
    return;
  }
  const http = asMap(value.http);
  for (const name of [
    'http1MaxPendingRequests',
    'http2MaxRequests',
    'maxRequestsPerConnection',
    'maxRetries',
    'maxConcurrentStreams',
  ]) {
    negative(http[name], [...path, 'http', name], report);
  }
  negative(asMap(value.tcp).maxConnections, [...path, 'tcp', 'maxConnections'], report);
  if (http.h2UpgradePolicy === 'UPGRADE' && http.useClientProtocol === true) {
    report(
      'fields-exclude-each-other',
      [...path, 'http', 'useClientProtocol'],
      '`useClientProtocol` keeps what the client speaks and `h2UpgradePolicy: UPGRADE` forces HTTP/2: they exclude each other.',
      {
        also: [{ path: [...path, 'http', 'h2UpgradePolicy'], message: 'the upgrade' }],
      },
    );
  }
}

function negative(value: unknown, path: Steps, report: Report): void {
  if (typeof value === 'number' && value < 0)
    report('field-value-not-allowed', path, `${value} is negative; 0 means the default.`);
}

function outlierDetection(value: JsonMap, path: Steps, report: Report): void {
  percent(value.maxEjectionPercent, [...path, 'maxEjectionPercent'], report);
  percent(value.minHealthPercent, [...path, 'minHealthPercent'], report);
  if (
    Number(value.consecutiveLocalOriginFailures ?? 0) > 0 &&
    value.splitExternalLocalOriginErrors !== true
  ) {
    report(
      'required-field-missing',
      [...path, 'consecutiveLocalOriginFailures'],
      '`consecutiveLocalOriginFailures` counts only with `splitExternalLocalOriginErrors: true`: Istio’s webhook refuses it without.',
    );
  }
}

function loadBalancer(value: JsonMap, path: Steps, report: Report): void {
  exclude(value, path, 'zoneAwareLbSetting', 'localityLbSetting', report);
  const hash = asMap(value.consistentHash);
  const at = [...path, 'consistentHash'];
  exclude(hash, at, 'minimumRingSize', 'ringHash', report);
  exclude(hash, at, 'minimumRingSize', 'maglev', report);
  if (isMap(value.localityLbSetting))
    locality(value.localityLbSetting, [...path, 'localityLbSetting'], report);
}

function locality(value: JsonMap, path: Steps, report: Report): void {
  exclude(value, path, 'failover', 'distribute', report);
  for (const { value: share, path: at } of entries(value.distribute, ...path, 'distribute')) {
    const weights = Object.entries(asMap(share.to));
    const sum = weights.reduce((total, [, weight]) => total + Number(weight), 0);
    const odd = weights.find(([, weight]) => Number(weight) < 1 || Number(weight) > 100);
    if (odd)
      report('field-value-not-allowed', [...at, 'to', odd[0]], `The share ${odd[1]} is outside 1 to 100.`);
    else if (weights.length > 0 && sum !== 100)
      report(
        'field-value-not-allowed',
        [...at, 'to'],
        `The shares of one locality add up to ${sum}; Istio’s webhook wants 100.`,
      );
  }
  for (const { value: pair, path: at } of entries(value.failover, ...path, 'failover')) {
    const from = asText(pair.from) ?? '';
    const to = asText(pair.to) ?? '';
    if (from !== '' && from === to)
      report('field-value-not-allowed', [...at, 'to'], `Failing over from \`${from}\` to itself is refused.`);
    for (const name of ['from', 'to']) {
      const region = asText(pair[name]) ?? '';
      if (/[/*]/.test(region))
        report(
          'field-value-not-allowed',
          [...at, name],
          `\`${region}\` must be a region alone, without zones and without \`*\`.`,
        );
    }
  }
}

function tls(value: JsonMap, path: Steps, report: Report): void {
  const mode = asText(value.mode);
  if (has(value, 'credentialName') && (mode === 'SIMPLE' || mode === 'MUTUAL')) {
    for (const name of ['clientCertificate', 'privateKey', 'caCertificates', 'caCrl']) {
      if (asText(value[name])) exclude(value, path, name, 'credentialName', report);
    }
  } else if (mode === 'MUTUAL') {
    const missing = ['clientCertificate', 'privateKey'].filter((name) => !asText(value[name]));
    if (missing.length > 0) {
      report(
        'required-field-missing',
        path,
        `\`mode: MUTUAL\` has no certificate to show: set \`credentialName\`, or the files (\`${missing.join('`, `')}\` missing).`,
      );
    }
  }
  if (value.insecureSkipVerify === true && mode === 'SIMPLE') {
    for (const name of ['caCertificates', 'subjectAltNames']) {
      if (has(value, name)) exclude(value, path, name, 'insecureSkipVerify', report);
    }
  }
}
