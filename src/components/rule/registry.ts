import type { Severity } from '../../analyzer/types.ts';

/** What pages need to know of a rule. */
export interface RuleMeta {
  name: string;
  aliases: readonly string[];
  severity: Severity;
  summary: string;
  reads: readonly string[];
  needs: readonly string[];
  fixable?: boolean;
}

const modules = import.meta.glob<{ rules?: RuleMeta[]; default?: RuleMeta[] }>(
  '../../analyzer/rules/index.ts',
  {
    eager: true,
  },
);
const found = Object.values(modules)[0];

export const rules: readonly RuleMeta[] = found?.rules ?? found?.default ?? [];

export function ruleNamed(name: string): RuleMeta | undefined {
  return rules.find((rule) => rule.name === name);
}
