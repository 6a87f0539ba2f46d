import { asList, asMap, asText, isMap, type JsonMap, textsOf } from '../../parse/json.ts';
import type { Report, Steps } from '../problem.ts';
import { isLabel, isProtocol, isWildcardDomain, milliseconds, protocolNames } from '../words.ts';

/** What Istio's own checks see of an object. */
export interface Subject {
  spec: JsonMap;
  name: string;
  namespace: string | undefined;
}

/** Istio's own checks of one kind, which its admission webhook runs; paths are counted from the spec. */
export type Validation = (subject: Subject, report: Report) => void;

export interface Entry {
  value: JsonMap;
  path: Steps;
}

export { asList, asMap, asText, isMap, type JsonMap, milliseconds, textsOf };

export const has = (value: JsonMap, name: string): boolean =>
  value[name] !== undefined && value[name] !== null;

/** The maps of a list with their paths; other entries are the tables' business. */
export function entries(value: unknown, ...path: (string | number)[]): Entry[] {
  return asList(value).flatMap((entry, index) =>
    isMap(entry) ? [{ value: entry, path: [...path, index] }] : [],
  );
}

/** The texts of a list with their paths. */
export function texts(value: unknown, ...path: (string | number)[]): { text: string; path: Steps }[] {
  return asList(value).flatMap((text, index) =>
    typeof text === 'string' ? [{ text, path: [...path, index] }] : [],
  );
}

/** Reports a field that stands beside one it excludes. */
export function exclude(
  value: JsonMap,
  path: Steps,
  name: string,
  other: string,
  report: Report,
  why = '',
): void {
  if (!has(value, name) || !has(value, other)) return;
  report(
    'fields-exclude-each-other',
    [...path, name],
    `\`${name}\` and \`${other}\` exclude each other: Istio’s webhook refuses the object.${why}`,
    {
      also: [{ path: [...path, other], message: `\`${other}\` is set here` }],
    },
  );
}

/** `exportTo`: `.`, `*` or namespaces. */
export function exportTo(spec: JsonMap, report: Report, alsoNobody = false): void {
  for (const { text, path } of texts(spec.exportTo, 'exportTo')) {
    if (text === '.' || text === '*' || isLabel(text) || (alsoNobody && text === '~')) continue;
    report(
      'field-value-not-allowed',
      path,
      `\`${text}\` in \`exportTo\` is neither \`.\` (this namespace), \`*\` (all) nor the name of a namespace.`,
    );
  }
}

/** A host as VirtualServices, DestinationRules and ServiceEntries name one. */
export function host(text: string, path: Steps, report: Report): boolean {
  if (isWildcardDomain(text)) return true;
  report('field-value-not-allowed', path, hostFault(text));
  return false;
}

/** Why a text is no host, in the words of what it looks like. */
export function hostFault(text: string): string {
  if (/^\w+:\/\//.test(text)) return `\`${text}\` is a URL; a host has no scheme and no path.`;
  if (/:\d+$/.test(text))
    return `\`${text}\` names a port; a host stands alone, and the port goes in a field of its own.`;
  if (text.includes('/')) return `\`${text}\` holds a slash; a host has no path.`;
  if (text.includes('*'))
    return `\`${text}\` has its \`*\` in the wrong place: it may only begin the first label, as in \`*.example.com\`.`;
  if (text.includes('_'))
    return `\`${text}\` holds an underscore; host names know letters, digits, dashes and dots.`;
  return `\`${text}\` is no host name: letters, digits and dashes between dots.`;
}

/** The port number of a map, 1 to 65535; unset is the tables' business. */
export function port(value: unknown, path: Steps, report: Report): void {
  if (typeof value !== 'number' || (value >= 1 && value <= 65535)) return;
  report('field-value-not-allowed', path, `Port ${value} does not exist: ports are 1 to 65535.`);
}

/** The protocol of a port of Istio's own objects; an empty one passes where `optional`. */
export function protocol(value: JsonMap, path: Steps, report: Report, optional = false): void {
  const text = asText(value.protocol) ?? '';
  if (isProtocol(text) || (optional && text === '') || (text === '' && !has(value, 'protocol'))) return;
  report(
    'field-value-not-allowed',
    [...path, 'protocol'],
    `\`${text}\` is no protocol that Istio knows: ${protocolNames}.`,
  );
}

/** A percentage, 0 to 100. */
export function percent(value: unknown, path: Steps, report: Report): void {
  if (typeof value !== 'number' || (value >= 0 && value <= 100)) return;
  report('field-value-not-allowed', path, `${value} is no percentage: 0 to 100.`);
}
