import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite'; // Astro's own bundler.
import { packPath, type Site } from '../offline/site.ts';
import { type Files, packSite } from './packs.ts';

/** Files of a folder by their paths in it. */
export async function readSite(root: string): Promise<Files> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return new Map(
    await Promise.all(
      paths.map(
        async (path) =>
          [relative(root, path).replaceAll(sep, '/'), new Uint8Array(await readFile(path))] as const,
      ),
    ),
  );
}

/** A service worker as one classic script; with a site, the one that keeps it, else the one that removes the other. */
export async function workerScript(site?: Site): Promise<string> {
  const entry = fileURLToPath(new URL(`../offline/${site ? 'worker' : 'remove'}.ts`, import.meta.url));
  const result = await build({
    configFile: false,
    publicDir: false,
    envDir: false,
    logLevel: 'warn',
    build: { write: false, rolldownOptions: { input: entry, output: { format: 'iife' } } },
  });
  const [output] = Array.isArray(result) ? result : [result];
  if (!output || !('output' in output)) throw new Error('Vite gave no output for the service worker');
  const script = output.output[0].code;
  return site ? `const SITE=${JSON.stringify(site)};\n${script}` : script;
}

/** Writes the packs and the service worker of a built site into its folder. */
export async function writeOffline(root: string, hashed: string, built: string): Promise<Site> {
  const { site, packs } = packSite(await readSite(root), { hashed, built });
  await rm(join(root, 'offline'), { recursive: true, force: true });
  await mkdir(join(root, 'offline'));
  await Promise.all([...packs].map(([hash, pack]) => writeFile(join(root, packPath(hash)), pack)));
  await writeFile(join(root, 'sw.js'), await workerScript(site));
  return site;
}

/**
 * Makes the built site work offline after one visit. It comes after the integrations that write or change files.
 * With `MESHBOOK_OFFLINE=off`, and in the dev server, `/sw.js` removes what an earlier build left in a browser.
 */
export function offline(): AstroIntegration {
  const off = process.env.MESHBOOK_OFFLINE === 'off';
  let hashed = '_astro/';
  return {
    name: 'meshbook:offline',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        const works = command === 'build' && !off;
        updateConfig({ vite: { define: { __OFFLINE__: JSON.stringify(works) } } });
      },
      'astro:config:done': ({ config }) => {
        hashed = `${config.build.assets}/`;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use(async ({ url }, response, next) => {
          if (!url?.endsWith('/sw.js')) return next();
          response.setHeader('content-type', 'text/javascript');
          response.end(await workerScript());
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        if (off) return writeFile(join(root, 'sw.js'), await workerScript());
        const { version, bytes, packs, assets } = await writeOffline(root, hashed, buildDay());
        const files = packs.reduce((sum, { files }) => sum + files.length, Object.keys(assets).length);
        const size = `${(bytes / 1e6).toFixed(1)} MB gzipped`;
        const requests = packs.length + Object.keys(assets).length;
        logger.info(`Version ${version}: ${files} files for offline use, ${size} in ${requests} requests.`);
      },
    },
  };
}

/** `SOURCE_DATE_EPOCH`, where set, makes a build the same on any day. */
function buildDay(): string {
  const { SOURCE_DATE_EPOCH } = process.env;
  const time = SOURCE_DATE_EPOCH ? new Date(Number(SOURCE_DATE_EPOCH) * 1000) : new Date();
  return time.toISOString().slice(0, 10);
}
