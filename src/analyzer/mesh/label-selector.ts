import { asList, asMap, asText, textMap, textsOf } from '../parse/json.ts';

/**
 * Whether labels meet a Kubernetes label selector: `matchLabels` and `matchExpressions` all hold. No selector, and an
 * empty one, meet everything. An operator that Kubernetes does not know meets nothing.
 */
export function meets(selector: unknown, labels: Record<string, string>): boolean {
  const { matchLabels, matchExpressions } = asMap(selector);
  return (
    Object.entries(textMap(matchLabels)).every(([key, value]) => labels[key] === value) &&
    asList(matchExpressions).every((item) => {
      const { key, operator, values } = asMap(item);
      const value = labels[asText(key) ?? ''];
      const listed = textsOf(values);
      if (operator === 'Exists') return value !== undefined;
      if (operator === 'DoesNotExist') return value === undefined;
      if (operator === 'In') return value !== undefined && listed.includes(value);
      return operator === 'NotIn' && (value === undefined || !listed.includes(value));
    })
  );
}
