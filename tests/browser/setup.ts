import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { type Chromium, findChromium } from './chromium.ts';
import { serve } from './serve.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    url: string;
    dist: string;
    chromium: Chromium;
  }
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const inputs = ['astro.config.mjs', 'package-lock.json', 'content', 'public', 'src'];

/** Once a run: builds the site if what is there is older than its sources, serves it, finds a Chromium. */
export default async function setup(project: TestProject) {
  const dist = process.env.MESHBOOK_DIST ? resolve(process.env.MESHBOOK_DIST) : join(root, 'dist');
  if (!process.env.MESHBOOK_DIST && isStale(dist)) buildSite(dist);
  const chromium = await findChromium(join(root, '.cache'));
  const server = await serve(dist);
  project.provide('url', server.url);
  project.provide('dist', dist);
  project.provide('chromium', chromium);
  return () => server.close();
}

function isStale(dist: string): boolean {
  const index = join(dist, 'index.html');
  if (!existsSync(index)) return true;
  const built = statSync(index).mtimeMs;
  return inputs.some((input) => newest(join(root, input)) > built);
}

function newest(path: string): number {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found?.isDirectory()) return found?.mtimeMs ?? 0;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/**
 * Builds the site into a folder. Throws, with what the build said, when that fails.
 * @param base the path of its host under which it will be served
 */
export function buildSite(folder: string, base = '/'): void {
  console.log(`Building the site for the browser tests, to be served under ${base}`);
  const astro = join(root, 'node_modules', '.bin', 'astro');
  const bin = join(root, 'node_modules', '.bin');
  // Vitest's own BASE_URL would pass for the site's.
  const { BASE_URL: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(astro, ['build', '--outDir', folder], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...env,
      PATH: `${bin}:${process.env.PATH}`,
      BASE_PATH: base,
      NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  });
  if (status !== 0) throw new Error(`astro build failed:\n${stdout}\n${stderr}`);
}
