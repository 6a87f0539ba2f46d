/** The forms of words that Istio's and Kubernetes' checks ask for. */

const LABEL = /^[a-zA-Z0-9](?:[-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?$/;
const DURATION = /^[-+]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/;
const UNITS: Record<string, number> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Letters, digits and inner dashes, at most 63 (upper case is allowed, as Istio does). */
export const isLabel = (text: string): boolean => LABEL.test(text);

/** A host without wildcards: labels between dots, the last one not all digits. */
export function isFqdn(text: string): boolean {
  if (text.length === 0 || text.length > 255) return false;
  const labels = text.replace(/\.$/, '').split('.');
  return labels.every(isLabel) && !/^\d+$/.test(labels[labels.length - 1]!);
}

/** A host whose first label may be `*` or begin with it. */
export function isWildcardDomain(text: string): boolean {
  if (text === '*') return true;
  const [first = '', ...rest] = text.replace(/\.$/, '').split('.');
  const label = first === '*' || isLabel(first.replace(/^\*-?/, ''));
  if (rest.length === 0) return label && text.length > 0 && text.length <= 255;
  return label && isFqdn(rest.join('.'));
}

const isIpv4 = (text: string) =>
  /^(?:\d{1,3}\.){3}\d{1,3}$/.test(text) &&
  text.split('.').every((part) => Number(part) < 256 && !/^0\d/.test(part));

function isIpv6(text: string): boolean {
  const bare = text.replace(/%\w+$/, '');
  if (!bare.includes(':') || /[^0-9a-fA-F:.]/.test(bare)) return false;
  const halves = bare.split('::');
  if (halves.length > 2) return false;
  const groups = halves.map((half) => (half ? half.split(':') : []));
  let count = 0;
  for (const [index, group] of groups.flat().entries()) {
    const last = index === groups.flat().length - 1;
    if (group.includes('.')) {
      if (!last || !isIpv4(group)) return false;
      count += 2;
    } else if (/^[0-9a-fA-F]{1,4}$/.test(group)) count += 1;
    else return false;
  }
  return halves.length === 2 ? count < 8 : count === 8;
}

/** An IPv4 or IPv6 address. */
export const isIp = (text: string): boolean => isIpv4(text) || isIpv6(text);

/** An address, or an address block such as `10.0.0.0/8`. */
export function isSubnet(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  if (more.length || !isIp(address)) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (address.includes(':') ? 128 : 32));
}

/** Milliseconds of a duration as Go writes it (`1m30s`); undefined for anything else. */
export function milliseconds(text: string): number | undefined {
  if (/^[-+]?0$/.test(text)) return 0;
  if (!DURATION.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g);
  const sum = [...parts].reduce((total, [, amount, unit]) => total + Number(amount) * UNITS[unit!]!, 0);
  return text.startsWith('-') ? -sum : sum;
}

/** Protocols that ports of Istio's own objects may name, in any case. */
const PROTOCOLS = new Set([
  'tcp',
  'udp',
  'grpc',
  'grpc-web',
  'http',
  'http_proxy',
  'http2',
  'https',
  'tls',
  'mongo',
  'redis',
  'mysql',
]);
export const isProtocol = (text: string): boolean => PROTOCOLS.has(text.toLowerCase());
export const isHttpProtocol = (text: string): boolean =>
  ['http', 'http2', 'http_proxy', 'grpc', 'grpc-web'].includes(text.toLowerCase());
export const isTlsProtocol = (text: string): boolean => ['https', 'tls'].includes(text.toLowerCase());
export const protocolNames = 'HTTP, HTTPS, HTTP2, GRPC, GRPC-WEB, TLS, TCP, MONGO, REDIS, MYSQL or UDP';

/** What RE2 refuses: lookaround, backreferences, possessive and atomic groups; and what no engine can read. */
export function regexFault(source: string): string | undefined {
  if (/\(\?<?[=!]/.test(source)) return 'RE2, which Envoy uses, has no lookaround';
  if (/\\[1-9]/.test(source.replace(/\\\\/g, ''))) return 'RE2, which Envoy uses, has no backreferences';
  if (/\(\?>/.test(source)) return 'RE2, which Envoy uses, has no atomic groups';
  const translated = source
    .replace(/\(\?P</g, '(?<')
    .replace(/\(\?[imsU-]+\)/g, '')
    .replace(/\(\?[imsU-]+:/g, '(?:')
    .replace(/\[:[a-z]+:\]/g, 'a')
    .replace(/\\[AzCQE]/g, '');
  try {
    new RegExp(translated);
    return undefined;
  } catch {
    return unbalanced(translated) ? 'its brackets do not match' : undefined;
  }
}

/** Only faults that are certain in RE2 too: brackets that never close, or close what was not opened. */
function unbalanced(source: string): boolean {
  let depth = 0;
  let inClass = false;
  for (let i = 0; i < source.length; i++) {
    const char = source[i];
    if (char === '\\') i++;
    else if (inClass) inClass = char !== ']';
    else if (char === '[') {
      inClass = true;
      if (source[i + 1] === '^') i++;
      if (source[i + 1] === ']') i++;
    } else if (char === '(') depth++;
    else if (char === ')' && --depth < 0) return true;
  }
  return depth !== 0 || inClass;
}
