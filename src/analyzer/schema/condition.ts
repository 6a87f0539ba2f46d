import { asList, asMap } from '../parse/json.ts';
import type { Report, Steps } from './problem.ts';
import { nothing, type Values } from './value-types.ts';

/** Runs on a value whose types and limits are right; what it reports is what the API server refuses. */
export type Condition = (value: unknown, path: Steps, report: Report) => void;

/** The entries of a list as maps. */
export const maps = (value: unknown): Values[] => asList(value).map(asMap);

export const has = (value: Values, name: string): boolean => !nothing(value[name]);

/** A condition on lists: no two entries have one key; `at` is the field to point at. */
export function distinct(key: (entry: Values) => string | undefined, at: string, what: string): Condition {
  return (value, path, report) => {
    const seen = new Map<string, number>();
    maps(value).forEach((entry, index) => {
      const id = key(entry);
      if (id === undefined) return;
      const first = seen.get(id);
      if (first === undefined) {
        seen.set(id, index);
        return;
      }
      const message = `Two entries have ${what} \`${id}\`: the API server refuses the object.`;
      const also = [{ path: [...path, first, at], message: 'the first of them' }];
      report('field-value-not-allowed', [...path, index, at], message, { also });
    });
  };
}
