import type { Rule } from '../../analyzer/rule.ts';
import { rules } from '../../analyzer/rules/index.ts';

export { rules };

export const ruleNamed = (name: string): Rule | undefined => rules.find((rule) => rule.name === name);

const LABELS: Record<string, string> = {
  KubernetesGateway: 'Gateway (Gateway API)',
  Gateway: 'Gateway (Istio)',
  HelmValues: 'Helm values',
  MeshConfig: 'Mesh config',
  MeshNetworks: 'Mesh networks',
};

/** A kind as the analyzer names it, in the reader's words. */
export const kindLabel = (kind: string): string => LABELS[kind] ?? kind;

/** Every code of the peers, upper-case, with the rules whose findings correspond to it. */
export function rulesByCode(): Map<string, Rule[]> {
  const codes = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const alias of rule.aliases) codes.set(alias, [...(codes.get(alias) ?? []), rule]);
  }
  return new Map([...codes].sort(([a], [b]) => a.localeCompare(b)));
}
