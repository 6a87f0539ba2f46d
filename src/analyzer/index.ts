import { runRules } from './engine.ts';
import { buildMesh } from './mesh/index.ts';
import { parse } from './parse/index.ts';
import { rangeOfPlace } from './parse/resource.ts';
import type { Memo } from './parse/tree.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules/index.ts';
import type { Options, Report, Source } from './types.ts';

export { createMemo, type Memo } from './parse/tree.ts';
export type * from './types.ts';

/**
 * Checks sources of YAML. The only door into the analyzer.
 * @param sources texts with distinct names; any text is taken, and none makes it throw
 * @param options what is known beside the text; see `Options` for the defaults
 * @param memo what an earlier call read (`createMemo()` at first): only changed documents are parsed again
 * @returns findings in the order of the text, what was read, what could not be checked, and the settings used
 */
export function analyze(sources: readonly Source[], options: Options = {}, memo?: Memo): Report {
  const parsed = parse(sources, options.defaultNamespace ?? 'default', memo);
  const mesh = buildMesh(parsed.resources, options);
  const { findings, suppressed, ran, skipped } = runRules(chosen(options), mesh, parsed);
  return {
    findings,
    suppressed,
    resources: parsed.resources.map((resource) => ({
      kind: resource.kind,
      apiVersion: resource.apiVersion,
      name: resource.name,
      ...(resource.namespace === undefined ? {} : { namespace: resource.namespace }),
      source: resource.tree.source,
      range: rangeOfPlace(resource.at()),
    })),
    ran,
    skipped,
    settings: mesh.settings,
  };
}

function chosen({ only, except }: Options): readonly Rule[] {
  if (!only && !except) return rules;
  const named = (rule: Rule, names: readonly string[]) =>
    names.includes(rule.name) || rule.aliases.some((alias) => names.includes(alias));
  return rules.filter((rule) => (!only || named(rule, only)) && !(except && named(rule, except)));
}
