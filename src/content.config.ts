import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { pageSchema } from './content.schema.ts';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: ['runbooks/*.mdx', 'rules/*.mdx'] }),
    schema: docsSchema({ extend: pageSchema }),
  }),
  wizards: defineCollection({
    loader: glob({ base: './content/wizards', pattern: '*.yaml' }),
    schema: z.looseObject({ title: z.string(), description: z.string(), runbook: z.string() }),
  }),
  signals: defineCollection({
    loader: glob({ base: './content/signals', pattern: '*.yaml' }),
    schema: z.looseObject({ title: z.string() }),
  }),
};
