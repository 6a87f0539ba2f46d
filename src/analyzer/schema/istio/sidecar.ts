import type { Report, Steps } from '../problem.ts';
import { isFqdn, isIp, isLabel, isTlsProtocol } from '../words.ts';
import { asMap, asText, entries, has, isMap, port, protocol, texts, type Validation } from './common.ts';
import { serverHost } from './gateway.ts';

const ENDPOINT_HOSTS = ['', '127.0.0.1', '0.0.0.0', '::1', '::'];

/** Istio's checks of a Sidecar. */
export const sidecar: Validation = ({ spec }, report) => {
  const parts = ['egress', 'ingress', 'outboundTrafficPolicy', 'inboundConnectionPool'];
  if (!parts.some((name) => has(spec, name))) {
    report(
      'required-field-missing',
      ['egress'],
      'The Sidecar says nothing: it needs `egress`, `ingress` or `outboundTrafficPolicy`, and Istio’s webhook refuses it without.',
    );
  }
  ingress(spec.ingress, report);
  egress(spec.egress, report);
  const policy = asMap(spec.outboundTrafficPolicy);
  const proxy = policy.egressProxy;
  if (!isMap(proxy)) return;
  const at = ['outboundTrafficPolicy', 'egressProxy'];
  if (policy.mode !== 'ALLOW_ANY')
    report(
      'fields-exclude-each-other',
      at,
      '`egressProxy` takes unknown traffic, so it needs `mode: ALLOW_ANY`.',
    );
  const host = asText(proxy.host);
  if (host && !isFqdn(host))
    report('field-value-not-allowed', [...at, 'host'], `\`${host}\` must be a full host name.`);
  if (!has(asMap(proxy.port), 'number'))
    report('required-field-missing', [...at, 'port'], '`egressProxy` needs `port.number`.');
};

function ingress(value: unknown, report: Report): void {
  const seen = new Map<number, Steps>();
  for (const { value: listener, path } of entries(value, 'ingress')) {
    const at = [...path, 'port'];
    const { number } = asMap(listener.port);
    port(number, [...at, 'number'], report);
    repeated(seen, number, [...at, 'number'], report);
    const word = asText(asMap(listener.port).protocol) ?? '';
    protocol(asMap(listener.port), at, report);
    const name = asText(asMap(listener.port).name);
    if (name && !isLabel(name))
      report(
        'field-value-not-allowed',
        [...at, 'name'],
        `\`${name}\` cannot be a port’s name: letters, digits and inner dashes.`,
      );
    const bind = asText(listener.bind);
    if (bind && !isIp(bind))
      report('field-value-not-allowed', [...path, 'bind'], `\`${bind}\` is no address to listen on.`);
    defaultEndpoint(asText(listener.defaultEndpoint), [...path, 'defaultEndpoint'], report);
    if (!isMap(listener.tls)) continue;
    if (word && !isTlsProtocol(word))
      report(
        'fields-exclude-each-other',
        [...path, 'tls'],
        `A listener of protocol ${word} takes no \`tls\`: use HTTPS or TLS.`,
      );
    const mode = asText(listener.tls.mode);
    if (mode === 'ISTIO_MUTUAL' || mode === 'AUTO_PASSTHROUGH') {
      report(
        'field-value-not-allowed',
        [...path, 'tls', 'mode'],
        `A Sidecar’s listener knows no \`mode: ${mode}\`.`,
      );
    }
    for (const field of ['credentialName', 'credentialNames', 'tlsCertificates', 'subjectAltNames']) {
      if (has(listener.tls, field))
        report(
          'fields-exclude-each-other',
          [...path, 'tls', field],
          `A Sidecar’s listener reads its certificate from files: \`${field}\` is refused.`,
        );
    }
  }
}

function defaultEndpoint(value: string | undefined, path: Steps, report: Report): void {
  if (!value || value.startsWith('unix://')) return;
  const [, host = '', port] = /^(.*):(\d+)$/.exec(value) ?? [];
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  if (port !== undefined && ENDPOINT_HOSTS.includes(bare) && Number(port) >= 1 && Number(port) <= 65535)
    return;
  report(
    'field-value-not-allowed',
    path,
    `\`${value}\` is refused: \`defaultEndpoint\` is \`127.0.0.1:PORT\` (the loopback), \`0.0.0.0:PORT\` (the Pod’s address), their IPv6 forms, or \`unix:///path\`.`,
  );
}

function repeated(seen: Map<number, Steps>, number: unknown, path: Steps, report: Report): void {
  if (typeof number !== 'number') return;
  const first = seen.get(number);
  if (first) {
    report(
      'field-value-not-allowed',
      path,
      `Two listeners have port ${number}: Istio’s webhook refuses the object.`,
      {
        also: [{ path: first, message: 'the first of them' }],
      },
    );
  } else seen.set(number, path);
}

function egress(value: unknown, report: Report): void {
  const listeners = entries(value, 'egress');
  const seen = new Map<number, Steps>();
  listeners.forEach(({ value: listener, path }, index) => {
    if (!has(listener, 'port')) {
      if (index < listeners.length - 1) {
        report(
          'field-value-not-allowed',
          path,
          'The egress listener without a port takes everything else, so it must be the last, and there can be one only.',
        );
      }
    } else {
      const { number } = asMap(listener.port);
      if (number !== 0) port(number, [...path, 'port', 'number'], report);
      if (number !== 0) repeated(seen, number, [...path, 'port', 'number'], report);
      protocol(asMap(listener.port), [...path, 'port'], report, true);
    }
    const bind = asText(listener.bind);
    if (bind && !bind.startsWith('unix://') && !isIp(bind))
      report('field-value-not-allowed', [...path, 'bind'], `\`${bind}\` is no address to listen on.`);
    for (const { text, path: at } of texts(listener.hosts, ...path, 'hosts')) {
      if (text.split('/').length !== 2) {
        report(
          'field-value-not-allowed',
          at,
          `\`${text}\` must have the form \`namespace/host\`, such as \`./*\` or \`shop/cart.shop.svc.cluster.local\`.`,
        );
      } else serverHost(text, at, report, false);
    }
  });
}
