import type { Report, Steps } from '../problem.ts';
import { isFqdn, isHttpProtocol, isIp, isLabel, isSubnet, isTlsProtocol } from '../words.ts';
import {
  asMap,
  asText,
  entries,
  exportTo,
  host,
  type JsonMap,
  port,
  protocol,
  texts,
  textsOf,
  type Validation,
} from './common.ts';

/** Istio's checks of a ServiceEntry that its CRD does not state. */
export const serviceEntry: Validation = ({ spec }, report) => {
  const resolution = asText(spec.resolution) ?? 'NONE';
  const hosts = texts(spec.hosts, 'hosts').filter(({ text }) => text !== '*');
  // A wildcard under DNS is a rule of its own, wildcard-host-with-dns.
  for (const { text, path } of hosts) host(text, path, report);
  exportTo(spec, report, true);
  for (const { text, path } of texts(spec.addresses, 'addresses')) {
    if (!isSubnet(text))
      report('field-value-not-allowed', path, `\`${text}\` is neither an address nor an address block.`);
  }
  ports(spec, report);
  endpoints(spec, resolution, report);
  if (resolution === 'DYNAMIC_DNS') dynamic(spec, hosts, report);
  if (hosts.length > 1 && resolution !== 'NONE') {
    const odd = entries(spec.ports, 'ports').find(({ value }) => {
      const word = asText(value.protocol) ?? '';
      return word !== '' && !isHttpProtocol(word) && !isTlsProtocol(word);
    });
    if (odd) {
      report(
        'fields-exclude-each-other',
        [...odd.path, 'protocol'],
        `Several hosts cannot be told apart on a port of protocol ${asText(odd.value.protocol)}: use one ServiceEntry a host, or an HTTP or TLS port.`,
      );
    }
  }
};

function ports(spec: JsonMap, report: Report): void {
  for (const { value, path } of entries(spec.ports, 'ports')) {
    const name = asText(value.name);
    if (name && !isLabel(name))
      report(
        'field-value-not-allowed',
        [...path, 'name'],
        `\`${name}\` cannot be a port’s name: letters, digits and inner dashes.`,
      );
    protocol(value, path, report, true);
  }
}

function endpoints(spec: JsonMap, resolution: string, report: Report): void {
  const names = new Set(entries(spec.ports).map(({ value }) => asText(value.name)));
  for (const { value, path } of entries(spec.endpoints, 'endpoints')) {
    const address = asText(value.address) ?? '';
    if (
      address &&
      !address.startsWith('unix://') &&
      !isIp(address) &&
      (resolution === 'STATIC' || !isFqdn(address))
    ) {
      const wanted =
        resolution === 'STATIC'
          ? 'an IP address (`resolution: STATIC`); for a host name use `resolution: DNS`'
          : 'an IP address or a host name';
      report('field-value-not-allowed', [...path, 'address'], `\`${address}\` must be ${wanted}.`);
    }
    if (address.startsWith('unix://') && resolution !== 'STATIC') {
      report('field-value-not-allowed', [...path, 'address'], 'A Unix socket needs `resolution: STATIC`.');
    }
    for (const [name, number] of Object.entries(asMap(value.ports))) {
      if (!names.has(name))
        report(
          'field-value-not-allowed',
          [...path, 'ports', name],
          `The entry has no port called \`${name}\`: Istio’s webhook refuses the object.`,
        );
      port(number, [...path, 'ports', name], report);
    }
  }
}

function dynamic(spec: JsonMap, hosts: { text: string; path: Steps }[], report: Report): void {
  const plain = hosts.find(({ text }) => !text.startsWith('*'));
  if (plain)
    report(
      'field-value-not-allowed',
      plain.path,
      '`resolution: DYNAMIC_DNS` is for wildcard hosts; for a whole name use `DNS`.',
    );
  for (const name of ['addresses', 'endpoints']) {
    if (textsOf(spec[name]).length > 0 || entries(spec[name]).length > 0) {
      report(
        'fields-exclude-each-other',
        [name],
        `\`${name}\` and \`resolution: DYNAMIC_DNS\` exclude each other.`,
      );
    }
  }
}
