import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { ruleNamed } from '../components/rule/registry.ts';
import { type Card, drawCard, toPng } from '../og/picture.ts';
import { hasPicture, pictureOf } from '../og/place.ts';

/** As many as a small machine has cores; each waits for the picture library's own threads. */
const AT_ONCE = 4;

const ENTITIES: Record<string, string> = { '#39': "'", '#x27': "'", quot: '"', lt: '<', gt: '>', amp: '&' };
const plain = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&([#\w]+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();

/**
 * What a page's picture says, read from its own head and title.
 * @param path from the site's root
 */
export function cardOf(path: string, html: string): Card {
  const meta = (property: string) =>
    plain(new RegExp(`<meta property="og:${property}" content="([^"]*)"`).exec(html)?.[1] ?? '');
  const eyebrow = plain(/<p class="eyebrow[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? '');
  const [, folder = '', name = ''] = path.split('/');
  const card = { title: meta('title'), description: meta('description') };
  const rule = ruleNamed(name);
  switch (folder) {
    case 'runbooks':
      return { ...card, kind: 'Runbook', foot: eyebrow };
    case 'diagnose':
      return {
        kind: 'Step by step',
        title: eyebrow.split(' · ')[0] ?? '',
        description: `Begins with: ${card.title}`,
        foot: eyebrow.split(' · ')[1]?.replace(/^question 1 of at (.+)/, 'At $1 questions') ?? '',
      };
    case 'rules':
      return {
        ...card,
        kind: 'Rule',
        foot: [...(rule ? [rule.severity, ...rule.aliases] : []), name].join(' · '),
      };
    case 'signals':
      return { ...card, kind: 'Signal', foot: eyebrow.split(' · ')[1] ?? '' };
    default:
      return {
        kind: 'For Istio service meshes',
        title: 'Your mesh misbehaves. Find out why.',
        description: card.description,
        foot: 'Works offline after one visit',
      };
  }
}

/** Draws the pictures that links to pages are shown with, if the build knows the site's address. */
export function pictures(): AstroIntegration {
  let isWanted = false;
  return {
    name: 'meshbook:pictures',
    hooks: {
      'astro:config:done': ({ config }) => {
        isWanted = config.site !== undefined;
      },
      'astro:build:done': async ({ dir, pages, logger }) => {
        if (!isWanted) return;
        const start = performance.now();
        const left = pages.map(({ pathname }) => `/${pathname}`).filter(hasPicture);
        const count = left.length;
        const work = async () => {
          for (let path = left.pop(); path; path = left.pop()) {
            const html = await readFile(new URL(`.${path}index.html`, dir), 'utf8');
            const file = fileURLToPath(new URL(`.${pictureOf(path)}`, dir));
            await mkdir(dirname(file), { recursive: true });
            await writeFile(file, await toPng(drawCard(cardOf(path, html))));
          }
        };
        await Promise.all(Array.from({ length: AT_ONCE }, work));
        logger.info(`${count} pictures in ${((performance.now() - start) / 1000).toFixed(1)} s`);
      },
    },
  };
}
