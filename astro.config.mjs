import { unified } from '@astrojs/markdown-remark';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import { commands } from './src/build/commands.ts';
import { links } from './src/build/links.ts';
import { offline } from './src/build/offline.ts';
import { pictures } from './src/build/pictures.ts';
import { contentPolicy } from './src/build/policy.ts';
import { preload } from './src/build/preload.ts';
import { remarkMeshbook } from './src/examples/remark.ts';
import { yamlTheme } from './src/examples/theme.ts';

/** Astro marks each MDX file with a directive that means nothing to the bundler, which says so for each. */
const quiet = {
  name: 'meshbook:quiet',
  onLog: (_level, log) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? false : undefined),
};

/** A wizard's later steps are parts of its first page: they make sense with the answers before them. */
const isCanonical = (page) => !/\/diagnose\/[^/]+\/./.test(page);

const chrome = (name) => `./src/components/chrome/${name}.astro`;

export default defineConfig({
  output: 'static',
  site: process.env.SITE_URL || undefined,
  base: process.env.BASE_PATH || '/',
  trailingSlash: 'always',
  prefetch: false,
  devToolbar: { enabled: false },
  markdown: {
    processor: unified({ remarkPlugins: [remarkMeshbook], smartypants: false }),
    syntaxHighlight: 'shiki',
    shikiConfig: { theme: yamlTheme },
  },
  vite: { plugins: [quiet] },
  integrations: [
    starlight({
      title: 'Meshbook',
      description: 'Runbooks, a YAML checker and step-by-step diagnosis for Istio service meshes.',
      favicon: '/favicon.svg',
      locales: { root: { label: 'English', lang: 'en' } },
      customCss: [
        './src/styles/tokens.css',
        './src/styles/base.css',
        './src/styles/blocks.css',
        './src/styles/example.css',
      ],
      routeMiddleware: './src/build/head.ts',
      disable404Route: true,
      expressiveCode: false,
      markdown: { headingLinks: false },
      pagination: false,
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 2 },
      head: [
        { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: contentPolicy } },
        { tag: 'meta', attrs: { name: 'referrer', content: 'no-referrer' } },
      ],
      components: {
        Footer: chrome('Footer'),
        Header: chrome('Header'),
        MarkdownContent: chrome('MarkdownContent'),
        PageFrame: chrome('PageFrame'),
        PageSidebar: chrome('PageSidebar'),
        PageTitle: chrome('PageTitle'),
        ThemeProvider: chrome('ThemeProvider'),
        TwoColumnContent: chrome('TwoColumnContent'),
      },
    }),
    mdx(),
    preact(),
    sitemap({ filter: isCanonical }),
    pictures(),
    commands(),
    preload(),
    links(),
    offline(), // The last: it packs what the others wrote.
  ],
});
