import { type Element, elements } from './der.ts';

/** What rules need of an X.509 certificate (RFC 5280, section 4.1). */
export interface Certificate {
  /** Milliseconds since 1970. */
  notBefore: number;
  notAfter: number;
  /** DNS names and addresses of the subject alternative name, else the common name. */
  names: string[];
}

const SEQUENCE = 0x30;
const INTEGER = 0x02;
const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;
const EXTENSIONS = 0xa3;
const VERSION = 0xa0;
const DNS_NAME = 0x82;
const IP_ADDRESS = 0x87;
/** Object identifiers, as their DER content in hex. */
const SUBJECT_ALT_NAME = '551d11';
const COMMON_NAME = '550403';

/** The label of the first PEM block of a text, and its bytes; undefined where there is none that can be read. */
export function firstPemBlock(text: string): { label: string; bytes: Uint8Array } | undefined {
  const match = /-----BEGIN ([A-Z0-9 ]+)-----\s*([A-Za-z0-9+/=\s]+)-----END \1-----/.exec(text);
  const bytes = match && fromBase64(match[2]!);
  return bytes ? { label: match[1]!, bytes } : undefined;
}

/** Bytes of base64 text, in which white space does not count; undefined for anything else. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text.replace(/\s+/g, '')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** Reads a certificate; undefined where the bytes are none. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  try {
    const [certificate] = elements(bytes);
    const [tbs] = elements(inside(certificate, SEQUENCE));
    const fields = elements(inside(tbs, SEQUENCE));
    if (fields[0]?.tag === VERSION) fields.shift();
    const [serial, , , validity, subject] = fields;
    if (serial?.tag !== INTEGER) return undefined;
    const [notBefore, notAfter] = elements(inside(validity, SEQUENCE)).map(timeOf);
    if (notBefore === undefined || notAfter === undefined) return undefined;
    const alternative = alternativeNames(fields.find(({ tag }) => tag === EXTENSIONS));
    return { notBefore, notAfter, names: alternative ?? commonNames(inside(subject, SEQUENCE)) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function inside(element: Element | undefined, tag: number): Uint8Array {
  if (element?.tag !== tag) throw new RangeError('another DER element');
  return element.content;
}

function timeOf({ tag, content }: Element): number {
  const text = latin(content);
  const match = /^(\d{2}|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  const isLong = tag === GENERALIZED_TIME;
  if (!match || (tag !== UTC_TIME && !isLong) || (match[1]!.length === 4) !== isLong)
    throw new RangeError('time of a certificate');
  const [year = 0, month = 1, day, hour, minute, second] = match.slice(1).map(Number);
  const full = isLong ? year : year < 50 ? 2000 + year : 1900 + year;
  return Date.UTC(full, month - 1, day, hour, minute, second);
}

function alternativeNames(extensions: Element | undefined): string[] | undefined {
  if (!extensions) return undefined;
  for (const extension of elements(inside(elements(extensions.content)[0], SEQUENCE))) {
    const parts = elements(inside(extension, SEQUENCE));
    const value = parts[parts.length - 1];
    if (!parts[0] || !value || hex(parts[0].content) !== SUBJECT_ALT_NAME) continue;
    return elements(inside(elements(value.content)[0], SEQUENCE)).flatMap(({ tag, content }) => {
      if (tag === DNS_NAME) return [latin(content).toLowerCase()];
      return tag === IP_ADDRESS && content.length === 4 ? [content.join('.')] : [];
    });
  }
  return undefined;
}

function commonNames(subject: Uint8Array): string[] {
  return elements(subject)
    .flatMap((set) => elements(set.content))
    .flatMap((attribute) => {
      const [type, value] = elements(attribute.content);
      return type && value && hex(type.content) === COMMON_NAME ? [latin(value.content).toLowerCase()] : [];
    });
}

const latin = (bytes: Uint8Array) => String.fromCharCode(...bytes);
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Whether a certificate with this name is one for the host (RFC 6125: a wildcard stands for one label). */
export function nameFits(name: string, host: string): boolean {
  if (name === host) return true;
  if (!name.startsWith('*.') || host.startsWith('*')) return false;
  const dot = host.indexOf('.');
  return dot > 0 && host.slice(dot) === name.slice(1);
}
