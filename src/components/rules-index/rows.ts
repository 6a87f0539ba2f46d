import type { Rule } from '../../analyzer/rule.ts';
import type { PeerCode } from '../rule/codes.ts';
import { kindLabel } from '../rule/registry.ts';
import type { Facets } from './filter.ts';

const fixOf = ({ fixable }: Rule) => (fixable ? 'offered' : 'by-hand');
const needsOf = ({ needs }: Rule) => (needs.length > 0 ? needs : ['none']);

/** What a rule is found by: its title, name and codes, with istioctl's names for them. */
export function ruleFacets(rule: Rule, title: string, nameOf: ReadonlyMap<string, string>): Facets {
  const names = rule.aliases.flatMap((code) => nameOf.get(code) ?? []);
  return {
    find: [title, rule.name, ...rule.aliases, ...names].join(' ').toLowerCase(),
    kind: rule.reads,
    severity: [rule.severity],
    fix: [fixOf(rule)],
    needs: needsOf(rule),
  };
}

/** What a code is found by: itself and its name, and whatever its rules are narrowed by. */
export function codeFacets({ code, rules, istioctl }: PeerCode): Facets {
  const all = (of: (rule: Rule) => readonly string[]) => [...new Set(rules.flatMap(of))];
  return {
    find: `${code} ${istioctl?.name ?? ''}`.toLowerCase(),
    kind: all(({ reads }) => reads),
    severity: istioctl ? [istioctl.severity] : all(({ severity }) => [severity]),
    fix: all((rule) => [fixOf(rule)]),
    needs: all(needsOf),
  };
}

/** Facets as attributes of a row, which `facetsOf` reads back. */
export const attributes = (facets: Facets): Record<string, string> => ({
  'data-find': facets.find,
  'data-kind': facets.kind.join(' '),
  'data-severity': facets.severity.join(' '),
  'data-fix': facets.fix.join(' '),
  'data-needs': facets.needs.join(' '),
});

/** The choices of a select: every value some rule has, with the words for it. */
export const choices = (values: readonly string[]): { value: string; label: string }[] =>
  [...new Set(values)]
    .filter((value) => value !== '*')
    .map((value) => ({ value, label: kindLabel(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
