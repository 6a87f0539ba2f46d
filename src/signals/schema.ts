import { z } from 'astro/zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case');

/**
 * One way in which a paste shows the signal; all that is given must hold. `text` and `regex` look at the pasted
 * text (`text` takes blanks and underscores as equal, and no case), the others at what was read from it.
 */
const match = z
  .strictObject({
    text: z.string().min(2),
    regex: z.string(),
    flag: z.string().regex(/^[A-Z]{2,5}$/),
    details: z.string(),
    code: z.string().regex(/^(IST|KIA)\d{4}$/),
    status: z.number().int(),
    direction: z.enum(['inbound', 'outbound']),
    errno: z.number().int(),
    tlsError: z.string(),
    cluster: z.string(),
    route: z.string(),
    method: z.string(),
    origin: z.literal('application'),
    /** Reset reason inside the braces of the details, such as `overflow`. */
    reset: z.string(),
    shape: z.enum([
      'access-log',
      'codes',
      'proxy-status',
      'endpoints',
      'clusters',
      'routes',
      'listeners',
      'secrets',
      'remote-clusters',
      'describe',
      'pods',
      'events',
    ]),
    /** A fault that rows of an output show: see src/signals/outputs. */
    fault: z.string(),
    /** Other programs print it too, so that it is never certain. */
    likely: z.literal(true),
    state: z.enum(['stale', 'rejected']),
    tcp: z.boolean(),
    ok: z.boolean(),
  })
  .partial()
  .refine((m) => Object.keys(m).length > 0, 'says nothing');

const signal = z.strictObject({
  id,
  title: z.string(),
  match: z.array(match).min(1),
  /** Fields that the text implies although it does not print them: the body of a 503 names no flag. */
  fields: z
    .strictObject({ code: z.number(), flags: z.array(z.string()), ok: z.boolean() })
    .partial()
    .optional(),
  meaning: z.string(),
  causes: z.array(z.string()),
  /** A read-only command that tells the causes apart. */
  run: z.string().optional(),
  next: z.array(z.strictObject({ label: z.string(), href: z.string() })).min(1),
});

/** Shape of content/signals/<family>.yaml. */
export const familySchema = z.strictObject({ title: z.string(), signals: z.array(signal).min(1) });

export type Match = z.infer<typeof match>;
export type Signal = z.infer<typeof signal>;
export type Family = z.infer<typeof familySchema>;
