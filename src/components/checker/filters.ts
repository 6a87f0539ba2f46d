import type { Certainty, Severity } from '../../analyzer/types.ts';
import { type KeyedFinding, nameOf } from './findings.ts';

export type Grouping = 'text' | 'object' | 'file';

/** Which findings are listed, and how; an empty list or an absent value lets everything through. */
export interface Filters {
  severity: Severity[];
  certainty?: Certainty;
  rule?: string;
  /** The object as `nameOf` writes it. */
  object?: string;
  /** While a text is compared with an earlier one: only what is new. */
  introduced?: boolean;
  group: Grouping;
}

export const noFilters: Filters = { severity: [], group: 'text' };

const severityNames: readonly Severity[] = ['error', 'warning', 'info'];
const keys = ['severity', 'certainty', 'rule', 'object', 'group', 'only'];

/** How many of the filters hold something back. */
export const countOf = ({ severity, certainty, rule, object, introduced }: Filters): number =>
  [severity.length > 0, certainty, rule, object, introduced].filter(Boolean).length;

export function passes(finding: KeyedFinding, filters: Filters, isNew?: (key: string) => boolean): boolean {
  const { severity, certainty, rule, object, introduced } = filters;
  if (severity.length > 0 && !severity.includes(finding.severity)) return false;
  if (certainty && finding.certainty !== certainty) return false;
  if (rule && finding.rule !== rule) return false;
  if (object && objectOf(finding) !== object) return false;
  return !introduced || isNew === undefined || isNew(finding.key);
}

/** Name of a finding's object; what belongs to none is the text's. */
export const objectOf = ({ resource }: KeyedFinding): string => (resource ? nameOf(resource) : 'The text');

export interface Group {
  /** Empty where the list is not grouped. */
  title: string;
  findings: KeyedFinding[];
}

/** The findings that pass, in groups, in the order of the text. */
export function grouped(
  findings: KeyedFinding[],
  filters: Filters,
  isNew?: (key: string) => boolean,
): Group[] {
  const listed = findings.filter((finding) => passes(finding, filters, isNew));
  if (filters.group === 'text') return listed.length > 0 ? [{ title: '', findings: listed }] : [];
  const title = filters.group === 'file' ? ({ source }: KeyedFinding) => source : objectOf;
  return [...Map.groupBy(listed, title)].map(([title, findings]) => ({ title, findings }));
}

/** The filters as parameters of a link's fragment, such as `severity=error,warning&group=object`; '' for none. */
export function filtersToParams(filters: Filters): string {
  const { severity, certainty, rule, object, introduced, group } = filters;
  const params = new URLSearchParams();
  if (severity.length > 0) params.set('severity', severity.join(','));
  if (certainty) params.set('certainty', certainty);
  if (rule) params.set('rule', rule);
  if (object) params.set('object', object);
  if (introduced) params.set('only', 'introduced');
  if (group !== 'text') params.set('group', group);
  return params.toString().replaceAll('%2C', ',').replaceAll('%2F', '/');
}

/** The filters of a location's hash; undefined where it names none. What they can't hold is left out. */
export function filtersInHash(hash: string): Filters | undefined {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  if (!keys.some((key) => params.has(key))) return undefined;
  const certainty = params.get('certainty');
  const group = params.get('group');
  return {
    severity: (params.get('severity') ?? '').split(',').filter((name): name is Severity => {
      return severityNames.includes(name as Severity);
    }),
    certainty: certainty === 'certain' || certainty === 'likely' ? certainty : undefined,
    rule: params.get('rule') || undefined,
    object: params.get('object') || undefined,
    introduced: params.get('only') === 'introduced' || undefined,
    group: group === 'object' || group === 'file' ? group : 'text',
  };
}
