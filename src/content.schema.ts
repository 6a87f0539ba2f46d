import { z } from 'astro/zod';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'use lower-case words joined by hyphens');
const date = z.coerce.date();

export const source = z.object({
  title: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  /** Sections whose claims it carries, by anchor; none when it is for the whole page. */
  for: z.array(slug).optional(),
});

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

const istCode = z.string().regex(/^IST\d{4}$/);
const minor = z.string().regex(/^1\.\d+$/);
const release = z.string().regex(/^1\.\d+(\.\d+)?$/);
const text = z.string().min(1);

/** One of istioctl's message codes: what no rule's metadata can say. `code` may stand in backquotes. */
const peerCode = z.strictObject({
  code: istCode,
  /** istioctl's own name for the message. */
  name: text,
  severity: z.enum(['error', 'warning', 'info']),
  /** First and last release that defines it. */
  since: release.optional(),
  until: minor.optional(),
  /** Whether `istioctl analyze` gives it from files alone. */
  files: z.union([z.boolean(), z.literal('partly')]).optional(),
  /** istio.io has a page for it. */
  page: z.literal(true).optional(),
  meaning: text,
  note: text.optional(),
  /** The command that shows it, where it is not `istioctl analyze` in a namespace. */
  analyze: text.optional(),
  /** What to do, where no rule's page says it. */
  instead: text.optional(),
  /** A read-only command that answers what the code is about. */
  run: text.optional(),
  /** Codes that go with it. */
  see: z.array(istCode).default([]),
  sources: z.array(source).default([]),
});

/** content/codes/<where>.yaml: who gives the codes in it. What no rule decides must say what to do and to run. */
export const codesSchema = z
  .strictObject({
    where: z.enum(['analyze', 'precheck', 'never', 'retired']),
    codes: z.array(peerCode).min(1),
  })
  .superRefine(({ where, codes }, context) => {
    codes.forEach(({ code, files, instead, run, until }, index) => {
      const say = (message: string) =>
        context.addIssue({ code: 'custom', message: `${code}: ${message}`, path: ['codes', index] });
      if ((files !== undefined) !== (where === 'analyze')) say('files belongs to analyze');
      if (where !== 'analyze' && !(instead && run)) say('needs instead and run');
      if (until && where !== 'retired') say('until belongs to retired');
    });
  });

export type IstioctlCode = z.infer<typeof peerCode> & { where: z.infer<typeof codesSchema>['where'] };
export type Runbook = z.infer<typeof runbookSchema>;
export type RulePage = z.infer<typeof ruleSchema>;
