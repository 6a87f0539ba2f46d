import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { faultsIn } from '../commands/written.ts';

const FOLDERS = ['runbooks', 'rules', 'wizards', 'signals', 'codes'].map((folder) => `content/${folder}`);

/** Stops a build in which a page, a wizard, a signal or a code names a command or a flag that does not exist. */
export function commands(): AstroIntegration {
  let root = '';
  return {
    name: 'meshbook:commands',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:build:start': () => {
        const files = FOLDERS.flatMap((folder) =>
          readdirSync(`${root}/${folder}`).map((name) => `${folder}/${name}`),
        );
        const faults = files.flatMap((file) => faultsIn(file, readFileSync(`${root}/${file}`, 'utf8')));
        if (faults.length > 0) throw new Error(`Commands that nobody can run:\n${faults.join('\n')}`);
      },
    },
  };
}
