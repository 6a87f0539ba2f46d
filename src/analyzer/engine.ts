import type { Mesh } from './mesh/index.ts';
import { fetchName } from './mesh/kinds.ts';
import type { Parsed } from './parse/index.ts';
import { type Resource, rangeOfPlace, resourceId } from './parse/resource.ts';
import type { Hit, Reporter, Rule } from './rule.ts';
import { suppressor } from './suppress.ts';
import type { Finding, Fix, Skipped } from './types.ts';

export interface Outcome {
  findings: Finding[];
  suppressed: Finding[];
  ran: string[];
  skipped: Skipped[];
}

/** Runs the rules over the mesh. A rule that throws is reported as skipped, with its error. */
export function runRules(rules: readonly Rule[], mesh: Mesh, parsed: Parsed): Outcome {
  const findings: Finding[] = [];
  const skips = new Map<string, Skipped & { hits: number }>();
  const ready = rules.filter(({ reads }) => reads.some((kind) => kind === '*' || mesh.of(kind).length > 0));
  for (const rule of ready) {
    try {
      rule.check(mesh, reporter(rule, mesh, findings, skips), parsed);
    } catch (error) {
      const reason = `the check stopped with an error of its own: ${error instanceof Error ? error.message : String(error)}`;
      skips.set(`${rule.name} crashed`, { rule: rule.name, reason, hits: 0 });
    }
  }
  const isSuppressed = suppressor(parsed, mesh.resources);
  const all = distinct(findings).sort(byPlace([...parsed.texts.keys()]));
  return {
    findings: all.filter((finding) => !isSuppressed(finding)),
    suppressed: all.filter(isSuppressed),
    ran: ready.map((rule) => rule.name),
    skipped: [...skips.values()].map(({ hits, ...skip }) => ({
      ...skip,
      reason: hits > 1 ? `${skip.reason} (${hits} places)` : skip.reason,
    })),
  };
}

function reporter(
  rule: Rule,
  mesh: Mesh,
  findings: Finding[],
  skips: Map<string, Skipped & { hits: number }>,
): Reporter {
  const report = (hit: Hit): void => {
    const needs = hit.needs ?? rule.needs;
    const complete = mesh.settings.complete.value;
    const proof =
      hit.comparable !== false &&
      (complete || hit.certainty === 'certain' || hasEvidence(mesh, needs, hit.inNamespace));
    if (needs.length > 0 && !proof) {
      const fetch = fetchCommand(needs, hit.inNamespace);
      const where = hit.inNamespace ? ` of namespace ${hit.inNamespace}` : '';
      const reason = `no ${orList(needs)}${where} was pasted`;
      const key = `${rule.name} ${reason}`;
      const skip = skips.get(key) ?? { rule: rule.name, reason, fetch, hits: 0 };
      skips.set(key, { ...skip, hits: skip.hits + 1 });
      return;
    }
    const likely = needs.length > 0 && !complete;
    findings.push({
      rule: rule.name,
      aliases: [...(hit.aliases ?? rule.aliases)],
      severity: hit.severity ?? rule.severity,
      certainty: hit.certainty ?? (likely ? 'likely' : 'certain'),
      message: hit.message,
      ...named(hit.at.resource),
      source: hit.at.tree.source,
      path: [...hit.at.path],
      range: rangeOfPlace(hit.at),
      related: (hit.related ?? []).map(({ at, message }) => ({
        ...named(at.resource),
        source: at.tree.source,
        path: [...at.path],
        range: rangeOfPlace(at),
        message,
      })),
      fixes: present(hit.fixes),
    });
  };
  const text: Reporter['text'] = (hit) => {
    findings.push({
      rule: rule.name,
      aliases: [...rule.aliases],
      severity: hit.severity ?? rule.severity,
      certainty: 'certain',
      message: hit.message,
      ...(hit.resource ? named(hit.resource) : {}),
      source: hit.source,
      path: [],
      range: hit.range,
      related: [],
      fixes: present(hit.fixes),
    });
  };
  return Object.assign(report, { text });
}

function named(resource: Resource): Pick<Finding, 'resource'> {
  const id = resourceId(resource);
  return id ? { resource: id } : {};
}

function present(fixes: readonly (Fix | undefined)[] | undefined): Fix[] {
  return (fixes ?? []).filter((fix): fix is Fix => fix !== undefined && fix.edits.length > 0);
}

function hasEvidence(mesh: Mesh, kinds: readonly string[], namespace: string | undefined): boolean {
  return kinds.some((kind) =>
    kind === 'Workload'
      ? mesh.workloads.some((w) => namespace === undefined || w.namespace === namespace)
      : mesh.of(kind).some((r) => namespace === undefined || r.namespace === namespace),
  );
}

function orList(kinds: readonly string[]): string {
  const words = kinds.map((kind) => (kind === 'KubernetesGateway' ? 'Gateway API Gateway' : kind));
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

function fetchCommand(kinds: readonly string[], namespace: string | undefined): string {
  const names = kinds.map((kind) =>
    kind === 'Workload' ? 'deployments,statefulsets,daemonsets,pods' : fetchName(kind),
  );
  return `kubectl get ${names.join(',')} ${namespace ? `-n ${namespace}` : '-A'} -o yaml`;
}

function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((f) => {
    const key = `${f.rule} ${f.source} ${f.range.start.line}:${f.range.start.column} ${f.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const RANK = { error: 0, warning: 1, info: 2 } as const;

/** In the order of the text; at one place the graver first. */
function byPlace(sources: readonly string[]): (a: Finding, b: Finding) => number {
  const order = new Map(sources.map((name, index) => [name, index]));
  return (a, b) =>
    (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.column - b.range.start.column ||
    RANK[a.severity] - RANK[b.severity] ||
    (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
