import type { Severity } from '../../analyzer/types.ts';
import type { Graph, GraphNode } from '../../picture/graph.ts';
import { type KeyedFinding, severities } from '../checker/findings.ts';
import { plural } from '../checker/text.ts';

export type NodeFindings = Map<string, KeyedFinding[]>;

/** The findings of each node: those of its object, and where an object has several nodes, those of its part. */
export function findingsByNode({ nodes }: Graph, findings: readonly KeyedFinding[]): NodeFindings {
  const byObject = Map.groupBy(
    nodes.filter(({ resource, missing }) => resource && !missing),
    (node) => objectKey(node.source, node.resource),
  );
  const found: NodeFindings = new Map();
  for (const finding of findings) {
    const own = byObject.get(objectKey(finding.source, finding.resource)) ?? [];
    const node =
      own.find(({ path }) => path?.every((step, index) => finding.path[index] === step)) ??
      own.find(({ path }) => path === undefined) ??
      own[0];
    if (node) found.set(node.id, [...(found.get(node.id) ?? []), finding]);
  }
  return found;
}

const objectKey = (source: string | undefined, resource: GraphNode['resource']): string =>
  resource ? [source, resource.kind, resource.namespace, resource.name].join('\n') : '';

/** The gravest severity among findings; undefined for none. */
export const gravest = (findings: readonly KeyedFinding[] | undefined): Severity | undefined =>
  (['error', 'warning', 'info'] as const).find((severity) =>
    findings?.some((finding) => finding.severity === severity),
  );

/** "✕ 1 error, ▲ 2 warnings"; '' for none. */
export function countWords(findings: readonly KeyedFinding[] = []): string {
  return (['error', 'warning', 'info'] as const)
    .flatMap((severity) => {
      const count = findings.filter((finding) => finding.severity === severity).length;
      if (count === 0) return [];
      const words = severity === 'info' ? `${count} info` : plural(count, severity);
      return [`${severities[severity].shape} ${words}`];
    })
    .join(', ');
}

const kinds: Record<string, string> = { KubernetesGateway: 'Gateway (Gateway API)', Sidecars: 'Sidecars' };

export const kindWords = (kind: string): string => kinds[kind] ?? kind;

/** All there is to say about a node, for who can't see it. */
export function nodeWords(node: GraphNode, findings: readonly KeyedFinding[] | undefined): string {
  const line = node.range ? `line ${node.range.start.line}` : '';
  const counts = countWords(findings).replaceAll(/[✕▲] |i (?=\d)/g, '');
  return [`${kindWords(node.kind)} ${node.label}`, node.detail, line, counts].filter(Boolean).join(', ');
}
