import type { Parsed } from './parse/index.ts';
import type { Resource } from './parse/resource.ts';
import type { Finding } from './types.ts';

const COMMENT = /#\s*meshbook-ignore:\s*([a-z0-9-]+|\*)/i;

/**
 * Says of a finding whether the text asked to leave it out:
 * - `galley.istio.io/analyze-suppress` on the object: codes (or rule names) after commas, or `*`;
 * - `kiali.io/ignore-validations` on the object: empty means all, else codes after commas;
 * - a comment `# meshbook-ignore: <rule> (reason)` on the finding's line or on the line above.
 */
export function suppressor(parsed: Parsed, resources: readonly Resource[]): (finding: Finding) => boolean {
  const onObjects = new Map<string, Set<string>>();
  for (const resource of resources) {
    const listed = listedBy(resource);
    if (listed) onObjects.set(key(resource.kind, resource.namespace, resource.name), listed);
  }
  const commented = new Map<string, Map<number, string>>();
  for (const [name, text] of parsed.texts) {
    if (text.includes('meshbook-ignore')) commented.set(name, commentsOf(text));
  }
  return (finding) => {
    const { resource, aliases, rule } = finding;
    const listed = resource && onObjects.get(key(resource.kind, resource.namespace, resource.name));
    if (listed && ['*', rule, ...aliases].some((code) => listed.has(code))) return true;
    const comments = commented.get(finding.source);
    if (!comments) return false;
    const { line } = finding.range.start;
    return [comments.get(line), comments.get(line - 1)].some((name) => name === rule || name === '*');
  };
}

function key(kind: string, namespace: string | undefined, name: string): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}

function listedBy(resource: Resource): Set<string> | undefined {
  const galley = resource.annotations['galley.istio.io/analyze-suppress'];
  const kiali = resource.annotations['kiali.io/ignore-validations'];
  if (galley === undefined && kiali === undefined) return undefined;
  const codes = [galley ?? '', kiali ?? ''].join(',').split(',');
  if (kiali !== undefined && kiali.trim() === '') codes.push('*');
  return new Set(codes.map((code) => code.trim()).filter(Boolean));
}

/** Rule names by the 1-based line that holds the comment. */
function commentsOf(text: string): Map<number, string> {
  const found = new Map<number, string>();
  text.split('\n').forEach((line, index) => {
    const rule = COMMENT.exec(line)?.[1];
    if (rule) found.set(index + 1, rule);
  });
  return found;
}
