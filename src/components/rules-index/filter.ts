/** What the list of rules is narrowed to. An empty field narrows nothing. */
export interface Filter {
  /** Words that a row's code, name or title must hold. */
  q: string;
  kind: string;
  severity: string;
  fix: string;
  needs: string;
}

/** What a row is found by. `*` among the kinds stands for any kind. */
export interface Facets {
  find: string;
  kind: readonly string[];
  severity: readonly string[];
  fix: readonly string[];
  needs: readonly string[];
}

const CHOICES = ['kind', 'severity', 'fix', 'needs'] as const;
const FIELDS = ['q', ...CHOICES] as const;

/** The filter that a query string holds; what it does not name is empty. */
export function filterFrom(query: string): Filter {
  const params = new URLSearchParams(query);
  return Object.fromEntries(FIELDS.map((field) => [field, params.get(field) ?? ''])) as unknown as Filter;
}

/** The query string of a filter, with `?`; empty when nothing is narrowed. */
export function queryOf(filter: Filter): string {
  const params = new URLSearchParams();
  for (const field of FIELDS) if (filter[field].trim()) params.set(field, filter[field].trim());
  return params.size > 0 ? `?${params}` : '';
}

/** Whether a row stays. Every word must occur; `IST 0131` and `ist-0131` are `IST0131`. */
export function matches(facets: Facets, filter: Filter): boolean {
  const words = filter.q
    .toLowerCase()
    .replaceAll(/\b(ist|kia)[\s-]+(?=\d)/g, '$1')
    .split(/\s+/);
  return (
    words.every((word) => facets.find.includes(word)) &&
    CHOICES.every((field) => {
      const wanted = filter[field];
      return (
        wanted === '' || facets[field].includes(wanted) || (field === 'kind' && facets.kind.includes('*'))
      );
    })
  );
}

/** What stays, in words. */
export function countText(rules: Count, codes: Count): string {
  if (rules.shown + codes.shown === 0) return 'No rule and no code matches.';
  return `${part(rules, 'rule')}, ${part(codes, 'code')}`;
}

export interface Count {
  shown: number;
  all: number;
}

const part = ({ shown, all }: Count, noun: string) =>
  shown === all ? `${all} ${noun}s` : `${shown} of ${all} ${noun}s`;
