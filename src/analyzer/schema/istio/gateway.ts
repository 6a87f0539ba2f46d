import type { Report, Steps } from '../problem.ts';
import { isHttpProtocol, isIp, isLabel, isProtocol, isTlsProtocol, isWildcardDomain } from '../words.ts';
import {
  asList,
  asMap,
  asText,
  entries,
  has,
  hostFault,
  isMap,
  type JsonMap,
  protocol,
  texts,
  type Validation,
} from './common.ts';

/** Istio's checks of a Gateway. */
export const gateway: Validation = ({ spec }, report) => {
  if (asList(spec.servers).length === 0) {
    report(
      'required-field-missing',
      ['servers'],
      'The Gateway opens no port: it needs `servers`, and Istio’s webhook refuses it without.',
    );
  }
  const names = new Map<string, Steps>();
  for (const { value: server, path } of entries(spec.servers, 'servers')) {
    const port = asMap(server.port);
    const name = asText(port.name);
    const first = name && names.get(name);
    if (first) {
      report(
        'field-value-not-allowed',
        [...path, 'port', 'name'],
        `Two servers have the port name \`${name}\`: Istio’s webhook refuses the object.`,
        {
          also: [{ path: first, message: 'the first of them' }],
        },
      );
    } else if (name) names.set(name, [...path, 'port', 'name']);
    if (has(server, 'hosts') && asList(server.hosts).length === 0) {
      report(
        'required-field-missing',
        [...path, 'hosts'],
        'The server takes no host: `hosts` needs at least one, `*` for all.',
      );
    }
    for (const host of texts(server.hosts, ...path, 'hosts')) serverHost(host.text, host.path, report);
    protocol(port, [...path, 'port'], report);
    const bind = asText(server.bind) ?? '';
    if (
      typeof port.number === 'number' &&
      (port.number > 65535 || (port.number < 1 && !bind.startsWith('unix://')))
    ) {
      report(
        'field-value-not-allowed',
        [...path, 'port', 'number'],
        `Port ${port.number} does not exist: ports are 1 to 65535.`,
      );
    }
    if (bind && !bind.startsWith('unix://') && !isIp(bind)) {
      report('field-value-not-allowed', [...path, 'bind'], `\`${bind}\` is no address to listen on.`);
    }
    const word = asText(port.protocol) ?? '';
    if (isProtocol(word)) serverTls(server, word, path, report);
  }
};

/** `host` or `namespace/host` of a Gateway's server, as Sidecars write them too. */
export function serverHost(text: string, path: Steps, report: Report, alone = true): void {
  const [namespace = '', dns, ...more] = text.split('/');
  if (dns === undefined ? !alone : more.length > 0 || dns === '') {
    report('field-value-not-allowed', path, `\`${text}\` must have the form \`namespace/host\`.`);
    return;
  }
  if (dns !== undefined && !/^~?(?:\*|\.)?$/.test(namespace) && !isLabel(namespace.replace(/^~/, ''))) {
    report(
      'field-value-not-allowed',
      path,
      `\`${namespace}\` in \`${text}\` is no namespace: its name, \`.\` for this one, or \`*\` for all.`,
    );
    return;
  }
  const host = dns ?? text;
  if (host === '*') return;
  const partial = host.includes('*') && !host.startsWith('*.');
  if (!host.includes('.') && !host.includes(':')) {
    report(
      'field-value-not-allowed',
      path,
      `\`${host}\` is a short name; a full one is needed here, such as \`${host === '' ? 'shop' : host.replace(/[^\w-]/g, '')}.example.com\`, or \`*\`.`,
    );
  } else if (partial)
    report(
      'field-value-not-allowed',
      path,
      `\`${host}\` has its \`*\` in the wrong place: only \`*\` and \`*.domain\` are known here.`,
    );
  else if (!isWildcardDomain(host) && !isIp(host)) report('field-value-not-allowed', path, hostFault(host));
}

const CERTIFICATES = [
  'serverCertificate',
  'privateKey',
  'caCertificates',
  'credentialName',
  'credentialNames',
  'tlsCertificates',
];

function serverTls(server: JsonMap, protocol: string, path: Steps, report: Report): void {
  const at = [...path, 'tls'];
  if (!isMap(server.tls)) {
    if (isTlsProtocol(protocol)) {
      report(
        'required-field-missing',
        at,
        `A server of protocol ${protocol} needs \`tls\`: a certificate, or \`mode: PASSTHROUGH\`.`,
      );
    }
    return;
  }
  const tls = server.tls;
  const mode = asText(tls.mode) ?? 'PASSTHROUGH';
  const passes = mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH';
  if (isHttpProtocol(protocol) && !passes) {
    report(
      'fields-exclude-each-other',
      [...at, 'mode'],
      `A server of protocol ${protocol} takes no TLS: use HTTPS, or leave \`tls\` out.`,
      {
        also: [{ path: [...path, 'port', 'protocol'], message: `the protocol is ${protocol}` }],
      },
    );
    return;
  }
  if (!isHttpProtocol(protocol) && !isTlsProtocol(protocol)) {
    report(
      'fields-exclude-each-other',
      at,
      `A server of protocol ${protocol} takes no \`tls\`: use protocol TLS.`,
    );
    return;
  }
  if (mode === 'ISTIO_MUTUAL') {
    for (const name of CERTIFICATES) {
      if (has(tls, name))
        report(
          'fields-exclude-each-other',
          [...at, name],
          `\`mode: ISTIO_MUTUAL\` uses the mesh’s own certificates: \`${name}\` beside it is refused.`,
        );
    }
  }
  certificates(tls, mode, at, report);
}

function certificates(tls: JsonMap, mode: string, at: Steps, report: Report): void {
  if (!['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'].includes(mode)) return;
  if (
    has(tls, 'credentialName') ||
    asList(tls.credentialNames).length > 0 ||
    asList(tls.tlsCertificates).length > 0
  )
    return;
  const files = ['serverCertificate', 'privateKey', ...(mode === 'SIMPLE' ? [] : ['caCertificates'])];
  const missing = files.filter(
    (name) => !asText(tls[name]) && !(name === 'caCertificates' && has(tls, 'caCertCredentialName')),
  );
  if (missing.length > 0) {
    report(
      'required-field-missing',
      at,
      `\`mode: ${mode}\` has no certificate to show: set \`credentialName\`, or the files (\`${missing.join('`, `')}\` missing).`,
    );
  }
}
