import { applyEdits } from '../../src/analyzer/fix/index.ts';
import { analyze } from '../../src/analyzer/index.ts';
import type { Finding, Options } from '../../src/analyzer/types.ts';

export interface Seen {
  line: number;
  severity: Finding['severity'];
  certainty: Finding['certainty'];
  message: string;
  object: string | undefined;
  fixes: Finding['fixes'];
}

/** Findings of one rule in one text, in order; `object` is "Kind namespace/name". */
export function check(rule: string, text: string, options: Options = {}): Seen[] {
  const { findings } = analyze([{ name: 'paste.yaml', text }], options);
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ range, severity, certainty, message, resource, fixes }) => ({
      line: range.start.line,
      severity,
      certainty,
      message,
      object:
        resource && `${resource.kind} ${resource.namespace ? `${resource.namespace}/` : ''}${resource.name}`,
      fixes,
    }));
}

/** Names of all rules that find something, in order. */
export function rulesThatFind(text: string, options: Options = {}): string[] {
  return analyze([{ name: 'paste.yaml', text }], options).findings.map((finding) => finding.rule);
}

/** The text after the first fix of the first finding of a rule; undefined when there is none. */
export function fixed(rule: string, text: string, options: Options = {}): string | undefined {
  const fix = check(rule, text, options)[0]?.fixes[0];
  return fix && applyEdits(text, fix.edits);
}
