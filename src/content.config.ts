import { defineCollection } from 'astro:content';
import { docsSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { codesSchema, pageSchema } from './content.schema.ts';
import { familySchema } from './signals/schema.ts';
import { wizardSchema } from './wizard/schema.ts';

export const collections = {
  docs: defineCollection({
    loader: glob({ base: './content', pattern: ['runbooks/*.mdx', 'rules/*.mdx'] }),
    schema: docsSchema({ extend: pageSchema }),
  }),
  wizards: defineCollection({
    loader: glob({ base: './content/wizards', pattern: '*.yaml' }),
    schema: wizardSchema,
  }),
  signals: defineCollection({
    loader: glob({ base: './content/signals', pattern: '*.yaml' }),
    schema: familySchema,
  }),
  codes: defineCollection({
    loader: glob({ base: './content/codes', pattern: '*.yaml' }),
    schema: codesSchema,
  }),
};
