import { z } from 'astro/zod';
import { parse } from 'yaml';

const doorSchema = z.array(
  z.strictObject({
    id: z.string().regex(/^[a-z]+(-[a-z]+)*$/, 'must be kebab-case'),
    /** What one sees first. */
    sees: z.string(),
    words: z.string(),
    /** The wizards that fit, likeliest first, in the reader's words; may hold `code`. */
    wizards: z.array(z.strictObject({ topic: z.string(), says: z.string() })).min(1),
  }),
);

export type Door = z.infer<typeof doorSchema>;

/** Reads content/front-door.yaml; throws with the place when its shape is wrong. */
export const readDoor = (text: string): Door => doorSchema.parse(parse(text));

/** Wizards that no choice of the front door leads to, and topics in it that are no wizard. */
export function strayTopics(door: Door, topics: readonly string[]): { missing: string[]; unknown: string[] } {
  const named = new Set(door.flatMap(({ wizards }) => wizards.map(({ topic }) => topic)));
  return {
    missing: topics.filter((topic) => !named.has(topic)),
    unknown: [...named].filter((topic) => !topics.includes(topic)),
  };
}
