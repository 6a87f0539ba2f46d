import { asList, asMap, asText, isMap, type JsonMap, textMap } from '../parse/json.ts';
import type { Place, Resource } from '../parse/resource.ts';

/** Whether a policy is attached to a gateway, waypoint or Service by reference instead of by labels. */
export function hasTarget({ spec }: Resource): boolean {
  return isMap(spec.targetRef) || asList(spec.targetRefs).length > 0;
}

/** `spec.selector.matchLabels`; empty where there is none. */
export function policyLabels({ spec }: Resource): Record<string, string> {
  return textMap(asMap(spec.selector).matchLabels);
}

/** A text in an AuthorizationPolicy's rules, with where it stands. */
export interface PolicyValue {
  text: string;
  /** `principals`, `notHosts`, …; for `when`, its key. */
  field: string;
  part: 'from' | 'to' | 'when';
  /** Stands in a `not…` list: the entry takes something out. */
  negated: boolean;
  at: Place;
}

/** Every text of every rule of an AuthorizationPolicy. */
export function policyValues(policy: Resource): PolicyValue[] {
  return asList(policy.spec.rules).flatMap((rule, r) => [
    ...listed(policy, asMap(rule), r, 'from', 'source'),
    ...listed(policy, asMap(rule), r, 'to', 'operation'),
    ...asList(asMap(rule).when).flatMap((item, w) => {
      const condition = asMap(item);
      const key = asText(condition.key) ?? '';
      return ['values', 'notValues'].flatMap((name) =>
        texts(condition[name], (index) => ({
          field: key,
          part: 'when',
          negated: name === 'notValues',
          at: policy.at('spec', 'rules', r, 'when', w, name, index),
        })),
      );
    }),
  ]);
}

function listed(
  policy: Resource,
  rule: JsonMap,
  r: number,
  part: 'from' | 'to',
  inner: 'source' | 'operation',
): PolicyValue[] {
  return asList(rule[part]).flatMap((item, index) =>
    Object.entries(asMap(asMap(item)[inner])).flatMap(([field, values]) =>
      texts(values, (position) => ({
        field,
        part,
        negated: /^not[A-Z]/.test(field),
        at: policy.at('spec', 'rules', r, part, index, inner, field, position),
      })),
    ),
  );
}

function texts(values: unknown, rest: (index: number) => Omit<PolicyValue, 'text'>): PolicyValue[] {
  return asList(values).flatMap((text, index) =>
    typeof text === 'string' ? [{ text, ...rest(index) }] : [],
  );
}
