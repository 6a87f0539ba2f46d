import type { Finding, Report, ResourceId, Severity } from '../analyzer/types.ts';

/** What made a report; a test holds the version to that of the package. */
export const TOOL = { name: 'Meshbook', version: '0.1.0' };

/** What a report is written for. */
export interface Context {
  /** Address of the site, without a slash at its end: pages of rules are linked there. */
  site: string;
}

export const ruleUrl = ({ site }: Context, rule: string): string => `${site}/rules/${rule}/`;

/** "VirtualService default/reviews"; "The text" for what belongs to no object. */
export const objectName = (resource: ResourceId | undefined): string =>
  resource
    ? `${resource.kind} ${resource.namespace ? `${resource.namespace}/` : ''}${resource.name}`
    : 'The text';

/** `pasted.yaml:21:9`. */
export const placeName = ({ source, range }: Pick<Finding, 'source' | 'range'>): string =>
  `${source}:${range.start.line}:${range.start.column}`;

/** "2 errors, 1 warning in 4 objects". */
export function countLine({ findings, resources }: Report): string {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length;
  const words = [
    ['error', 'errors', count('error')],
    ['warning', 'warnings', count('warning')],
    ['info', 'info', count('info')],
  ] as const;
  const parts = words.filter(([, , n]) => n > 0).map(([one, many, n]) => `${n} ${n === 1 ? one : many}`);
  const objects = `${resources.length} ${resources.length === 1 ? 'object' : 'objects'}`;
  return `${parts.join(', ') || 'No findings'} in ${objects}`;
}

/** "Subset not found", of `subset-not-found`. */
export const ruleWords = (rule: string): string =>
  rule.charAt(0).toUpperCase() + rule.slice(1).replaceAll('-', ' ');
