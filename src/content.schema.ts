import { z } from 'astro/zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
const date = z.coerce.date();

export const source = z.object({ title: z.string().min(1), url: z.url({ protocol: /^https$/ }) });

/** Frontmatter of content/runbooks/<topic>.mdx. */
export const runbookSchema = z.object({
  title: z.string().min(1),
  description: z.string().min(1),
  symptoms: z.array(z.string().min(1)).min(1),
  signals: z.array(slug).default([]),
  rules: z.array(slug).default([]),
  wizard: slug,
  istio: z.string().min(1),
  reviewed: date,
  sources: z.array(source).min(1),
});

/** Frontmatter of content/rules/<rule>.mdx. */
export const ruleSchema = z.object({
  title: z.string().min(1),
  description: z.string().min(1),
  runbook: slug.optional(),
  sources: z.array(source).min(1),
});

/**
 * What Starlight accepts on any page: both kinds of content, and our own pages. Which fields a kind must have is
 * decided by the two schemas above, in `src/content.kinds.ts`.
 */
export const pageSchema = z.object({
  symptoms: z.array(z.string()).optional(),
  signals: z.array(z.string()).optional(),
  rules: z.array(z.string()).optional(),
  wizard: z.string().optional(),
  istio: z.string().optional(),
  reviewed: date.optional(),
  sources: z.array(source).optional(),
  runbook: z.string().optional(),
  /** Small line above the title. */
  eyebrow: z.string().optional(),
  /** Sentence under the title. */
  lede: z.string().optional(),
  /** The title is read by screen readers only. */
  titleHidden: z.boolean().optional(),
  /** Use the whole width of the window. */
  wide: z.boolean().optional(),
});

export type Runbook = z.infer<typeof runbookSchema>;
export type RulePage = z.infer<typeof ruleSchema>;
