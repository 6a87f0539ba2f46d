/** Shape of content/search.yaml. */
import { z } from 'astro/zod';
import { parse } from 'yaml';

const words = z.array(z.string().min(2)).min(1);

const schema = z.strictObject({
  same: z.array(words),
  pages: z.array(
    z.union([
      z.strictObject({ topic: z.string(), words }),
      z.strictObject({
        page: z.string().regex(/^\/[a-z0-9/-]*\/$/),
        title: z.string().optional(),
        text: z.string().optional(),
        words,
      }),
    ]),
  ),
});

export interface Named {
  page: string;
  title?: string | undefined;
  text?: string | undefined;
  words: string[];
}

/** Words taken for each other, and the pages that have other names, a topic as its two; throws where it is misshapen. */
export function readWords(yaml: string): { same: string[][]; pages: Named[] } {
  const { same, pages } = schema.parse(parse(yaml));
  return {
    same,
    pages: pages.flatMap((named) =>
      'page' in named
        ? [named]
        : ['runbooks', 'diagnose'].map((folder) => ({
            page: `/${folder}/${named.topic}/`,
            words: named.words,
          })),
    ),
  };
}
